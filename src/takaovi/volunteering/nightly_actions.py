"""What this room does by itself: reminding the day before, and forgetting people when their time is over."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from takaovi.core import clock
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed
from takaovi.volunteering.greeting_answer_actions import leave_greetings
from takaovi.volunteering.models import Availability, ExtractShown, Follow, HoursGiven, ShiftTake, StandIn, StandInAsk
from takaovi.volunteering.rota_nightly_actions import forget_rotas, note_turns
from takaovi.volunteering.shift_letters import tell_taker
from takaovi.volunteering.shift_words import zone_of
from takaovi.volunteering.take_actions import leave_shift
from takaovi.volunteering.values import KEEP_DAYS, remind_from

TURNS_KEPT = timedelta(days=180)  # to know who was asked longest ago


def remind_takers(*, by: str = "often") -> int:
    """On the afternoon before a shift, a word to those who come. Returns how many letters. One query if none is due."""
    now = clock.now()
    minute = clock.to_minute(now)
    coming = Q(
        shift__start__gt=minute, shift__start__lt=minute + 2 * 1440, shift__cancelled_at=None, shift__closed=None
    )
    rows = ShiftTake.objects.filter(coming, left_at=None, reminded=None).select_related("shift__task__place", "person")
    return sum(_remind(take) for take in rows.order_by("shift__start", "pk"))


def _remind(take: ShiftTake) -> bool:
    """Not before its time; whoever took the shift after that time knows it, and is left in peace."""
    due = remind_from(clock.from_minute(take.shift.start), zone_of(take.shift))
    if clock.now() < due:
        return False
    with transaction.atomic():
        mine = ShiftTake.objects.filter(pk=take.pk, reminded=None, left_at=None).update(reminded=clock.now())
        return bool(mine) and take.taken_at < due and tell_taker(take, "reminder")


def forget_takers(*, by: str = "nightly") -> int:
    """Erase who came to shifts whose term is over; that somebody came stays. Returns how many rows were emptied.

    Addresses that were to be asked or told end by their own day; what a stand-in answered is forgotten too.
    """
    today, now = clock.today(), clock.now()
    gone = clock.to_minute(now) - KEEP_DAYS * 1440
    with transaction.atomic():
        note_turns(by=by)
        erased = ShiftTake.objects.filter(keep_until__lt=today).update(**EMPTY)
        StandInAsk.objects.filter(shift__end__lt=gone).exclude(answer="passed").update(answer="passed")
        StandInAsk.objects.filter(asked__lt=now - TURNS_KEPT).delete()
        StandIn.objects.filter(keep_until__lt=today).delete()
        forget_rotas(by=by)
        Follow.objects.filter(keep_until__lt=today).delete()
        if erased:
            record_deed(by=by, deed="forget_takers", thing="volunteering.ShiftTake", detail={"count": erased})
    return erased


EMPTY = {
    "person": None,
    "name": "",
    "channel": "",
    "contact": "",
    "consented": None,
    "seed": "",
    "code_hash": None,
    "once": None,
    "keep_until": None,
}


def forget_person_here(*, by: str, person_id: int) -> None:
    """A person is forgotten: coming shifts are left, so that others are asked, and the rest is emptied."""
    now = clock.to_minute(clock.now())
    coming = ShiftTake.objects.filter(person=person_id, left_at=None, shift__start__gt=now)
    for take in coming.select_related("shift__task__place", "person"):
        _leave(by, take)
    leave_greetings(by=by, person_id=person_id)
    with transaction.atomic():
        ShiftTake.objects.filter(person=person_id).update(**EMPTY)
        HoursGiven.objects.filter(person=person_id).update(person=None)
        ExtractShown.objects.filter(person=person_id).delete()
        StandIn.objects.filter(person=person_id).delete()
        Availability.objects.filter(person=person_id).delete()


def _leave(by: str, take: ShiftTake) -> None:
    try:
        leave_shift(by=by, take=take)
    except DomainError:
        return  # it began in this moment
