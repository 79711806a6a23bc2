"""What a mouth does with an order: takes it once, connects two people, and says how it went."""

from django.db import transaction

from takaovi.callback.models import Call
from takaovi.callback.values import ORDER_TIME, CallState, Order
from takaovi.core import clock
from takaovi.core.journal.actions import record_deed
from takaovi.core.numbers import NumberLost, open_


def take_order(*, by: str, call_id: int) -> Order | None:
    """The order with its number, for the one mouth that asks first; None where it was taken, has lapsed or is over.

    Take it before dialling: a mouth that dies afterwards has perhaps called, and nobody places that call again.
    """
    fresh = Call.objects.filter(pk=call_id, state=CallState.ORDERED.value, made__gt=clock.now() - ORDER_TIME)
    with transaction.atomic():
        if fresh.update(state=CallState.PLACED.value) != 1:
            return None
        record_deed(by=by, deed="place_call", thing=f"callback.Call:{call_id}")
    return placed_order(by=by, call_id=call_id)


def placed_order(*, by: str, call_id: int) -> Order | None:
    """An order that was taken and is not over, once more: the volunteer has answered, and the person is to be called.
    None for any other.
    """
    call = Call.objects.select_related("request", "turn__pair").filter(pk=call_id, state=CallState.PLACED.value).first()
    row, turn = (call.request, call.turn) if call else (None, None)
    number = row.number if row else turn.pair.number if turn else ""
    volunteer = row.taken_by_id if row else turn.caller_id if turn else None
    language = row.language if row else turn.pair.language if turn else "fi"
    try:
        return Order(call_id, open_(number), language, volunteer) if number and volunteer else None
    except NumberLost:
        return None


def end_order(*, by: str, call_id: int, joined: bool) -> bool:
    """The two spoke with each other, or did not. What follows the volunteer says. False for an order that is over."""
    state = CallState.JOINED if joined else CallState.MISSED
    with transaction.atomic():
        ended = Call.objects.filter(pk=call_id, state=CallState.PLACED.value).update(state=state.value)
        if ended:
            record_deed(by=by, deed="end_placed_call", thing=f"callback.Call:{call_id}")
    return bool(ended)
