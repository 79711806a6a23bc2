"""The short-lived key by which a browser is a telephone of the line. Nobody keeps it but the switchboard."""

from dataclasses import dataclass, field
from secrets import token_urlsafe
from urllib.parse import urlsplit

from django.conf import settings

from takaovi.core.errors import NotThere
from takaovi.people.models import Person
from takaovi.phone.line_queries import browser_of
from takaovi.phone.provider import give_client

KEY_SECONDS = 3600  # the page asks for a new key after half of it


@dataclass(frozen=True, slots=True)
class Key:
    """What a browser needs to be rung: where the switchboard is, who it is there, and for how many ``seconds``."""

    socket: str
    uri: str
    secret: str = field(repr=False)
    seconds: int


def make_key(*, person: Person) -> Key:
    """A new key for the browser of this person, which ends the one before. It is kept by the switchboard alone. Raises
    NotThere for who chose no browser, and ProviderFault.
    """
    name = browser_of(person.pk)
    if not name:
        raise NotThere("a browser's line")
    uri = f"sip:{name}@{urlsplit(settings.VOICE_SOCKET).hostname}"
    key = Key(settings.VOICE_SOCKET, uri, token_urlsafe(24), KEY_SECONDS)
    give_client({"Name": name, "Secret": key.secret, "Seconds": str(key.seconds)})
    return key
