"""The sheet of one call, in words. Asks for nothing but the latest placing of the call in hand."""

from dataclasses import dataclass

from django.conf import settings

from takaovi.callback import phrases
from takaovi.callback.forms import YES
from takaovi.callback.models import Call, CallRequest
from takaovi.callback.mouths import has_mouth
from takaovi.callback.presenters import Row, answer_link, row_of
from takaovi.callback.promise_values import is_quiet
from takaovi.callback.queries import last_call
from takaovi.callback.values import CALL_RINGS_US, IN_HAND, RING_TIME, THEMES, CallState, Reason, State, plain
from takaovi.callback.words import REASONS
from takaovi.callback.words import THEMES as THEME_WORDS
from takaovi.core import clock
from takaovi.core.numbers import as_read
from takaovi.core.reading import gettext as _
from takaovi.people.models import Person
from takaovi.ui.values import Choice, Choices, Link


@dataclass(frozen=True, slots=True)
class SheetWords:
    """One call as a volunteer sees it. ``mine``: it is in their hands; ``waits``: anybody may take it."""

    row: Row
    answer: Link
    hello: str
    waits: bool
    mine: bool
    calling: bool
    quiet: bool
    connected: bool
    line: "LineWords"
    state: str
    themes: Choices
    no_more: Choices
    reasons: Choices


@dataclass(frozen=True, slots=True)
class LineWords:
    """How the call through the line goes: what is told, whether one looks again, and the words of its button."""

    told: str = ""
    fault: bool = False
    look: bool = False
    button: str = ""


def line_words(call: Call | None) -> LineWords:
    """Of the latest placing, in the volunteer's words. Without one the call can be ordered."""
    state = call.state if call else CallState.LAPSED
    if call is not None and state in CALL_RINGS_US:
        if call.made > clock.now() - RING_TIME:
            return LineWords(_("We are ringing you. Answer your own phone and press 1."), look=True)
        silent = _("Did your phone not ring? Then nobody has been called yet.")
        return LineWords(silent, fault=True, button=_("Ring me again"))
    match state:
        case CallState.DIALLED:
            return LineWords(_("We are ringing them. You hear it in your phone."), look=True)
        case CallState.JOINED:
            return LineWords(_("The two of you were connected."))
        case CallState.MISSED:
            return LineWords(_("They did not answer."))
        case CallState.FAILED:
            failed = _("The call did not come about. They have not been rung. Try again, or hand the call on.")
            return LineWords(failed, fault=True, button=_("Ring me again"))
    return LineWords(button=_("Call"))


def sheet_words(row: CallRequest, person: Person, unsaid: str = "") -> SheetWords:
    """``unsaid``: the choice that was left open, by its name."""
    mine = row.taken_by_id == person.pk
    return SheetWords(
        row=row_of(row),
        answer=answer_link(row),
        hello=_hello(person.nickname),
        waits=row.state == State.WAITING,
        mine=mine,
        calling=mine and row.state == State.CALLING,
        quiet=is_quiet(clock.to_minute(clock.now())),
        connected=has_mouth(person.pk),
        line=line_words(last_call(row) if mine else None),
        state=_state(row, mine),
        themes=_choices("teema", _("What was it about?"), {one: THEME_WORDS[one] for one in THEMES}, unsaid),
        no_more=Choices("esto", _("If they ask for it"), (Choice(YES, _("They wish for no more calls.")),), many=True),
        reasons=_choices("syy", _("Why do you hand it on?"), {one: REASONS[one] for one in Reason}, unsaid),
    )


def _choices(name: str, legend: str, words: dict, unsaid: str) -> Choices:
    options = tuple(Choice(one.value, str(said)) for one, said in words.items())
    return Choices(name, legend, options, error=str(phrases.CHOOSE_ONE) if unsaid == name else "")


def _hello(nickname: str) -> str:
    """How the call begins, as it was promised to the person."""
    names = {"name": nickname, "network": settings.NETWORK_NAME}
    if nickname:
        return _("“Hello, this is %(name)s from %(network)s. You asked for a call. Is this a good moment?”") % names
    return _("“Hello, I am calling from %(network)s. You asked for a call. Is this a good moment?”") % names


def _state(row: CallRequest, mine: bool) -> str:
    if row.state in plain(IN_HAND) and not mine:
        return _("Somebody else has this call.")
    if row.state in plain([State.CLOSED, State.GONE]):
        return _("This request is over. Nobody needs to call any more.")
    return ""


@dataclass(frozen=True, slots=True)
class NumberWords:
    """A number on the one page that may show it: as it is read, and as it is dialled."""

    read: str
    tel: str


def number_words(number: str) -> NumberWords | None:
    return NumberWords(as_read(number), number) if number else None


def unblock_choices() -> Choices:
    """Asked where a number was refused: they may have changed their mind."""
    words = _("They themselves want to be called again.")
    return Choices("taas", _("If they had asked for no calls"), (Choice(YES, words),), many=True)
