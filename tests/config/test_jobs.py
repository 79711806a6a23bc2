"""The night's work of all rooms together."""

from pathlib import Path

import pytest

from takaovi.config import jobs
from takaovi.config.jobs import all_jobs, nightly_jobs
from takaovi.config.rooms import ROOMS, furniture
from tests.config.process import takaovi


def test_every_job_of_every_room_has_a_lease_of_its_own() -> None:
    names = [job.name for job in nightly_jobs()]
    assert len(names) == len(set(names)) == sum(len(module.NIGHTLY) for _, module in furniture("tasks"))
    assert {"core.erase_old_audit", "people.forget_overdue"} <= set(names)
    assert max(len(name) for name in names) <= 60


def test_what_cannot_wait_for_the_night_is_done_at_every_look() -> None:
    assert all_jobs()[: len(nightly_jobs())] == nightly_jobs()
    assert [job.name for job in all_jobs() if job.often] == [
        "core.send_letters",
        "core.erase_letters",
        "people.send_digests",
        "people.pass_on_pushes",
        "hours.close_shifts",
        "hours.ask_keepers",
        "hours.remind_keepers",
        "programme.publish_due",
        "programme.move_lines",
        "proposals.tell_held",
        "volunteering.close_unfilled",
        "volunteering.move_searches",
        "volunteering.remind_takers",
        "volunteering.move_greetings",
        "volunteering.move_rotas",
        "volunteering.forget_greetings",
        "callback.release_calls",
        "callback.promise_again",
        "phone.fetch_recordings",
        "phone.place_waiting",
    ]


def test_lower_rooms_do_their_work_first() -> None:
    order = [ROOMS.index(job.name.partition(".")[0]) for job in nightly_jobs()]
    assert order == sorted(order)


@pytest.mark.parametrize(("wanted", "started"), [(True, 1), (False, 0)])
def test_an_operator_may_leave_the_night_to_cron(
    monkeypatch: pytest.MonkeyPatch, settings: object, wanted: bool, started: int
) -> None:
    threads: list[object] = []
    monkeypatch.setattr(jobs, "start_thread", threads.append)
    settings.NIGHTLY = wanted  # type: ignore[attr-defined]
    jobs.start_nightly()
    assert threads == [all_jobs] * started


def test_the_nights_work_is_done_by_hand(tmp_path: Path) -> None:
    takaovi(tmp_path, "migrate")
    done = takaovi(tmp_path, "nightly")
    assert done.returncode == 0, done.stderr
    for job in nightly_jobs():
        assert f"nightly {job.name} done in" in done.stderr
