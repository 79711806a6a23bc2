"""The night's work of all rooms. Needs Django to be set up."""

from django.conf import settings

from takaovi.config.rooms import furniture
from takaovi.core.nightly import Job, start_thread
from takaovi.core.outbox import sender
from takaovi.core.outbox.sending import send_letters
from takaovi.phone.outgoing_actions import place_waiting
from takaovi.phone.placing import caller


def nightly_jobs() -> tuple[Job, ...]:
    """Every job of every room, lower rooms first."""
    return tuple(Job(f"{room}.{work.__name__}", work) for room, module in furniture("tasks") for work in module.NIGHTLY)


def all_jobs() -> tuple[Job, ...]:
    """The night's jobs, and the few that are done at every look of the thread."""
    often = ((room, work) for room, module in furniture("tasks") for work in getattr(module, "OFTEN", ()))
    return (*nightly_jobs(), *(Job(f"{room}.{work.__name__}", work, often=True) for room, work in often))


def start_nightly() -> None:
    """Look after the night's work beside the server, unless the operator does it with cron and ``takaovi nightly``."""
    if settings.NIGHTLY:
        start_thread(all_jobs)


def start_sender() -> None:
    """Carry letters out beside the server: a sign-in code cannot wait for the next look of the night's thread."""
    sender.start_thread(send_letters)


def start_caller() -> None:
    """Place calls beside the server: a volunteer who presses "Call" sees the page at once."""
    caller.start(place_waiting)
