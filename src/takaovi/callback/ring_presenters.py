"""The call ring in words. No queries."""

from dataclasses import dataclass

from takaovi.callback.models import RingPair, RingTurn
from takaovi.callback.ring_values import Missed, TurnState
from takaovi.callback.words import moment
from takaovi.core import clock
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.core.text import Said, say
from takaovi.hours.sentences import clock_words, day_words
from takaovi.hours.time_words import weekday


@dataclass(frozen=True, slots=True)
class TurnWords:
    """One call of the ring: who, when, and what was agreed for no answer. ``open``: it looks for a caller."""

    id: int
    name: str
    when: str
    where: Said
    plan: str
    due: bool
    open: bool


def turn_words(turn: RingTurn, *, named: bool = True) -> TurnWords:
    """``named`` only for whoever calls: others see that a call looks for a caller, and not whom."""
    pair = turn.pair
    contact = turn.state == TurnState.CONTACT
    name = (pair.contact_name if contact else pair.name) if named else _("A call of the call ring")
    return TurnWords(
        id=turn.pk,
        name=name,
        when=moment(turn.due),
        where=say(pair.place, "name", reading().code),
        plan=_plan(turn) if named else "",
        due=turn.due - 15 <= clock.to_minute(clock.now()),
        open=turn.state == TurnState.OPEN,
    )


def _plan(turn: RingTurn) -> str:
    """What comes next if nobody answers now."""
    pair = turn.pair
    by_contact = pair.missed == Missed.CONTACT
    if turn.state == TurnState.CONTACT:
        return _("%(name)s did not answer twice. It was agreed that we then call here.") % {"name": pair.name}
    if turn.state == TurnState.AGAIN:
        if by_contact:
            return _("If nobody answers now, call %(name)s as agreed.") % {"name": pair.contact_name}
        return _("If nobody answers now, nothing more is done. So it was agreed.")
    return _("If nobody answers, call again after 30 minutes.")


@dataclass(frozen=True, slots=True)
class PairWords:
    """One pair for whoever looks after the ring."""

    id: int
    name: str
    when: str
    who: str
    where: Said
    until: str


def pair_words(pair: RingPair) -> PairWords:
    language = reading().code
    when = f"{weekday(pair.weekday)} {clock_words(pair.minute, language)}"
    caller = pair.volunteer.nickname or _("A volunteer")
    if pair.volunteer.forgotten:
        caller = _("nobody now: choose a caller")
    until = day_words(pair.consent_ends, clock.today(), language)
    return PairWords(
        id=pair.pk,
        name=pair.name,
        when=when,
        who=_("Calls: %(name)s") % {"name": caller},
        where=say(pair.place, "name", language),
        until=_("Agreed until %(day)s.") % {"day": until},
    )
