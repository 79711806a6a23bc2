"""Work that is done when the visitor already has the page."""

import logging
from collections.abc import Callable

from django.http import HttpResponse

log = logging.getLogger(__name__)


def after_response(response: HttpResponse, work: Callable[[], object]) -> None:
    """Run ``work`` once the server has sent ``response`` (WSGI calls close() then).

    The page is gone already, so a fault here is logged in full and cannot disturb the visitor.
    """

    def guarded() -> None:
        try:
            work()
        except Exception:
            log.exception("work after the response failed")

    response._resource_closers.append(guarded)  # type: ignore[attr-defined]
