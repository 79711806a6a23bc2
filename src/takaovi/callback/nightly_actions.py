"""What nobody presses: requests that stand still go back, promises that cannot be kept are told, old rows go."""

from datetime import timedelta

from django.db import transaction

from takaovi.callback import letters
from takaovi.callback.closing import back_to_queue, end_request, held, keep_promise, promise_anew
from takaovi.callback.duty_actions import leave_duties
from takaovi.callback.events import CallWaits
from takaovi.callback.models import BlockedNumber, Call, CallRequest
from takaovi.callback.queries import promise_for
from takaovi.callback.values import (
    CALL_OPEN,
    CALL_RINGS_US,
    CALL_TIME,
    FOLLOW_DAYS,
    IN_HAND,
    IN_HAND_TIME,
    CallState,
    State,
    Theme,
    Wished,
    plain,
)
from takaovi.core import bus, clock
from takaovi.core.journal.actions import record_deed
from takaovi.people.models import Person

# It may have rung: the volunteer has it in hand until they say how it went.
PLACED = (CallState.PLACED, CallState.DIALLED, CallState.SHOWN, CallState.JOINED, CallState.MISSED)


def release_calls(*, by: str = "often") -> int:
    """Taken and not called within half an hour: back to the queue in the old order. Returns how many.

    Where a person was rung nobody can know whether they spoke: nobody is called twice, and after three hours the
    request is closed and its number erased. Where only the volunteer was, it goes back to the queue by then.
    """
    now = clock.now()
    stuck = CallRequest.objects.filter(state__in=plain(IN_HAND), taken__lte=now - IN_HAND_TIME)
    return sum(_release(by, row) for row in stuck)


def _release(by: str, request: CallRequest) -> bool:
    now = clock.now()
    with transaction.atomic():
        row = held(request)
        if row.state not in plain(IN_HAND) or row.taken is None or row.taken > now - IN_HAND_TIME:
            return False
        placed = Call.objects.filter(request=row, made__gte=row.taken, state__in=plain(PLACED))
        if last := placed.order_by("-pk").first():
            if last.made > now - CALL_TIME:
                return False
            if last.state != CallState.PLACED:
                end_request(row, State.CLOSED, Theme.UNSAID)
                record_deed(by=by, deed="close_unsaid_call", thing=row.thing)
                return True
        back_to_queue(row)
        record_deed(by=by, deed="release_call", thing=row.thing)
        bus.announce(CallWaits(row.pk, row.area))
    return True


def promise_again(*, by: str = "often") -> int:
    """Whose promised time has passed is promised a new one, and told so where they wish to be. Returns how many."""
    late = CallRequest.objects.filter(state=State.WAITING.value, promise__lt=clock.to_minute(clock.now())).order_by(
        "pk"
    )
    return sum(_promise_again(by, row) for row in late)


def _promise_again(by: str, request: CallRequest) -> bool:
    with transaction.atomic():
        row = held(request)
        if row.state != State.WAITING or row.promise >= clock.to_minute(clock.now()):
            return False
        keep_promise(row)
        promise_anew(row, promise_for(Wished(row.wished), row.area, before=row.pk))
        record_deed(by=by, deed="promise_again", thing=row.thing)
        letters.tell(row, "late")
        if not row.sure:
            letters.tell_nobody_on_duty(row.area)
    return True


def forget_calls(*, by: str = "nightly") -> int:
    """Requests that are over, two weeks on; blocks whose time is up. Returns how many rows."""
    now, today = clock.now(), clock.today()
    gone = (
        CallRequest.objects.filter(closed__lt=now - timedelta(days=FOLLOW_DAYS)),
        BlockedNumber.objects.filter(until__lt=today),
    )
    with transaction.atomic():
        count = sum(rows.delete()[0] for rows in gone)
        if count:
            record_deed(by=by, deed="forget_calls", thing="callback.CallRequest", detail={"count": count})
    return count


def leave_calls_of(*, by: str, person_id: int) -> None:
    """A volunteer was forgotten: what they had in hand goes back to the queue, their duties go."""
    with transaction.atomic():
        for row in CallRequest.objects.filter(taken_by=person_id, state__in=plain(IN_HAND)):
            placed = Call.objects.filter(request=row, state__in=plain(CALL_OPEN)).exclude(
                state__in=plain(CALL_RINGS_US)
            )
            if placed.exists():
                end_request(row, State.CLOSED, Theme.UNSAID)
            else:
                back_to_queue(row)
            record_deed(by=by, deed="release_call", thing=row.thing)
        if person := Person.objects.filter(pk=person_id).first():
            leave_duties(by=by, person=person)
