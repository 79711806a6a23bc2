"""The night's work is done once a night, by one process, and again after a fault."""

import logging
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import OperationalError

from takaovi.core import clock, nightly
from takaovi.core.journal.models import AuditEntry, Lease
from takaovi.core.nightly import Job, due_jobs, last_night, look_once, run_due, run_job, start_thread, take_lease
from takaovi.core.tasks import erase_old_audit

NIGHT = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)  # 3.30 in Helsinki


@pytest.mark.parametrize(
    ("instant", "night"),
    [
        (datetime(2026, 11, 24, 1, 9, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 11, 24, 1, 10, tzinfo=UTC), date(2026, 11, 24)),
        (datetime(2026, 7, 24, 0, 10, tzinfo=UTC), date(2026, 7, 24)),
        (datetime(2026, 3, 29, 0, 9, tzinfo=UTC), date(2026, 3, 28)),  # 3.10 does not exist this night
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), date(2026, 3, 29)),
    ],
)
def test_a_night_begins_ten_past_three_in_helsinki(instant: datetime, night: date) -> None:
    assert last_night(instant) == night


@pytest.mark.django_db
def test_a_job_is_done_once_a_night() -> None:
    done: list[date] = []
    job = Job("core.tell", lambda: done.append(clock.today()))
    with clock.stopped_at(NIGHT):
        assert run_due([job]) == ["core.tell"]
        assert run_due([job]) == []
    with clock.stopped_at(NIGHT + timedelta(hours=23)):
        assert run_due([job]) == []
    with clock.stopped_at(NIGHT + timedelta(days=1)):
        assert run_due([job]) == ["core.tell"]
    assert done == [date(2026, 11, 24), date(2026, 11, 25)]


@pytest.mark.django_db
def test_a_job_done_often_is_done_at_every_look_and_told_only_when_it_did_something(
    caplog: pytest.LogCaptureFixture,
) -> None:
    results = iter([0, 2])
    job = Job("core.tell", lambda: next(results), often=True)
    with clock.stopped_at(NIGHT), caplog.at_level(logging.INFO, logger="takaovi"):
        assert run_due([job]) == ["core.tell"]
        assert caplog.messages == []
    with clock.stopped_at(NIGHT + timedelta(minutes=10)), caplog.at_level(logging.INFO, logger="takaovi"):
        assert run_due([job]) == ["core.tell"]
    assert [message.partition(" in ")[0] for message in caplog.messages] == ["nightly core.tell done"]


@pytest.mark.django_db
def test_a_server_that_was_off_for_days_does_it_at_once() -> None:
    Lease.objects.create(name="core.tell", until=NIGHT - timedelta(days=4), done_on=date(2026, 11, 20))
    with clock.stopped_at(datetime(2026, 11, 24, 12, 0, tzinfo=UTC)):
        assert run_due([Job("core.tell", lambda: None)]) == ["core.tell"]
    assert Lease.objects.get().done_on == date(2026, 11, 24)


@pytest.mark.django_db
def test_of_two_contenders_one_gets_the_lease() -> None:
    assert [take_lease("core.tell", NIGHT), take_lease("core.tell", NIGHT)] == [True, False]


@pytest.mark.django_db
def test_a_lease_that_somebody_holds_is_left_alone_until_it_runs_out() -> None:
    """A killed process cannot give its lease back."""
    assert take_lease("core.tell", NIGHT)
    job = Job("core.tell", lambda: None)
    with clock.stopped_at(NIGHT + timedelta(minutes=59)):
        assert due_jobs([job], clock.now()) == []
        assert run_job(job) is False
    with clock.stopped_at(NIGHT + timedelta(minutes=60)):
        assert run_due([job]) == ["core.tell"]


@pytest.mark.django_db
def test_a_job_that_fails_is_logged_and_stops_no_other(caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> None:
        raise ZeroDivisionError("no spoons left")

    jobs = [Job("core.fail", fail), Job("core.tell", lambda: "told 3")]
    with clock.stopped_at(NIGHT), caplog.at_level(logging.INFO, logger="takaovi"):
        assert run_due(jobs) == ["core.tell"]
    assert "nightly core.fail failed, again in 60 minutes" in caplog.text
    assert "no spoons left" in caplog.text
    assert ": told 3" in caplog.text


@pytest.mark.django_db
def test_a_job_that_failed_is_tried_again_an_hour_later() -> None:
    faults = iter([ZeroDivisionError()])

    def fail_once() -> None:
        for fault in faults:
            raise fault

    job = Job("core.fail", fail_once)
    with clock.stopped_at(NIGHT):
        assert run_due([job]) == []
    with clock.stopped_at(NIGHT + timedelta(minutes=59)):
        assert run_due([job]) == []
    with clock.stopped_at(NIGHT + timedelta(minutes=61)):
        assert run_due([job]) == ["core.fail"]


@pytest.mark.django_db
def test_by_hand_a_job_is_done_again_the_same_night() -> None:
    job = Job("core.tell", lambda: None)
    with clock.stopped_at(NIGHT):
        assert run_job(job) is True
        assert run_job(job) is False
        assert run_job(job, forced=True) is True


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 3])
def test_looking_what_is_due_takes_one_query(number: int, django_assert_num_queries: Callable[..., object]) -> None:
    jobs = [Job(f"core.tell_{n}", lambda: None) for n in range(number)]
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        assert due_jobs(jobs, NIGHT) == jobs


@pytest.mark.django_db(transaction=True)
def test_a_database_that_does_not_answer_is_logged_and_the_thread_lives_on(caplog: pytest.LogCaptureFixture) -> None:
    def collect() -> list[Job]:
        raise OperationalError("no route")

    look_once(collect)
    assert "the night's work could not be looked after" in caplog.text


def test_the_thread_ends_when_told_and_holds_up_no_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nightly, "SETTLE_SECONDS", 0)
    looked = threading.Event()
    monkeypatch.setattr(nightly, "look_once", lambda collect: looked.set())
    stop = start_thread(list)
    assert looked.wait(timeout=5)
    threads = [thread for thread in threading.enumerate() if thread.name == "nightly"]
    assert [thread.daemon for thread in threads] == [True]
    stop.set()
    threads[0].join(timeout=5)
    assert not threads[0].is_alive()


@pytest.mark.django_db
def test_audit_entries_are_kept_for_400_days() -> None:
    with clock.stopped_at(NIGHT):
        for days in (399, 401, 800):
            AuditEntry.objects.create(at=NIGHT - timedelta(days=days), by="keeper", deed="x", thing=f"x:{days}")
        assert erase_old_audit() == 2
    assert [entry.thing for entry in AuditEntry.objects.all()] == ["x:399"]
