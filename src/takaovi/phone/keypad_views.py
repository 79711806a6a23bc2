"""The page with keys: the same call, for the eye, without a telephone, a cookie or a script."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from takaovi.callback.values import Source
from takaovi.core.errors import DomainError
from takaovi.core.language import current
from takaovi.core.limits import network_key, spend
from takaovi.core.reading import gettext as _
from takaovi.phone.actions import ask_back, keep_message
from takaovi.phone.flow import begin, promised, refused, step
from takaovi.phone.keypad_forms import Pressed, new_call, read_pressed, sealed
from takaovi.phone.keypad_presenters import keypad
from takaovi.phone.queries import CallWorld, promise_of
from takaovi.phone.sound_queries import turn_sound
from takaovi.phone.values import LANGUAGES, CallBack, KeepMessage, Turn
from takaovi.ui.gate import takes_post
from takaovi.ui.pages import page

GUEST = "guest"
HOUR = 3600
DEEDS_AN_HOUR = 40  # from one address: a library's computers share one


@takes_post
def keypad_page(request: HttpRequest) -> HttpResponse:
    """What is heard after each key."""
    read = read_pressed(request.POST) if request.method == "POST" else None
    if read is None:
        late = _("This page was open for long, so the call begins again.") if request.method == "POST" else ""
        return _told(request, begin(_language()), new_call(), 0, note=late)
    pressed, number = read
    turn = step(pressed.state, pressed.heard, CallWorld(pressed.state.language, pressed.state.area))
    if turn.deed is not None and not spend("phone_deed", network_key(request), DEEDS_AN_HOUR, HOUR):
        many = _("There have been many tries from here. Wait a while, or call us.")
        same = Turn(turn.said[1:], turn.then, pressed.state)
        return _told(request, same, pressed.call, number, note=many, status=429)
    return _told(request, _done(turn, pressed), pressed.call, number + 1)


def _language() -> str:
    code = current().code
    return code if code in LANGUAGES else "fi"


def _done(turn: Turn, pressed: Pressed) -> Turn:
    """The turn after its deed: with the time that was promised, or a kind refusal."""
    state = pressed.state
    if isinstance(turn.deed, KeepMessage):
        keep_message(by=GUEST, once=pressed.once, words=pressed.written, language=state.language, area=state.area)
        return turn
    if not isinstance(turn.deed, CallBack):
        return turn
    try:
        asked = ask_back(by=GUEST, deed=turn.deed, state=state, caller="", source=Source.WEB, once=pressed.once)
    except DomainError:
        return refused(turn)
    return promised(turn, promise_of(asked.promise, sure=asked.sure))


def _told(
    request: HttpRequest, turn: Turn, call: str, number: int, *, note: str = "", status: int = 200
) -> HttpResponse:
    sound = turn_sound(turn.said, turn.state.language)
    context = {
        "call": keypad(turn),
        "sound": sound and reverse("sounds:turn", args=[sound]),
        "sealed": sealed(turn.state, call, number),
        "note": note,
        "first": not number,
    }
    return page(request, "phone/keypad.html", context, public=False, status=status, indexed=not number)
