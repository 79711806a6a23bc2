"""The night's work: each job once a night, in one process of however many, and again later if it failed.

Few jobs cannot wait for the night; they are done at every look of the thread, under the same lease.

A job is a function without arguments. Its lease is a row: whoever moves ``until`` forward holds it, and a
process that is killed leaves a lease that runs out by itself. No task queue and no cron entry is needed.
"""

import logging
import sqlite3
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from time import perf_counter

from django.db import OperationalError, close_old_connections, connections

from takaovi.core import clock
from takaovi.core.journal.models import Lease

log = logging.getLogger(__name__)

NIGHT = time(3, 10)  # Helsinki: after the last guests, before the first
LEASE = timedelta(minutes=60)  # longer than any job has taken; a killed process blocks its job no longer
RETRY = timedelta(minutes=60)  # after a fault
SETTLE_SECONDS = 20  # a started server answers its first visitors before it turns to the night's work
LOOK_EVERY_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Job:
    """``name`` is ``room.function``, at most 60 characters: the name of its lease. ``often``: not once a night only."""

    name: str
    work: Callable[[], object]
    often: bool = False


def last_night(now: datetime) -> date:
    """The day whose night has begun: today after ten past three, before that still yesterday."""
    local = now.astimezone(clock.HELSINKI)
    return local.date() if local.time() >= NIGHT else local.date() - timedelta(days=1)


def due_jobs(jobs: Sequence[Job], now: datetime) -> list[Job]:
    """The jobs that last night's round has not finished, and those done often; none that somebody holds. One query."""
    leases = {lease.name: lease for lease in Lease.objects.filter(name__in=[job.name for job in jobs])}
    night = last_night(now)

    def is_due(job: Job) -> bool:
        lease = leases.get(job.name)
        if lease is None:
            return True
        return lease.until <= now and (job.often or lease.done_on is None or lease.done_on < night)

    return [job for job in jobs if is_due(job)]


def take_lease(name: str, now: datetime) -> bool:
    """Whether this process holds the lease now. The update is one statement, so of two only one gets it.

    Where SQLite's one writer writes longer than anybody waits, nobody gets it: there is another look soon.
    """
    try:
        Lease.objects.get_or_create(name=name, defaults={"until": clock.EPOCH})
        return Lease.objects.filter(name=name, until__lte=now).update(until=now + LEASE) == 1
    except OperationalError as fault:
        if not is_busy(fault):
            raise
        log.warning("nightly %s waits for the next look: another process writes just now", name)
        return False


def is_busy(fault: OperationalError) -> bool:
    """SQLite could not write because somebody else does; its code's low byte is the kind."""
    code = getattr(fault.__cause__, "sqlite_errorcode", 0)
    return code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def run_job(job: Job, *, forced: bool = False) -> bool:
    """Do one job under its lease. Returns whether it was finished; a fault is logged and tried again later."""
    now = clock.now()
    night = last_night(now)
    if not take_lease(job.name, now):
        return False
    if not (forced or job.often) and Lease.objects.filter(name=job.name, done_on__gte=night).exists():
        # Another process finished it between our look and our taking.
        Lease.objects.filter(name=job.name).update(until=now)
        return False
    started = perf_counter()
    try:
        result = job.work()
    except Exception:
        log.exception("nightly %s failed, again in %d minutes", job.name, RETRY.seconds // 60)
        Lease.objects.filter(name=job.name).update(until=clock.now() + RETRY)
        return False
    Lease.objects.filter(name=job.name).update(until=clock.now(), done_on=night)
    level = logging.DEBUG if job.often and not result else logging.INFO
    log.log(level, "nightly %s done in %.1f s: %s", job.name, perf_counter() - started, result)
    return True


def run_due(jobs: Sequence[Job]) -> list[str]:
    """Do what is due, one after another; returns the names of what was finished."""
    return [job.name for job in due_jobs(jobs, clock.now()) if run_job(job)]


def start_thread(collect: Callable[[], Sequence[Job]]) -> threading.Event:
    """Look after the night's work beside the server, in a thread that never holds up a stop.

    ``collect`` is called in the thread, so that a start does not wait for every room's actions to be loaded.
    Returns the event that ends the thread.
    """
    stop = threading.Event()

    def watch() -> None:
        wait = SETTLE_SECONDS
        while not stop.wait(wait):
            wait = LOOK_EVERY_SECONDS
            look_once(collect)

    threading.Thread(target=watch, name="nightly", daemon=True).start()
    return stop


def look_once(collect: Callable[[], Sequence[Job]]) -> None:
    """One look of the thread. A database that does not answer is logged, and asked again at the next look."""
    close_old_connections()
    try:
        run_due(collect())
    except Exception:
        log.exception("the night's work could not be looked after")
    finally:
        connections.close_all()
