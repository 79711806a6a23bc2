"""Eight who want the last places at the same moment, on a database as it is served: a file, not the test's memory."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.db.models import Sum

from takaovi.core.clock import now, to_minute
from takaovi.programme.models import Occurrence, Signup
from takaovi.programme.signup_actions import leave, sign_up
from takaovi.programme.signup_values import HOLDING, Asked
from tests.factories.programme import an_activity, an_occurrence

THREADS = 8
CAPACITY = 3


class Served:
    """A database that several threads reach, each by a connection of its own; a file where it is SQLite."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def in_threads(self, *works: Callable[[], Any]) -> list[Any]:
        """Run all at once. Returns what they return; raises the first fault."""
        gate = threading.Barrier(len(works))
        results: list[Any] = []
        faults: list[Exception] = []

        def contend(work: Callable[[], Any]) -> None:
            connections["default"] = self._connection()
            gate.wait()
            try:
                results.append(work())
            except Exception as fault:
                faults.append(fault)
            finally:
                connection.close()

        threads = [threading.Thread(target=contend, args=(work,)) for work in works]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=60)
        if faults:
            raise faults[0]
        return results

    def _connection(self) -> Any:
        made = connections.create_connection("default")
        if made.vendor == "sqlite":
            made.settings_dict = {**made.settings_dict, "NAME": str(self.file)}
        return made


@pytest.fixture
def served(tmp_path: Path, transactional_db: None) -> Served:
    made = Served(tmp_path / "served.sqlite3")
    if connection.vendor == "sqlite":
        made.in_threads(lambda: call_command("migrate", verbosity=0))
    return made


def a_time() -> Occurrence:
    club = an_activity(sign_up="needed", sign_up_here=True, capacity=CAPACITY)
    return an_occurrence(club, to_minute(now()) + 3 * 1440)


def join(time: Occurrence, once: str = "") -> Signup:
    return sign_up(by="guest", occurrence=time, asked=Asked(), once=once)


def holding(time: Occurrence) -> int:
    rows = Signup.objects.filter(occurrence=time, state__in=HOLDING)
    return int(rows.aggregate(all=Sum("people"))["all"] or 0)


def test_of_eight_at_once_as_many_get_in_as_there_is_room_for(served: Served) -> None:
    (time,) = served.in_threads(a_time)
    signups = served.in_threads(*[lambda: join(time)] * THREADS)
    assert sorted(signup.state for signup in signups) == ["in"] * CAPACITY + ["waiting"] * (THREADS - CAPACITY)
    assert len({signup.code for signup in signups}) == THREADS
    assert served.in_threads(lambda: (holding(time), Occurrence.objects.get(pk=time.pk).full)) == [(CAPACITY, True)]


def test_eight_taps_on_one_form_are_one_sign_up(served: Served) -> None:
    (time,) = served.in_threads(a_time)
    signups = served.in_threads(*[lambda: join(time, once="the-same-form")] * THREADS)
    assert len({signup.pk for signup in signups}) == 1
    assert served.in_threads(lambda: Signup.objects.count()) == [1]


def test_while_some_leave_and_others_come_nobody_is_too_many(served: Served) -> None:
    (time,) = served.in_threads(a_time)
    first = served.in_threads(*[lambda: join(time)] * (CAPACITY + 1))
    inside = [signup for signup in first if signup.state == "in"]
    leaving = [lambda signup=signup: leave(by="guest", signup=signup) for signup in inside]
    served.in_threads(*leaving, *[lambda: join(time)] * (THREADS - len(leaving)))
    assert served.in_threads(lambda: holding(time)) == [CAPACITY]
    states = served.in_threads(lambda: sorted(Signup.objects.values_list("state", flat=True)))[0]
    assert states.count("left") == CAPACITY
    assert states.count("waiting") == CAPACITY + 1 + THREADS - len(leaving) - 2 * CAPACITY
