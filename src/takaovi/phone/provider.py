"""What we ask of the provider of the phone line by HTTP: a recording, its removal, a call.

``TAKAOVI_VOICE_URL`` is the provider's address up to the accounts, and nothing that a webhook says leads anywhere else.
The shape of the addresses is that of the providers that speak TwiML. Numbers stand in bodies, never in addresses.
"""

import json
import re
import ssl
from base64 import b64encode
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlencode, urlsplit

from django.conf import settings

SECONDS = 15
MOST_BYTES = 8_000_000  # of an answer: two minutes of the finest telephone sound are 2 MB
NAME = re.compile(r"[A-Za-z0-9_-]{1,60}")
GONE = 404


class ProviderFault(Exception):
    """The provider did not do it. ``sure``: it has said so itself, or was never reached, so that nothing was done."""

    def __init__(self, why: str, *, status: int = 0, sure: bool = True) -> None:
        super().__init__(why)
        self.status, self.sure = status, sure


def has_provider() -> bool:
    """Whether recordings can be fetched and calls placed."""
    return bool(settings.VOICE_URL and settings.VOICE_ACCOUNT and settings.VOICE_SECRET and settings.VOICE_NUMBER)


def fetch_recording(name: str) -> bytes:
    """The sound of a message. Raises ProviderFault."""
    return _ask("GET", f"Recordings/{_named(name)}.wav")


def delete_recording(name: str) -> None:
    """Removed there; one that is gone already is as good. Raises ProviderFault."""
    _delete(f"Recordings/{_named(name)}.json")


def place_call(fields: dict[str, str]) -> str:
    """Have a call placed; returns the provider's name of it. Raises ProviderFault."""
    answer = _ask("POST", "Calls.json", urlencode(fields).encode())
    try:
        return str(json.loads(answer)["sid"])
    except (ValueError, KeyError, TypeError):
        raise ProviderFault("an answer that names no call", sure=False) from None


def give_client(fields: dict[str, str]) -> None:
    """Let a browser be a telephone of the line: our own switchboard only. Raises ProviderFault."""
    _ask("POST", "Clients.json", urlencode(fields).encode())


def drop_client(name: str) -> None:
    """It is none any more; one that is gone already is as good. Raises ProviderFault."""
    _delete(f"Clients/{_named(name)}.json")


def _delete(what: str) -> None:
    try:
        _ask("DELETE", what)
    except ProviderFault as fault:
        if fault.status != GONE:
            raise


def _named(name: str) -> str:
    if not NAME.fullmatch(name):
        raise ProviderFault("a name that is none")
    return name


def _ask(method: str, what: str, body: bytes = b"") -> bytes:
    url = urlsplit(settings.VOICE_URL)
    connection = _connection(url.scheme, url.hostname or "", url.port)
    key = b64encode(f"{settings.VOICE_ACCOUNT}:{settings.VOICE_SECRET}".encode()).decode()
    headers = {"Authorization": f"Basic {key}", "Content-Type": "application/x-www-form-urlencoded"}
    sent = False
    try:
        connection.connect()
        sent = True
        connection.request(method, f"{url.path.rstrip('/')}/Accounts/{settings.VOICE_ACCOUNT}/{what}", body, headers)
        answer = connection.getresponse()
        content = answer.read(MOST_BYTES + 1)
    except (OSError, HTTPException) as fault:
        raise ProviderFault(type(fault).__name__, sure=not sent) from None
    finally:
        connection.close()
    if not 200 <= answer.status < 300:
        raise ProviderFault(f"HTTP {answer.status}", status=answer.status, sure=answer.status < 500)
    if len(content) > MOST_BYTES:
        raise ProviderFault("an answer without end")
    return content


def _connection(scheme: str, host: str, port: int | None) -> HTTPConnection:
    if scheme == "https":
        return HTTPSConnection(host, port, timeout=SECONDS, context=ssl.create_default_context())
    return HTTPConnection(host, port, timeout=SECONDS)
