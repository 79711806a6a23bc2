"""Part "paper": a week poster as PDF, from the question to the last byte, beside an empty sheet of the same press."""

import statistics
from collections.abc import Callable
from time import perf_counter

from django.db.models import Count
from django.utils import translation

from bench.base import rolled_back
from bench.goals import Figure, Goal, quantile
from bench.questions import NOW
from takaovi.core.clock import HELSINKI, stopped_at, to_minute
from takaovi.core.languages import BY_CODE
from takaovi.core.reading import read_in
from takaovi.core.viewer import Viewer
from takaovi.feeds.paper_press import Order
from takaovi.feeds.paper_printer import NoPress, Printer
from takaovi.feeds.paper_values import Asked, Sheet, read_asked
from takaovi.feeds.paper_views import order_of
from takaovi.places.models import Place
from takaovi.programme.models import Activity, Occurrence

ROUNDS = 20
EMPTY = Order("<html lang='fi'><head><title>Arkki</title></head><body></body></html>", {})
WEEK = 7 * 1440
BUSY = 40  # happenings, eight a day on the days that are left of the week
DAYS = 5  # from the stopped Wednesday to the end of its week
MOST = Goal(most=1000)


def measure() -> list[Figure]:
    """A place with the most happenings this week, and the same in a busy week; the first sheet starts the press."""
    printer = Printer()
    fi = BY_CODE["fi"]
    try:
        with stopped_at(NOW), translation.override("fi"), read_in(fi), rolled_back():
            asked = read_asked(Sheet.WEEK, {}, NOW.astimezone(HELSINKI).date(), fi)
            place, lines = busiest()
            cold = timed(lambda: printer.make(order_of(Viewer("fi"), asked, place.slug)))
            figures = [Figure(f"week poster of {lines} happenings, first one", cold, "ms", None, MOST)]
            figures += of_a_week(printer, asked, place, lines)
            fill_up(place, BUSY - lines)
            figures += of_a_week(printer, asked, place, BUSY)
    except NoPress as missing:
        raise RuntimeError("there is no Pango on this machine; the log names the packages") from missing
    finally:
        printer.close()
    return figures


def of_a_week(printer: Printer, asked: Asked, place: Place, lines: int) -> list[Figure]:
    """Poster and empty sheet by turns, so that a busy moment of the machine meets both."""

    def order() -> Order:
        return order_of(Viewer("fi"), asked, place.slug)

    rounds = [(timed(lambda: printer.make(order())), timed(lambda: printer.make(EMPTY))) for _ in range(ROUNDS)]
    posters, empty = [poster for poster, _ in rounds], [sheet for _, sheet in rounds]
    words = [timed(order) for _ in range(ROUNDS)]
    name = f"week poster of {lines} happenings"
    return [
        Figure(f"{name}, p50", statistics.median(posters), "ms", statistics.median(empty), MOST),
        Figure(f"{name}, p95", quantile(posters, 0.95), "ms", quantile(empty, 0.95), MOST),
        Figure(f"{name}, of it finding and wording, p50", statistics.median(words), "ms"),
    ]


def fill_up(place: Place, many: int) -> None:
    """So many happenings more, from Wednesday to Sunday, each with a title of its own."""
    for number in range(many):
        start = to_minute(NOW) + number % DAYS * 1440 + number // DAYS * 60
        activity = Activity.objects.create(
            slug=f"bench-paper-{number}",
            title_fi=f"Kahvia ja juttua, ryhmä {number}",
            summary_fi="Kahvia ja seuraa.",
            place=place,
            published=NOW,
        )
        Occurrence.objects.create(activity=activity, place=place, planned=start, start=start, end=start + 60)


def busiest() -> tuple[Place, int]:
    """The published place with the most happenings in the coming week, and how many they are."""
    start = to_minute(NOW)
    coming = Occurrence.objects.filter(start__gte=start, start__lt=start + WEEK, activity__published__isnull=False)
    rows = coming.exclude(place=None).values("place").annotate(many=Count("id")).order_by("-many", "place")
    for row in rows[:50]:
        place = Place.objects.filter(pk=row["place"], published__isnull=False).first()
        if place is not None:
            return place, row["many"]
    raise RuntimeError("nothing happens in the made-up country this week")


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    started = perf_counter()
    work()
    return (perf_counter() - started) * 1000
