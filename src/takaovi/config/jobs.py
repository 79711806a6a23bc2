"""The night's work of all rooms. Needs Django to be set up."""

from takaovi.config.rooms import furniture
from takaovi.core.nightly import Job


def nightly_jobs() -> tuple[Job, ...]:
    """Every job of every room, lower rooms first."""
    return tuple(Job(f"{room}.{work.__name__}", work) for room, module in furniture("tasks") for work in module.NIGHTLY)
