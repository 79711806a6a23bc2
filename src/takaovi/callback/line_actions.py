"""What a volunteer does with a request: take it, call, try again later, hand it on, close it."""

from django.db import IntegrityError, transaction

from takaovi.callback import letters, phrases
from takaovi.callback.closing import (
    back_to_queue,
    block,
    end_request,
    held,
    keep_promise,
    lapse_orders,
    may_order_again,
    promise_anew,
)
from takaovi.callback.events import CallOrdered, CallWaits
from takaovi.callback.models import Call, CallRequest
from takaovi.callback.mouths import has_mouth
from takaovi.callback.promise_values import is_quiet, next_try
from takaovi.callback.promise_values import promise_for as promised
from takaovi.callback.queries import duty_ahead, open_call
from takaovi.callback.values import (
    CALL_OPEN,
    LOOKS,
    CallState,
    Order,
    Reason,
    State,
    Theme,
    Wished,
    plain,
)
from takaovi.core import bus, clock
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed
from takaovi.core.numbers import NumberLost, open_
from takaovi.core.outbox.actions import recall_letters
from takaovi.people.models import Person


class AlreadyTaken(DomainError):
    """Somebody else was quicker, or the request is over."""


def take_call(*, by: str, request: CallRequest, person: Person) -> CallRequest:
    """Of any number who press at once one gets it. Raises AlreadyTaken for the others, and DomainError for somebody
    who has a call in hand or comes before the time of the next try.
    """
    now = clock.now()
    try:
        with transaction.atomic():
            row = held(request)
            if row.state != State.WAITING:
                raise _taken(row, person)
            if row.not_before is not None and row.not_before > clock.to_minute(now):
                raise DomainError(phrases.NOT_YET)
            row.state, row.taken_by, row.taken = State.TAKEN.value, person, now
            row.save(update_fields=["state", "taken_by", "taken"])
            record_deed(by=by, deed="take_call", thing=row.thing)
    except IntegrityError:
        raise DomainError(phrases.ONE_IN_HAND) from None
    return row


def _taken(row: CallRequest, person: Person) -> DomainError:
    if row.taken_by_id is None:
        return AlreadyTaken(phrases.IS_OVER)
    if row.taken_by_id == person.pk:
        return DomainError(phrases.ONE_IN_HAND)
    name = row.taken_by.nickname if row.taken_by else ""
    return AlreadyTaken(phrases.TAKEN_BY_NAMED, name=name) if name else AlreadyTaken(phrases.TAKEN_BY_OTHER)


def start_call(*, by: str, request: CallRequest, person: Person) -> Order:
    """Connect the volunteer with the person. Where a mouth stands, it is told and nobody sees a number; else the order
    holds the number for an own phone, and the look is put down in the book.

    Pressed twice it is one call. Raises DomainError in the quiet hours, or for a request that is not in their hands.
    """
    with transaction.atomic():
        row = _in_hands(request, person)
        if is_quiet(clock.to_minute(clock.now())):
            raise DomainError(phrases.QUIET_NOW)
        call = open_call(row)
        if call is not None and may_order_again(call):
            call = None
        if call is not None and call.state != CallState.SHOWN:
            raise DomainError(phrases.ON_ITS_WAY)
        if call is None:
            state = CallState.ORDERED if has_mouth(person.pk) else CallState.SHOWN
            call = Call.objects.create(request=row, state=state.value)
            row.state = State.CALLING.value
            row.save(update_fields=["state"])
            keep_promise(row)
            record_deed(by=by, deed="start_call", thing=row.thing)
        if call.state == CallState.ORDERED:
            bus.announce(CallOrdered(call.pk))
            return Order(call.pk, "", row.language, person.pk)
        return Order(call.pk, _looked_at(by, row, call), row.language, person.pk)


def _looked_at(by: str, row: CallRequest, call: Call) -> str:
    if call.looks >= LOOKS:
        raise DomainError(phrases.LOOKED_ENOUGH)
    call.looks += 1
    call.save(update_fields=["looks"])
    record_deed(by=by, deed="look_at_number", thing=row.thing)
    try:
        return open_(row.number)
    except NumberLost:
        raise DomainError(phrases.CANNOT_READ) from None


def _in_hands(request: CallRequest, person: Person) -> CallRequest:
    row = held(request)
    if row.taken_by_id != person.pk:
        raise DomainError(phrases.NOT_YOURS)
    return row


def not_reached(*, by: str, request: CallRequest, person: Person) -> CallRequest:
    """Nobody answered: again in two hours at the earliest, and after the third call it is closed kindly.

    Raises DomainError where nobody was called: nobody is told of calls that were not made.
    """
    with transaction.atomic():
        row = _in_hands(request, person)
        if row.state != State.CALLING:
            raise DomainError(phrases.CALL_FIRST)
        _missed(by, row)
    return row


def _missed(by: str, row: CallRequest) -> None:
    now = clock.to_minute(clock.now())
    Call.objects.filter(request=row, state__in=plain(CALL_OPEN)).update(state=CallState.MISSED.value)
    row.tries += 1
    row.not_before = next_try(now, row.tries)
    row.save(update_fields=["tries", "not_before"])
    record_deed(by=by, deed="call_not_reached", thing=row.thing)
    if row.not_before is None:
        end_request(row, State.CLOSED, Theme.NOT_REACHED)
        return
    back_to_queue(row)
    promise_anew(row, promised(row.not_before, Wished(row.wished), duty_ahead(row.area, now)))
    letters.tell(row, "again")
    bus.announce(CallWaits(row.pk, row.area))


def hand_on(*, by: str, request: CallRequest, person: Person, reason: Reason) -> CallRequest:
    """Back to the queue in the old order, with the reason for whoever takes it next."""
    with transaction.atomic():
        row = _in_hands(request, person)
        row.handed_on = reason.value
        row.save(update_fields=["handed_on"])
        back_to_queue(row)
        record_deed(by=by, deed="hand_on_call", thing=row.thing, detail={"reason": reason.value})
        bus.announce(CallWaits(row.pk, row.area))
    return row


def close_call(*, by: str, request: CallRequest, person: Person, theme: Theme, no_more: bool = False) -> CallRequest:
    """It is done: the number is erased in the same transaction, the theme is all that stays. ``no_more``: they wish
    not to be called again, and the number is not called for a year.
    """
    with transaction.atomic():
        row = _in_hands(request, person)
        lapse_orders(row)
        recall_letters(ref=row.thing)  # that they are called late, for somebody who has been called
        if no_more:
            block(row.number_hash or "")
        end_request(row, State.CLOSED, theme)
        record_deed(by=by, deed="close_call", thing=row.thing)
    return row
