"""The settings of letters, read from the environment: which server takes them, and who may answer."""

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from takaovi.config.env import SettingError, env_str

MAIL_ADDRESS = re.compile(r"[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*", re.ASCII | re.IGNORECASE)
HOST_NAME = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.ASCII)
HERE = frozenset({"127.0.0.1", "localhost", "::1"})
# Where browsers are pushed to: Chrome and most others, Firefox, Safari, Edge on Windows.
PUSH_HOSTS = "fcm.googleapis.com updates.push.services.mozilla.com web.push.apple.com notify.windows.com"
SOCKET = re.compile(r"wss?://[a-z0-9.-]+(?::\d{1,5})?(?:/[\w.-]+)*", re.ASCII)
CENTRES = frozenset({"smpp", "ssmpp"})
USUAL_PORTS = {"start": 587, "always": 465, "none": 25}


class MailServer(NamedTuple):
    """``tls``: start (STARTTLS is demanded), always (from the first byte) or none. Without a host there is none."""

    host: str = ""
    port: int = 0
    user: str = ""
    secret: str = ""
    tls: str = "none"


def env_choice(name: str, default: str, *, choices: Iterable[str]) -> str:
    raw = env_str(name, default)
    if raw not in choices:
        raise SettingError(f"{name}={raw!r}: write one of {', '.join(choices)}.")
    return raw


def env_way(name: str, *, real: str, url_name: str, local: bool, shut: bool) -> str:
    """How letters leave: not at all, to the inbox, or by the ``real`` way whose address is in ``url_name``.

    The inbox shows everybody's letters to everybody, so only a local site has it. ``shut``: only this
    machine can reach the site, so that the inbox may be there unasked.
    """
    usual = real if env_str(url_name, "") else "inbox" if local and shut else "none"
    way = env_choice(name, usual, choices=("none", "inbox", real))
    if way == "inbox" and not local:
        raise SettingError(f"{name}=inbox shows everybody's letters to all: only where TAKAOVI_URL is this machine.")
    if way == real and not env_str(url_name, ""):
        raise SettingError(f"{url_name} is missing, and {name}={real} needs it.")
    return way


def env_mail_address(name: str, default: str) -> str:
    """The address that letters come from; the name beside it is the network's."""
    raw = env_str(name, default)
    if not MAIL_ADDRESS.fullmatch(raw):
        raise SettingError(f"{name}={raw!r}: write an address such as posti@takaovi.example.")
    return raw


def env_mail_server(name: str) -> MailServer:
    """``smtp://user:secret@host:587``, ``smtps://host``; ``smtp://localhost:25?tls=none`` goes without TLS."""
    raw = env_str(name, "")
    if raw == "":
        return MailServer()
    url = urlsplit(raw)
    try:
        port = url.port
    except ValueError:
        raise SettingError(f"{name} has a port that is no number up to 65535.") from None
    tls = {"smtp": parse_qs(url.query).get("tls", ["start"])[0], "smtps": "always"}.get(url.scheme, "")
    if tls not in USUAL_PORTS or not url.hostname:
        # The address may hold a password, so it is not told.
        raise SettingError(f"{name}: write smtp://user:secret@host:587 or smtps://user:secret@host.")
    return MailServer(
        url.hostname, port or USUAL_PORTS[tls], unquote(url.username or ""), unquote(url.password or ""), tls
    )


def env_gateway(name: str) -> str:
    """The address of a gateway, with its path; https, unless it is on this machine. Or of a message centre."""
    raw = env_str(name, "")
    url = urlsplit(raw)
    if url.scheme in CENTRES:
        return _centre(name, raw)
    if raw and not (url.hostname and (url.scheme == "https" or (url.scheme == "http" and url.hostname in HERE))):
        raise SettingError(f"{name}: write the https:// address of the gateway.")
    return raw


def _centre(name: str, raw: str) -> str:
    url = urlsplit(raw)
    try:
        whole = bool(url.hostname and url.username) and (url.port is None or url.port > 0)
    except ValueError:
        whole = False
    if not whole:  # the address holds a password, so it is not told
        raise SettingError(f"{name}: write smpp://user:secret@host:2775 or ssmpp://user:secret@host:3550.")
    return raw


def env_sms_way(name: str, url: str, *, local: bool, shut: bool) -> str:
    """How text messages leave: to a gateway or a message centre, by its address, or by a modem of one's own."""
    if env_str("TAKAOVI_SMS_GAMMU", ""):
        return env_way(name, real="gammu", url_name="TAKAOVI_SMS_GAMMU", local=local, shut=shut)
    real = "smpp" if urlsplit(url).scheme in CENTRES else "http"
    return env_way(name, real=real, url_name="TAKAOVI_SMS_URL", local=local, shut=shut)


def env_reply_secret(name: str) -> str:
    """What a gateway shows when it brings an answer. Empty: no answers are taken."""
    raw = env_str(name, "")
    if raw and len(raw) < 16:
        raise SettingError(f"{name} is too short: at least 16 characters. Make one with: takaovi secret")
    return raw


def env_socket(name: str) -> str:
    """Where browsers reach the switchboard. It stands in the content policy of a page: an address and nothing else."""
    raw = env_str(name, "")
    host = urlsplit(raw).hostname
    if raw and not (SOCKET.fullmatch(raw) and (raw.startswith("wss:") or host in HERE)):
        raise SettingError(f"{name}: write the wss:// address of the switchboard, such as wss://voice.example/ws.")
    return raw


def env_push_hosts(name: str) -> frozenset[str]:
    """The hosts, with all below them, that browsers may name as where they are pushed to."""
    hosts = env_str(name, PUSH_HOSTS).replace(",", " ").split()
    wrong = [host for host in hosts if not HOST_NAME.fullmatch(host)]
    if wrong:
        raise SettingError(f"{name}: {wrong[0]!r} is no name of a host, such as fcm.googleapis.com.")
    return frozenset(hosts)
