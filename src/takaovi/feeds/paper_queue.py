"""Sheets that are asked for: from the disk at once, or made by the press while the server goes on answering.

A server may have one thread only. So a request waits for a sheet no longer than a moment, and after it has waited
nobody waits for a while: of the server's time at most a fifth goes into waiting. Whoever does not wait is told to come
again in two seconds, and finds the sheet on the disk.
"""

from collections.abc import Callable
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic
from typing import NamedTuple

from django.conf import settings

from takaovi.feeds.paper_press import Order
from takaovi.feeds.paper_printer import NoPress, NotPrinted, Printer
from takaovi.feeds.paper_store import Store

WAIT_SECONDS = 1.0  # for a sheet; the first one after a pause takes about that
REST = 4  # times as long as was waited, nobody waits
MOST_WAITING = 8  # sheets in the making


class Printed(NamedTuple):
    """``pdf`` is empty where it is not there: then it is still ``coming``, or ``missing`` on this machine for good."""

    name: str
    pdf: bytes = b""
    coming: bool = False
    missing: bool = False


class Job:
    """A sheet in the making, for everybody who asks for the same."""

    def __init__(self) -> None:
        self.over = Event()
        self.pdf = b""
        self.missing = False


class Queue:
    """The sheets of one process. A request waits up to ``wait`` seconds, then nobody for ``rest`` times as long."""

    def __init__(
        self, printer: Printer, store: Callable[[], Store], wait: float = WAIT_SECONDS, rest: float = REST
    ) -> None:
        self.printer, self.store, self.wait, self.rest = printer, store, wait, rest
        self._jobs: dict[str, Job] = {}
        self._lock = Lock()
        self._nobody_waits_until = 0.0

    def sheet(self, order: Order) -> Printed:
        """The sheet if it is there or comes within a moment. Raises NotPrinted where it cannot be made."""
        name = name_of(order)
        kept = self.store().get(name)
        if kept is not None:
            return Printed(name, kept)
        if self.printer.is_missing:
            return Printed(name, missing=True)
        job = self._job(name, order)
        if job is None or not self._waited(job):
            return Printed(name, coming=True)
        if not job.pdf and not job.missing:
            raise NotPrinted
        return Printed(name, job.pdf, missing=job.missing)

    def _job(self, name: str, order: Order) -> Job | None:
        """The one that is being made, or a new one; None where enough are in the making."""
        with self._lock:
            job = self._jobs.get(name)
            if job is not None or len(self._jobs) >= MOST_WAITING:
                return job
            job = Job()
            job.pdf = self.store().get(name) or b""
            if job.pdf:  # finished since we looked
                job.over.set()
                return job
            self._jobs[name] = job
        Thread(target=self._make, args=(name, job, order), name="paper", daemon=True).start()
        return job

    def _make(self, name: str, job: Job, order: Order) -> None:
        try:
            job.pdf = self.printer.make(order)
            self.store().put(name, job.pdf)
        except NoPress:
            job.missing = True
        except NotPrinted:
            pass  # told in the log, and to whoever waits
        finally:
            with self._lock:
                self._jobs.pop(name, None)
            job.over.set()

    def _waited(self, job: Job) -> bool:
        """Whether the job is over; waits for it if a wait is due."""
        started = monotonic()
        if started < self._nobody_waits_until:
            return job.over.is_set()
        over = job.over.wait(self.wait)
        ended = monotonic()
        self._nobody_waits_until = ended + self.rest * (ended - started)
        return over


def name_of(order: Order) -> str:
    """The same sheet has the same name: its content, its style and the version of its maker."""
    return blake2b((order.html + version("weasyprint")).encode(), digest_size=16).hexdigest()


def _store() -> Store:
    return Store(Path(settings.STATE) / "paper")


queue = Queue(Printer(), _store)
