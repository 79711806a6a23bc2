"""The night's work of all rooms. Needs Django to be set up."""

from django.conf import settings

from takaovi.config.rooms import furniture
from takaovi.core.nightly import Job, start_thread


def nightly_jobs() -> tuple[Job, ...]:
    """Every job of every room, lower rooms first."""
    return tuple(Job(f"{room}.{work.__name__}", work) for room, module in furniture("tasks") for work in module.NIGHTLY)


def start_nightly() -> None:
    """Look after the night's work beside the server, unless the operator does it with cron and ``takaovi nightly``."""
    if settings.NIGHTLY:
        start_thread(nightly_jobs)
