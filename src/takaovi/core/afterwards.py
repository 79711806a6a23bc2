"""Work that is done when the visitor already has the page."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection
from django.http import HttpResponse

log = logging.getLogger(__name__)

PATIENCE_MS = 500


def after_response(response: HttpResponse, work: Callable[[], object]) -> None:
    """Run ``work`` once the server has sent ``response`` (WSGI calls close() then).

    The page is gone already, so a fault here is logged in full and cannot disturb the visitor.
    """

    def guarded() -> None:
        try:
            with impatient():
                work()
        except Exception:
            log.exception("work after the response failed")

    response._resource_closers.append(guarded)  # type: ignore[attr-defined]


@contextmanager
def impatient() -> Iterator[None]:
    """Wait half a second for SQLite's one writer and no longer.

    The thread that does the work also answers the next visitors: with the patience of an action (20 s) one
    question asked while an import writes would hold up everybody.
    """
    if connection.vendor != "sqlite" or connection.connection is None:
        yield
        return
    usual_ms = int(connection.settings_dict["OPTIONS"].get("timeout", 5) * 1000)
    connection.connection.execute(f"PRAGMA busy_timeout={PATIENCE_MS}")
    try:
        yield
    finally:
        connection.connection.execute(f"PRAGMA busy_timeout={usual_ms}")
