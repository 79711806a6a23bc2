"""The first visitor waits no longer than the others: pages, words and data are at hand before the door opens."""

import gc
from io import BytesIO
from typing import Any
from wsgiref.util import setup_testing_defaults

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest

FIRST_PAGE = "/fi/"


def warm_up(application: WSGIHandler) -> None:
    """Ask for the first page once, inside the process.

    A fault in the address map is raised, and the server does not start; a fault in the page is in the log.
    """
    environ: dict[str, Any] = {"PATH_INFO": FIRST_PAGE, "HTTP_HOST": "127.0.0.1", "wsgi.input": BytesIO()}
    setup_testing_defaults(environ)
    application.get_response(WSGIRequest(environ)).close()
    # What is loaded now stays: the collector need not look through it again while visitors wait.
    gc.collect()
    gc.freeze()
