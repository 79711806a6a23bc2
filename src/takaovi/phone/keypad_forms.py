"""What was pressed on the page with keys, and the state of the call that the form carries, signed."""

from dataclasses import dataclass
from secrets import token_urlsafe

from django.core import signing
from django.http import QueryDict

from takaovi.phone.asks import LONGEST_NUMBER
from takaovi.phone.state_values import as_json, from_json
from takaovi.phone.values import CallState, Digits, Heard, Joined, Place, Recorded

SALT = "phone.keypad"
CALL_SECONDS = 3600  # a page that was left open for longer begins anew
LONGEST_MESSAGE = 1000  # characters
WRITTEN = "written"


@dataclass(frozen=True, slots=True)
class Pressed:
    """``once`` names this step of this call: what was sent twice is done once. ``written``: a message."""

    state: CallState
    heard: Heard
    call: str
    once: str
    written: str = ""


def sealed(state: CallState, call: str, number: int) -> str:
    """The state as the form carries it. It holds no number and no name, but nobody may make one up."""
    return signing.dumps([as_json(state), call, number], salt=SALT, compress=True)


def new_call() -> str:
    return token_urlsafe(12)


def read_pressed(sent: QueryDict) -> tuple[Pressed, int] | None:
    """What was pressed and which step this is. None for a state that is too old, or not one of ours."""
    try:
        kept, call, number = signing.loads(sent.get("tila", ""), salt=SALT, max_age=CALL_SECONDS)
        state = from_json(kept)
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None
    written = sent.get("viesti", "").replace("\r\n", "\n").strip()[:LONGEST_MESSAGE]
    return Pressed(state, _heard(state, sent, written), call, f"{call}-{number}", written), number


def _heard(state: CallState, sent: QueryDict, written: str) -> Heard:
    if state.at is Place.DUTY:
        return Joined(spoke=True)  # nobody can talk on a page: whoever goes on has rung, or has not
    if state.at is Place.MESSAGE:
        return Recorded(WRITTEN, len(written))
    typed = sent.get("nappain", "") or sent.get("numero", "")
    return Digits("".join(sign for sign in typed if sign in "0123456789*")[:LONGEST_NUMBER])
