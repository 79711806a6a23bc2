"""Eight who want the last place at the same moment, on a database as it is served: one gets it."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from takaovi.core.clock import now
from takaovi.core.errors import DomainError
from takaovi.hours.queries import spans_between
from takaovi.hours.values import STATES
from takaovi.volunteering.actions import leave_shift
from takaovi.volunteering.models import Shift, ShiftTake
from tests.core.contention import Served
from tests.factories.volunteering import an_evening, taken

THREADS = 8


@pytest.fixture
def served(tmp_path: Path, transactional_db: None) -> Served:
    made = Served(tmp_path / "served.sqlite3")
    if connection.vendor == "sqlite":
        made.in_threads(lambda: call_command("migrate", verbosity=0))
    return made


def test_of_eight_at_once_one_gets_the_last_place(served: Served) -> None:
    shifts: list[Shift] = []
    outcomes: list[str] = []
    served.in_threads(lambda: shifts.append(an_evening(day=now().date().replace(year=now().year + 1))))

    def want() -> None:
        try:
            outcomes.append(taken(shifts[0]).part)
        except DomainError as refusal:
            outcomes.append(str(refusal))

    served.in_threads(want, THREADS)
    assert outcomes.count("host") == 1
    assert len(outcomes) == THREADS
    seen: list[object] = []
    served.in_threads(lambda: seen.append((ShiftTake.objects.count(), Shift.objects.get().filled)))
    assert seen == [(1, True)]


def test_while_one_leaves_and_eight_come_the_hours_say_what_the_shift_says(served: Served) -> None:
    shifts: list[Shift] = []
    takes: list[ShiftTake] = []

    def begin() -> None:
        day = now().date()
        shifts.append(an_evening(day=day.fromordinal(day.toordinal() + 3), places=2))
        takes.append(taken(shifts[0]))

    served.in_threads(begin)

    def move() -> None:
        leave_shift(by="guest", take=takes[0])
        try:
            taken(shifts[0])
        except DomainError:
            return

    served.in_threads(move, 4)
    told: list[tuple[int, bool, int]] = []

    def look() -> None:
        shift = Shift.objects.get()
        sitting = ShiftTake.objects.filter(left_at=None).count()
        (span,) = spans_between([shift.task.place_id], shift.start, shift.end)[shift.task.place_id]
        told.append((sitting, shift.filled, span.state))

    served.in_threads(look)
    assert told == [(2, True, STATES["staffed"])]
