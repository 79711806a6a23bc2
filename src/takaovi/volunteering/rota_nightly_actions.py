"""What the night does for rotas: noting whose turn it was before the lists are emptied, and forgetting in time."""

from datetime import timedelta

from django.db.models import Q

from takaovi.core import clock
from takaovi.volunteering.models import Availability, RotaPlan, ShiftTake, TurnGiven
from takaovi.volunteering.values import Part
from takaovi.volunteering.when_queries import is_of
from takaovi.volunteering.when_values import ROTA_DAYS, TURNS_DAYS


def note_turns(*, by: str = "nightly") -> int:
    """Of those who said when they can, the turns that are over, each once. Returns how many were noted."""
    now = clock.to_minute(clock.now())
    people = list(Availability.objects.filter(said__isnull=False))
    own = Q(person__in=[row.person_id for row in people if row.person_id])
    own |= Q(contact__in=[row.contact for row in people if row.contact])
    takes = ShiftTake.objects.filter(own, left_at=None, shift__end__lt=now, shift__cancelled_at=None)
    over = takes.exclude(part=Part.LEARNER).select_related("shift__task")
    turns = [
        TurnGiven(availability=row, shift=take.shift, start=take.shift.start)
        for take in over
        for row in people
        if row.place_id == take.shift.task.place_id and is_of(take, row)
    ]
    return len(TurnGiven.objects.bulk_create(turns, ignore_conflicts=True))


def forget_rotas(*, by: str = "nightly") -> None:
    """What somebody said a year ago, turns of more than half a year ago, and rotas whose weeks are over."""
    today = clock.today()
    Availability.objects.filter(keep_until__lt=today).delete()
    TurnGiven.objects.filter(start__lt=clock.to_minute(clock.now()) - TURNS_DAYS * 1440).delete()
    for plan in RotaPlan.objects.filter(first__lt=today - timedelta(days=ROTA_DAYS)):
        if plan.first + timedelta(weeks=plan.weeks, days=ROTA_DAYS) < today:
            plan.delete()
