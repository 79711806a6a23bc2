"""Pages of the programme: one activity, one day, one week."""

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from takaovi.core.clock import HELSINKI, now, to_minute, today
from takaovi.core.errors import NotThere
from takaovi.core.language import current
from takaovi.core.viewer import Viewer
from takaovi.finder.forms import read_where
from takaovi.finder.markup import activity_markup
from takaovi.finder.programme_presenters import activity_words, by_day, iso_week, read_zone, week_links
from takaovi.finder.programme_queries import area_programme
from takaovi.finder.when import midnight
from takaovi.finder.where_presenters import area_name
from takaovi.hours.sentences import day_words
from takaovi.programme.queries import activity_for, occurrences_of, parts_of, plans_of
from takaovi.ui.pages import page

OCCURRENCES_SHOWN = 10
FARTHEST = timedelta(days=366)


def activity(request: HttpRequest, slug: str) -> HttpResponse:
    """What it is, when it happens next, for whom, what it costs, and where."""
    language, at = current().code, to_minute(now())
    try:
        found = activity_for(Viewer(language), slug)
    except NotThere as missing:
        raise Http404 from missing
    occurrences = occurrences_of(found, at, OCCURRENCES_SHOWN, language)
    parts = parts_of(found, language) if found.kind == "conference" else []
    zone = read_zone(request.GET.get("vyohyke", ""))
    words = activity_words(found, occurrences, parts, plans_of(found), at, zone)
    context = {"words": words, "markup": activity_markup(found, occurrences), "zone": zone.key if zone else ""}
    return page(request, "finder/activity.html", context)


def day(request: HttpRequest, day: str) -> HttpResponse:
    """What happens on one day, in an area or in the whole network."""
    chosen = read_day(day)
    title = _("Programme: %(day)s") % {"day": day_words(chosen, today(), current().code)}
    steps = {"before": chosen - timedelta(days=1), "after": chosen + timedelta(days=1)}
    around = {name: step.isoformat() for name, step in steps.items() if abs(step - today()) <= FARTHEST}
    return programme(request, "finder/day.html", chosen, 1, {"title": title, **around})


def week(request: HttpRequest, week: str) -> HttpResponse:
    """What happens in one ISO week, day by day."""
    monday = read_week(week)
    number = monday.isocalendar().week
    before, after = week_links(monday)
    context = {"title": _("Programme of week %(week)d") % {"week": number}, "before": before, "after": after}
    return programme(request, "finder/week.html", monday, 7, context)


def programme(request: HttpRequest, template: str, first: date, days: int, context: dict[str, object]) -> HttpResponse:
    """The programme of ``days`` from ``first``, near the asked area if there is one."""
    raw = " ".join(request.GET.get("missa", "").split())[:200]
    area, _words, _others, note = read_where(raw)
    start, end = midnight(first, HELSINKI), midnight(first + timedelta(days=days), HELSINKI)
    listed, places = area_programme(area, start, end, current().code)
    context |= {
        "parts": by_day(listed, places, max(start, to_minute(now())) if first <= today() else start),
        "area": area_name(area),
        "raw": raw,
        "unknown": bool(raw) and (area.point is None or bool(note)),
        "this_week": iso_week(today()),
    }
    return page(request, template, context, canonical_query=("missa",))


def read_day(text: str) -> date:
    """The ISO day of the address, at most a year away. Raises Http404."""
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
