"""The product as it is served, at the stopped time of the made-up country: the same answers in any year."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from bench.questions import NOW
from takaovi.config.wsgi import application as house
from takaovi.core.clock import stopped_at

if os.environ.get("TAKAOVI_NIGHTLY") != "0":
    raise SystemExit("bench.served: set TAKAOVI_NIGHTLY=0, or the night's work would mend the made-up hours")


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    with stopped_at(NOW):
        answered: Iterable[bytes] = house(environ, start_response)
        return answered
