"""Part "paper": a week poster as PDF, from the question to the last byte, beside an empty sheet of the same press."""

import statistics
from collections.abc import Callable
from time import perf_counter

from django.db.models import Count
from django.utils import translation

from bench.goals import Figure, Goal, quantile
from bench.questions import NOW
from takaovi.core.clock import HELSINKI, stopped_at, to_minute
from takaovi.core.languages import BY_CODE
from takaovi.core.reading import read_in
from takaovi.core.viewer import Viewer
from takaovi.feeds.paper_press import Order
from takaovi.feeds.paper_printer import NoPress, Printer
from takaovi.feeds.paper_values import Sheet, read_asked
from takaovi.feeds.paper_views import order_of
from takaovi.places.models import Place
from takaovi.programme.models import Occurrence

ROUNDS = 20
EMPTY = Order("<html lang='fi'><head><title>Arkki</title></head><body></body></html>", {})
WEEK = 7 * 1440


def measure() -> list[Figure]:
    """The poster of the place with the most happenings this week; the first one starts the press."""
    printer = Printer()
    fi = BY_CODE["fi"]
    try:
        with stopped_at(NOW), translation.override("fi"), read_in(fi):
            asked = read_asked(Sheet.WEEK, {}, NOW.astimezone(HELSINKI).date(), fi)
            slug, lines = busiest()
            cold = timed(lambda: printer.make(order_of(Viewer("fi"), asked, slug)))
            posters = [timed(lambda: printer.make(order_of(Viewer("fi"), asked, slug))) for _ in range(ROUNDS)]
            words = [timed(lambda: order_of(Viewer("fi"), asked, slug)) for _ in range(ROUNDS)]
            empty = [timed(lambda: printer.make(EMPTY)) for _ in range(ROUNDS)]
    except NoPress as missing:
        raise RuntimeError("there is no Pango on this machine; the log names the packages") from missing
    finally:
        printer.close()
    floor = statistics.median(empty)
    return [
        Figure(f"week poster of {lines} happenings, first one", cold, "ms"),
        Figure("week poster, p50", statistics.median(posters), "ms", floor, Goal(most=1000)),
        Figure("week poster, p95", quantile(posters, 0.95), "ms", quantile(empty, 0.95), Goal(most=1000)),
        Figure("of it finding and wording, p50", statistics.median(words), "ms"),
    ]


def busiest() -> tuple[str, int]:
    """The published place with the most happenings in the coming week, and how many they are."""
    start = to_minute(NOW)
    coming = Occurrence.objects.filter(start__gte=start, start__lt=start + WEEK, activity__published__isnull=False)
    rows = coming.exclude(place=None).values("place").annotate(many=Count("id")).order_by("-many", "place")
    for row in rows[:50]:
        place = Place.objects.filter(pk=row["place"], published__isnull=False).first()
        if place is not None:
            return place.slug, row["many"]
    raise RuntimeError("nothing happens in the made-up country this week")


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    started = perf_counter()
    work()
    return (perf_counter() - started) * 1000
