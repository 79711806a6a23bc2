"""Who in the invented region said when they can, the turns they have had, and a proposal that waits for a look."""

from datetime import date, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from takaovi.core import clock
from takaovi.demo.rows import bring
from takaovi.demo.shift_rows import HOME, MORNING
from takaovi.hours.engine import localise
from takaovi.places.models import Place
from takaovi.programme.signup_values import WORDS
from takaovi.volunteering.actions import make_rota
from takaovi.volunteering.models import Availability, RotaPlan, Shift, TurnGiven, VolunteerTask
from takaovi.volunteering.when_values import CODES, WHEN_DAYS

FROM_TEN, TO_ONE = 600, 780
WEEKS_BACK, WEEKS_AHEAD = 4, 6
TUESDAY, THURSDAY = 1, 3
# Name, times, turns in four weeks, with whom, and how many weeks ago each turn was.
PEOPLE: tuple[tuple[str, tuple[str, ...], int, str, tuple[int, ...]], ...] = (
    ("Aila", ("1m", "1a"), 2, "", (3,)),
    ("Bertta", ("1m", "1a", "3m", "3a"), 4, "", (1, 2)),
    ("Kaarlo", ("3m", "3a"), 1, "Bertta", (4,)),
    ("Onni", ("4e", "5e"), 2, "", ()),
)


@cache
def _code_hash(seed: str) -> str:
    return CODES.hash(next(CODES.turns(settings.SECRET_KEY, seed, WORDS["fi"])))


def bring_rota(*, by: str) -> int:
    """Bring who can when, their turns, and a proposal, by the running clock. Returns how many people."""
    place, today = Place.objects.get(slug=HOME), clock.today()
    task = VolunteerTask.objects.get(place=place, title_fi=MORNING["title_fi"])
    monday = today - timedelta(days=today.weekday())
    shifts = bring(Shift.objects.filter(task=task), _shifts(task, place, monday), ("start",), keep_others=True)
    people = bring(
        Availability.objects.filter(place=place, contact__endswith="@sovittu.example"),
        [_person(place, number) for number in range(len(PEOPLE))],
        ("contact",),
    )
    TurnGiven.objects.filter(availability__in=people).delete()
    starts = {shift.start: shift for shift in shifts}
    TurnGiven.objects.bulk_create(
        TurnGiven(availability=row, shift=starts[start], start=start)
        for row, (_name, slots, _often, _company, weeks) in zip(people, PEOPLE, strict=True)
        for start in (_start(place, monday - timedelta(weeks=n, days=-int(slots[0][0]))) for n in weeks)
    )
    if not RotaPlan.objects.filter(place=place).exists():
        make_rota(by=by, place=place, first=monday + timedelta(weeks=1), weeks=4)
    return len(people)


def _start(place: Place, day: date) -> int:
    return localise(day, FROM_TEN, ZoneInfo(place.zone))


def _shifts(task: VolunteerTask, place: Place, monday: date) -> list[dict[str, Any]]:
    days = [monday + timedelta(weeks=n, days=d) for n in range(-WEEKS_BACK, WEEKS_AHEAD) for d in (TUESDAY, THURSDAY)]
    zone = ZoneInfo(place.zone)
    return [{"task_id": task.pk, "start": _start(place, day), "end": localise(day, TO_ONE, zone)} for day in days]


def _person(place: Place, number: int) -> dict[str, Any]:
    name, slots, often, company, _weeks = PEOPLE[number]
    return {
        "place_id": place.pk,
        "contact": f"{name.lower()}@sovittu.example",
        "channel": "email",
        "name": name,
        "language": "fi",
        "seed": f"demo-when-{number}",
        "code_hash": _code_hash(f"demo-when-{number}"),
        "slots": list(slots),
        "a_month": often,
        "company": company,
        "said": clock.now(),
        "keep_until": clock.today() + timedelta(days=WHEN_DAYS),
    }
