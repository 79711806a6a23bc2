"""The day of the call ring: call, nobody answered, spoke, cannot today, somebody else calls."""

from datetime import timedelta

from django.db import transaction

from takaovi.callback import phrases, ring_letters
from takaovi.callback.closing import may_order_again
from takaovi.callback.events import CallOrdered
from takaovi.callback.line_actions import AlreadyTaken
from takaovi.callback.models import Call, RingTurn
from takaovi.callback.mouths import has_mouth
from takaovi.callback.promise_values import is_quiet
from takaovi.callback.ring_queries import open_call_of, volunteers_of
from takaovi.callback.ring_values import LATE_MINUTES, TURN_KEPT_DAYS, WAITS, Missed, TurnState, after_missed
from takaovi.callback.values import CALL_OPEN, LOOKS, CallState, Order, plain
from takaovi.core import bus, clock
from takaovi.core.errors import DomainError, NotThere
from takaovi.core.journal.actions import record_deed, record_fact
from takaovi.core.numbers import NumberLost, open_
from takaovi.people.models import Person

EARLY_MINUTES = 15


def _held(turn: RingTurn, person: Person | None = None) -> RingTurn:
    """The row as it is now, in the hands of ``person``. Raises NotThere and DomainError."""
    rows = RingTurn.objects.select_for_update(of=("self",)).select_related("pair__place", "pair__volunteer")
    row = rows.filter(pk=turn.pk).first()
    if row is None:
        raise NotThere(f"ring turn {turn.pk}")
    if person is not None and (row.caller_id != person.pk or row.state not in plain(WAITS)):
        raise DomainError(phrases.NOT_YOURS)
    return row


def _check_time(row: RingTurn) -> None:
    if row.due - EARLY_MINUTES > clock.to_minute(clock.now()):
        raise DomainError(phrases.RING_TOO_EARLY)


def start_turn(*, by: str, turn: RingTurn, person: Person) -> Order:
    """Call at the agreed time, a quarter of an hour early at most. As ``line_actions.start_call``: with a mouth nobody
    sees a number, without one the order holds it and the look is put down in the book. Raises DomainError.
    """
    now = clock.to_minute(clock.now())
    with transaction.atomic():
        row = _held(turn, person)
        if is_quiet(now):
            raise DomainError(phrases.QUIET_NOW)
        _check_time(row)
        call = open_call_of(row)
        if call is not None and may_order_again(call):
            call = None
        if call is not None and call.state != CallState.SHOWN:
            raise DomainError(phrases.ON_ITS_WAY)
        if call is None:
            state = CallState.ORDERED if has_mouth(person.pk) else CallState.SHOWN
            call = Call.objects.create(turn=row, state=state.value)
            record_deed(by=by, deed="start_turn", thing=row.pair.thing)
        if call.state == CallState.ORDERED:
            bus.announce(CallOrdered(call.pk))
            return Order(call.pk, "", row.pair.language, person.pk)
        return Order(call.pk, _looked_at(by, row, call), row.pair.language, person.pk)


def _looked_at(by: str, row: RingTurn, call: Call) -> str:
    if call.looks >= LOOKS:
        raise DomainError(phrases.LOOKED_ENOUGH)
    call.looks += 1
    call.save(update_fields=["looks"])
    record_deed(by=by, deed="look_at_number", thing=row.pair.thing)
    try:
        return open_(row.sealed_number)
    except NumberLost:
        raise DomainError(phrases.CANNOT_READ) from None


def spoke(*, by: str, turn: RingTurn, person: Person) -> RingTurn:
    """They spoke. That is all that is kept, for two weeks. Raises DomainError before the agreed time."""
    with transaction.atomic():
        row = _held(turn, person)
        if row.state == TurnState.DUE:  # between the two calls the person may have rung back
            _check_time(row)
        _ended_calls(row, CallState.JOINED)
        _finish(by, row, TurnState.DONE)
    return row


