"""What every deed on a request shares: holding the row, ending it, and keeping its promise in the book."""

from datetime import timedelta

from takaovi.callback import letters
from takaovi.callback.models import BlockedNumber, Call, CallRequest
from takaovi.callback.promise_values import Promise
from takaovi.callback.values import (
    BLOCK_DAYS,
    CALL_OPEN,
    CALL_RINGS_US,
    OPEN,
    RING_TIME,
    CallState,
    State,
    Theme,
    plain,
)
from takaovi.core import clock
from takaovi.core.errors import NotThere
from takaovi.core.journal.actions import record_fact
from takaovi.core.outbox.actions import erase_letters_about, recall_letters

ENDED = ("state", "number", "number_hash", "contact", "channel", "once", "taken_by", "taken", "not_before")


def held(request: CallRequest) -> CallRequest:
    """The row as it is now, held to the end of the transaction. Raises NotThere."""
    row = CallRequest.objects.select_for_update(of=("self",)).filter(pk=request.pk).first()
    if row is None:
        raise NotThere(f"call request {request.pk}")
    row.code = request.code
    return row


def end_request(row: CallRequest, state: State, theme: Theme | None = None) -> None:
    """Over: number and address are emptied here, and an order that nobody has placed lapses.

    What was still to be told of it is told no more: it would be untrue, and holds the number. Only the kind word after
    the last call that nobody answered goes out.
    """
    lapse_orders(row)
    recall_letters(ref=row.thing)
    if theme == Theme.NOT_REACHED:
        letters.tell(row, "not_reached")
    row.state, row.theme, row.closed = state.value, theme.value if theme else "", clock.now()
    row.number, row.number_hash, row.contact, row.channel, row.once = "", None, "", "", None
    row.taken_by, row.taken, row.not_before = None, None, None
    row.save(update_fields=[*ENDED, "theme", "closed"])
    erase_letters_about(ref=row.thing)
    record_fact(kind="call_ended", municipality=row.area, detail={"ended": row.theme or state.value})


def lapse_orders(row: CallRequest) -> None:
    Call.objects.filter(request=row, state__in=plain(CALL_OPEN)).update(state=CallState.LAPSED.value)


def may_order_again(call: Call) -> bool:
    """Whether the volunteer's telephone has not rung in time, and the person not at all: then this order lapses, and
    nothing that still comes of it rings anybody.
    """
    silent = Call.objects.filter(pk=call.pk, state__in=plain(CALL_RINGS_US), made__lte=clock.now() - RING_TIME)
    return bool(silent.update(state=CallState.LAPSED.value))


def back_to_queue(row: CallRequest) -> None:
    """In the old order: that is the order of the ids."""
    lapse_orders(row)
    row.state, row.taken_by, row.taken = State.WAITING.value, None, None
    row.save(update_fields=["state", "taken_by", "taken"])


def keep_promise(row: CallRequest) -> None:
    """Once for each request: whether the first promise was kept. Later ones are not counted."""
    if row.in_time is not None:
        return
    row.in_time = clock.to_minute(clock.now()) <= row.promise
    row.save(update_fields=["in_time"])
    record_fact(kind="call_promise", municipality=row.area, detail={"in_time": row.in_time})


def promise_anew(row: CallRequest, promise: Promise) -> None:
    row.promise, row.sure = promise
    row.save(update_fields=["promise", "sure"])


def block(number_hash: str) -> None:
    """Nobody calls this number for a year."""
    until = clock.today() + timedelta(days=BLOCK_DAYS)
    BlockedNumber.objects.update_or_create(number_hash=number_hash, defaults={"until": until})


def is_open(row: CallRequest) -> bool:
    return row.state in plain(OPEN)
