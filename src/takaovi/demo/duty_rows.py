"""Who is on duty for calls in the invented region: shifts of the phone, by the running clock."""

from datetime import timedelta
from functools import cache

from django.conf import settings

from takaovi.callback.promise_values import FIRST_HOUR, LAST_HOUR, at_hour
from takaovi.core import clock
from takaovi.demo.rows import bring
from takaovi.demo.shift_rows import HOME
from takaovi.people.models import Person
from takaovi.programme.signup_values import WORDS
from takaovi.volunteering.models import Shift, ShiftTake, VolunteerTask
from takaovi.volunteering.values import CODES, Kind, erased_on

DAYS = 7  # on duty each day of the coming week


@cache
def _code_hash(seed: str) -> str:
    return CODES.hash(next(CODES.turns(settings.SECRET_KEY, seed, WORDS["fi"])))


def bring_duties(volunteer: Person) -> int:
    """One of the invented people is on duty every day of the coming week. Returns how many times."""
    task = VolunteerTask.objects.get(place__slug=HOME, kind=Kind.PHONE)
    days = [clock.today() + timedelta(days=number) for number in range(1, DAYS)]
    wanted = [
        {"task_id": task.pk, "start": at_hour(day, FIRST_HOUR), "end": at_hour(day, LAST_HOUR), "filled": True}
        for day in days
    ]
    ShiftTake.objects.filter(shift__task=task).delete()
    shifts = bring(Shift.objects.filter(task=task), wanted, ("start",))
    takes = (_take(shift, volunteer, f"demo-duty-{number}") for number, shift in enumerate(shifts))
    return len(ShiftTake.objects.bulk_create(takes))


def _take(shift: Shift, volunteer: Person, seed: str) -> ShiftTake:
    kept = erased_on(clock.from_minute(shift.start).astimezone(clock.HELSINKI).date())
    return ShiftTake(
        shift=shift, person=volunteer, seat=1, part="host", seed=seed, code_hash=_code_hash(seed), keep_until=kept
    )
