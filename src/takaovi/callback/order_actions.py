"""What a mouth does with an order: takes it once, connects two people, and says how it went."""

from django.db import transaction

from takaovi.callback.models import Call
from takaovi.callback.values import ORDER_TIME, CallState, Order, plain
from takaovi.core import clock
from takaovi.core.journal.actions import record_deed
from takaovi.core.numbers import NumberLost, open_

TAKEN = (CallState.PLACED, CallState.DIALLED)


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
    """An order that was taken and is not over, once more: the volunteer has answered. None for any other."""
    taken = Call.objects.filter(pk=call_id, state__in=plain(TAKEN))
    call = taken.select_related("request", "turn__pair").first()
    row, turn = (call.request, call.turn) if call else (None, None)
    number = row.number if row else turn.pair.number if turn else ""
    volunteer = row.taken_by_id if row else turn.caller_id if turn else None
    language = row.language if row else turn.pair.language if turn else "fi"
    try:
        return Order(call_id, open_(number), language, volunteer) if number and volunteer else None
    except NumberLost:
        return None


def dial_order(*, by: str, call_id: int) -> Order | None:
    """The volunteer is there, and the person is rung now. Say it before you ring them: an order that the volunteer has
    ordered anew meanwhile is over, and None. Told again it is the same order.
    """
    ring = Call.objects.filter(pk=call_id, state=CallState.PLACED.value)
    with transaction.atomic():
        if ring.update(state=CallState.DIALLED.value):
            record_deed(by=by, deed="dial_call", thing=f"callback.Call:{call_id}")
    order = placed_order(by=by, call_id=call_id)
    return order if Call.objects.filter(pk=call_id, state=CallState.DIALLED.value).exists() else None


def end_order(*, by: str, call_id: int, joined: bool, rung: bool = False) -> bool:
    """The two spoke with each other, or did not; or the person was never rung, and it failed. ``rung``: the mouth knows
    that they were. What follows the volunteer says. False for an order that is over.
    """
    mine = Call.objects.filter(pk=call_id)
    state = CallState.JOINED if joined else CallState.MISSED
    early = state if joined or rung else CallState.FAILED
    with transaction.atomic():
        ended = mine.filter(state=CallState.DIALLED.value).update(state=state.value)
        ended += mine.filter(state=CallState.PLACED.value).update(state=early.value)
        if ended:
            record_deed(by=by, deed="end_placed_call", thing=f"callback.Call:{call_id}")
    return bool(ended)