def turn_missed(*, by: str, turn: RingTurn, person: Person) -> RingTurn:
    """Nobody answered: what was agreed beforehand follows, and nothing more. Raises DomainError before its time: the
    second call would come at an hour that nobody agreed on.
    """
    with transaction.atomic():
        row = _held(turn, person)
        _check_time(row)
        _ended_calls(row, CallState.MISSED)
        after = after_missed(clock.to_minute(clock.now()), TurnState(row.state), Missed(row.pair.missed))
        if after.due is None:
            _finish(by, row, after.state)
        else:
            row.state, row.due = after.state.value, after.due
            row.save(update_fields=["state", "due"])
            record_deed(by=by, deed="turn_missed", thing=row.pair.thing)
    return row


def _ended_calls(row: RingTurn, state: CallState) -> None:
    Call.objects.filter(turn=row, state__in=plain(CALL_OPEN)).update(state=state.value)


def _finish(by: str, row: RingTurn, state: TurnState) -> None:
    row.state, row.caller = state.value, None
    row.save(update_fields=["state", "caller"])
    record_deed(by=by, deed="finish_turn", thing=row.pair.thing)
    record_fact(kind="ring_turn", municipality=row.pair.place.municipality, detail={"ended": state.value})


def cannot_call(*, by: str, turn: RingTurn, person: Person) -> RingTurn:
    """Ill, or away: another of the place may take the turn where that was agreed; else it falls out this time."""
    with transaction.atomic():
        row = _held(turn, person)
        _ended_calls(row, CallState.LAPSED)
        _give_up_turn(by, row)
    return row


def _give_up_turn(by: str, row: RingTurn) -> None:
    if not row.pair.swap:
        _finish(by, row, TurnState.SKIPPED)
        return
    row.state, row.caller = TurnState.OPEN.value, None
    row.save(update_fields=["state", "caller"])
    record_deed(by=by, deed="open_turn", thing=row.pair.thing)
    ring_letters.ask_for_caller(row)


def take_turn(*, by: str, turn: RingTurn, person: Person) -> RingTurn:
    """Call instead of somebody, this once. Of two who press one gets it; raises AlreadyTaken for the other."""
    with transaction.atomic():
        taken = RingTurn.objects.filter(pk=turn.pk, state=TurnState.OPEN.value)
        if taken.update(state=TurnState.DUE.value, caller=person) != 1:
            raise AlreadyTaken(phrases.TAKEN_BY_OTHER)
        row = _held(turn)
        record_deed(by=by, deed="take_turn", thing=row.pair.thing)
    return row


def close_turns(*, by: str = "nightly") -> int:
    """A turn that nobody called for a day is over; old turns go. Returns how many were closed."""
    now, today = clock.to_minute(clock.now()), clock.today()
    late = RingTurn.objects.filter(state__in=plain(WAITS), due__lt=now - LATE_MINUTES)
    closed = 0
    for turn in late:
        with transaction.atomic():
            row = _held(turn)
            _ended_calls(row, CallState.LAPSED)
            _finish(by, row, TurnState.MISSED)
            closed += 1
    old = RingTurn.objects.filter(day__lt=today - timedelta(days=TURN_KEPT_DAYS)).exclude(state__in=plain(WAITS))
    old.delete()
    return closed


def leave_turns_of(*, by: str, person_id: int) -> None:
    """A volunteer was forgotten: their turns look for another caller, or fall out as agreed."""
    with transaction.atomic():
        for turn in RingTurn.objects.filter(caller=person_id, state__in=plain(WAITS)):
            _pass_on(by, turn)


def pass_on_turns(*, by: str = "nightly") -> int:
    """The turns of those who may no longer call there look for another caller, or fall out as agreed. Returns how
    many.
    """
    waiting = RingTurn.objects.filter(state__in=plain(WAITS), caller__isnull=False).select_related("pair__place")
    passed = 0
    for turn in waiting.order_by("pk"):
        if turn.caller_id not in {person.pk for person in volunteers_of(turn.pair.place)}:
            with transaction.atomic():
                _pass_on(by, turn)
            passed += 1
    return passed


def _pass_on(by: str, turn: RingTurn) -> None:
    row = _held(turn)
    _ended_calls(row, CallState.LAPSED)
    _give_up_turn(by, row)
