"""Part "queries": statements a page of the finder's answer needs, whatever is found."""

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from bench.goals import Figure, Goal
from bench.questions import NOW, addresses
from takaovi.core.clock import stopped_at

PAGES = 60
READS = ("SELECT", "WITH")


def measure() -> list[Figure]:
    """The most and the fewest statements over different questions, the caches of the finder warm."""
    client = Client()
    counts = []
    with override_settings(PAGE_CACHE_SECONDS=0, ALLOWED_HOSTS=[*settings.ALLOWED_HOSTS, "testserver"]):
        for number, address in enumerate(addresses(2, PAGES + 1)):
            with stopped_at(NOW), CaptureQueriesContext(connection) as asked:
                answer = client.get(address)
            if answer.status_code != 200:
                raise RuntimeError(f"{address} answered {answer.status_code}")
            if number:
                counts.append(len([q for q in asked.captured_queries if q["sql"].lstrip().upper().startswith(READS)]))
    return [
        Figure("reading statements of a finder page, most", max(counts), "", None, Goal(most=6)),
        Figure("reading statements of a finder page, fewest", min(counts), ""),
    ]
