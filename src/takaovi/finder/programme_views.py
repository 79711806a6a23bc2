"""Pages of the programme: one activity, one day, one week."""

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from takaovi.core.addresses import page_address
from takaovi.core.clock import HELSINKI, now, to_minute, today
from takaovi.core.errors import NotThere
from takaovi.core.language import current
from takaovi.finder.activity_presenters import activity_words
from takaovi.finder.forms import read_where
from takaovi.finder.markup import activity_markup
from takaovi.finder.programme_presenters import by_day, day_title, iso_week, week_links, week_title
from takaovi.finder.programme_queries import Programme, area_programme, find_activity
from takaovi.finder.values import Area
from takaovi.finder.when import midnight
from takaovi.finder.where_presenters import area_name
from takaovi.finder.zone_presenters import read_zone
from takaovi.ui.pages import page

TIMES_SHOWN = 4
TIMES_AT_MOST = 30
LINES_OF_A_DAY = 8  # on the page of a week; the page of the day has them all
FARTHEST = timedelta(days=366)


def activity(request: HttpRequest, slug: str) -> HttpResponse:
    """What it is, when it happens next, for whom, what it costs, and where."""
    at, every = to_minute(now()), request.GET.get("kaikki") == "1"
    try:
        found = find_activity(request.viewer, slug, at, TIMES_AT_MOST if every else TIMES_SHOWN)  # type: ignore[attr-defined]
    except NotThere as missing:
        raise Http404 from missing
    zone = read_zone(request.GET.get("vyohyke", ""))
    context = {
        "words": activity_words(found, at, zone),
        "markup": activity_markup(found.activity, found.occurrences),
        "zone": zone.key if zone else "",
        "more": found.more and not every,
        "correct": page_address("proposals:correct_activity", slug),
    }
    shown = found.activity.published is not None
    # A page with somebody's name on it is kept nowhere, so that the name is gone when it is taken back.
    return page(request, "finder/activity.html", context, public=shown and not found.named, indexed=shown)


def day(request: HttpRequest, day: str) -> HttpResponse:
    """What happens on one day, in an area or in the whole network."""
    chosen = read_day(day)
    if day != chosen.isoformat():
        return one_address(request, "finder:day", chosen.isoformat())
    area, where = read_area(request)
    found = programme(area, chosen, 1)
    steps = {"before": chosen - timedelta(days=1), "after": chosen + timedelta(days=1)}
    context = {
        "title": day_title(chosen, today(), area_name(area), len(found.listed)),
        "parts": by_day(found, to_minute(now()), first=chosen, where=where["raw"]),
        "this_week": iso_week(chosen),
        **{name: step.isoformat() for name, step in steps.items() if abs(step - today()) <= FARTHEST},
        **where,
    }
    return programme_page(request, "finder/day.html", context)


def week(request: HttpRequest, week: str) -> HttpResponse:
    """What happens in one ISO week, day by day from today."""
    monday = read_week(week)
    if week != iso_week(monday):
        return one_address(request, "finder:week", iso_week(monday))
    area, where = read_area(request)
    first = max(monday, today()) if monday <= today() < monday + timedelta(days=7) else monday
    found = programme(area, monday, 7)
    before, after = week_links(monday, where["raw"])
    context = {
        "title": week_title(monday.isocalendar().week, area_name(area)),
        "parts": by_day(found, to_minute(now()), first=first, most=LINES_OF_A_DAY, where=where["raw"]),
        "before": before,
        "after": after,
        **where,
    }
    return programme_page(request, "finder/week.html", context)


def one_address(request: HttpRequest, name: str, written: str) -> HttpResponse:
    """A day or a week written in another way (20261124, 2026-W5) leads to the address that it has."""
    query = request.META.get("QUERY_STRING", "")
    address = page_address(name, written)
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)


def programme(area: Area, first: date, days: int) -> Programme:
    """The programme of ``days`` from ``first``; what is over already is left out while the time is still running."""
    start, end = midnight(first, HELSINKI), midnight(first + timedelta(days=days), HELSINKI)
    at = to_minute(now())
    return area_programme(area, max(start, at) if at < end else start, end, at, current().code)


def programme_page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """What somebody typed or where they stood is nobody's to list: only the pages of named places are."""
    plain = bool(context["plain"])
    return page(request, template, context, canonical_query=("missa",) if plain else (), indexed=plain)


def read_area(request: HttpRequest) -> tuple[Area, dict[str, Any]]:
    """The asked place; and what was typed, with marks where it was not understood and where it is just a name."""
    raw = " ".join(request.GET.get("missa", "").split())[:200]
    area, words, _others, note = read_where(raw)
    unknown = bool(raw) and (area.point is None or bool(note))
    plain = not (words or area.is_position or unknown)
    return area, {"raw": raw, "unknown": unknown, "plain": plain}


def read_day(text: str) -> date:
    """The day of the address in any way ISO 8601 writes it, at most a year away. Raises Http404."""
    try:
        chosen = date.fromisoformat(text)
    except ValueError:
        raise Http404 from None
    if abs(chosen - today()) > FARTHEST:
        raise Http404
    return chosen


def read_week(text: str) -> date:
    """The Monday of an ISO week such as 2026-W48, at most a year away. Raises Http404."""
    year, _mark, number = text.partition("-W")
    if not (year.isdecimal() and number.isdecimal() and len(text) <= 8):
        raise Http404
    try:
        monday = date.fromisocalendar(int(year), int(number), 1)
    except ValueError:
        raise Http404 from None
    if abs(monday - today()) > FARTHEST:
        raise Http404
    return monday
