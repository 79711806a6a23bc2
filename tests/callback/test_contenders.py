"""Eight at once, and a process that is killed between the taking and the calling; on a database as it is served."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from takaovi.callback.actions import start_call, take_call, take_order
from takaovi.callback.line_actions import AlreadyTaken
from takaovi.callback.models import Call, CallRequest
from takaovi.callback.mouths import add_mouth, drop_mouth
from takaovi.callback.nightly_actions import release_calls
from takaovi.callback.queries import queue_for
from takaovi.core.clock import stopped_at
from takaovi.people.models import Person
from tests.core.contention import Served
from tests.factories.callback import a_caller, a_request, asked, viewer_of, wall
from tests.house.plan import ROOT

EIGHT = 8
KILLED = """
import os, signal, sys
import django
django.setup()
from takaovi.callback.actions import start_call, take_call, take_order
from takaovi.callback.models import CallRequest
from takaovi.callback.mouths import add_mouth
from takaovi.core.clock import stopped_at
from takaovi.people.models import Person
from tests.factories.callback import wall

add_mouth("test", lambda: True)
with stopped_at(wall(3, 12)):
    request, person = CallRequest.objects.get(pk=int(sys.argv[1])), Person.objects.get(pk=int(sys.argv[2]))
    take_call(by="test", request=request, person=person)
    if sys.argv[3] != "taken":
        order = start_call(by="test", request=request, person=person)
    if sys.argv[3] == "placed":
        assert take_order(by="mouth", call_id=order.call_id)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def served(tmp_path: Path, transactional_db: None) -> Served:
    made = Served(tmp_path / "served.sqlite3")
    if connection.vendor == "sqlite":
        made.in_threads(lambda: call_command("migrate", verbosity=0))
    return made


def test_of_eight_who_take_one_call_one_gets_it(served: Served) -> None:
    made: list[CallRequest] = []
    people: list[Person] = []

    def prepare() -> None:
        with stopped_at(wall(3, 12)):
            made.append(a_request())
            people.extend(a_caller(f"V{number}") for number in range(EIGHT))

    served.in_threads(prepare)
    told: list[str] = []

    def take() -> None:
        person = people.pop()
        try:
            take_call(by="test", request=made[0], person=person)
            told.append("taken")
        except AlreadyTaken:
            told.append("told")

    served.in_threads(take, EIGHT)
    assert sorted(told) == ["taken"] + ["told"] * (EIGHT - 1)


def test_the_same_number_asked_for_by_three_at_once_is_one_request(served: Served) -> None:
    codes: list[str] = []
    served.in_threads(lambda: codes.append(asked(number="040 123 4567").code), 3)
    found: list[int] = []
    served.in_threads(lambda: found.append(CallRequest.objects.count()))
    assert (len(set(codes)), found) == (3, [1])


def kill_after(served: Served, ids: tuple[int, int], when: str) -> None:
    """A process of its own that is killed right after it did ``when``."""
    named = connection.settings_dict
    url = f"sqlite:///{served.file}"
    if connection.vendor == "postgresql":
        where = f"{named['USER']}:{named['PASSWORD']}@{named['HOST']}:{named['PORT']}"
        url = f"postgresql://{where}/{named['NAME']}"
        if str(named["HOST"]).startswith("/"):
            url = f"postgresql://{named['USER']}@/{named['NAME']}?host={named['HOST']}&port={named['PORT']}"
    env = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "takaovi.config.settings_test"}
    env["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    command = [sys.executable, "-c", KILLED, *map(str, ids), when]
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == -signal.SIGKILL, done.stderr[-2000:]


def test_killed_between_taken_and_called_nobody_is_lost_and_nobody_is_called_twice(served: Served) -> None:
    ids: dict[str, tuple[int, int]] = {}

    def prepare() -> None:
        with stopped_at(wall(3, 12)):
            for when in ("taken", "ordered", "placed"):
                ids[when] = (a_request().pk, a_caller().pk)
            a_request()

    served.in_threads(prepare)
    for when, of in ids.items():
        kill_after(served, of, when)

    def after() -> None:
        rows = {when: CallRequest.objects.get(pk=request) for when, (request, _person) in ids.items()}
        people = {when: Person.objects.get(pk=person) for when, (_request, person) in ids.items()}
        with stopped_at(wall(3, 12, 31)):
            # What was taken or ordered is back in its old order; what may have rung stays out of the queue.
            assert release_calls() == 2
            queue = [row.pk for row in queue_for(viewer_of(people["taken"]))]
            assert queue[:2] == [rows["taken"].pk, rows["ordered"].pk]
            assert rows["placed"].pk not in queue
            # Whatever was ordered before the kill is placed by nobody any more.
            assert [take_order(by="mouth", call_id=call.pk) for call in Call.objects.all()] == [None, None]
            with pytest.raises(AlreadyTaken):
                take_call(by="test", request=rows["placed"], person=people["taken"])
            for when in ("taken", "ordered"):
                take_call(by="test", request=rows[when], person=people[when])
                add_mouth("test", lambda: True)
                try:
                    order = start_call(by="test", request=rows[when], person=people[when])
                finally:
                    drop_mouth("test")
                assert [take_order(by="mouth", call_id=order.call_id) is not None for _ in range(2)] == [True, False]

    served.in_threads(after)
