"""Reads of the programme. The finder's pages are built on :func:`happenings`, so it is one statement of plain SQL.

Everything here shows published activities only, and cancelled occurrences too: they are marked, not hidden.
"""

from collections.abc import Callable, Collection, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import Prefetch, QuerySet

from takaovi.core.clock import from_minute
from takaovi.core.errors import NotThere
from takaovi.core.languages import BY_CODE, FALLBACK
from takaovi.core.text import teller
from takaovi.core.viewer import Viewer
from takaovi.places.models import Place
from takaovi.programme.clashes import Clash, clashes
from takaovi.programme.models import Activity, Hosting, Occurrence, Series
from takaovi.programme.plan import parse_series
from takaovi.programme.rules import may_see_activity
from takaovi.programme.values import LONGEST, SeriesPlan
from takaovi.programme.values import Happening as Happening

_PLAIN = (
    "o.id, o.activity_id, a.slug, o.place_id, a.place_id,"
    " CASE WHEN o.place_id = a.place_id THEN a.space_id END, a.part_of_id,"
    ' o.planned, o.start, o."end", o.status, a.kind, a.zone, a.sign_up, a.cost_cents, a.min_age, a.max_age, a.traits,'
    " a.company, a.online_url, a.phone, o.full, a.exclusive, a.sign_up_here"
)
_PLAIN_COUNT = 21  # of the columns above, those that go into a Happening as they come
_TRUTHS = 3  # the last of them, which SQLite has as numbers
_TEXTS = (("a", "title"), ("o", "reason"), ("a", "audience"))
# CROSS JOIN keeps the written order on SQLite, whichever statistics it has; PostgreSQL chooses for itself.
_OCCURRENCE_FIRST = "programme_occurrence o CROSS JOIN programme_activity a"
_ACTIVITY_FIRST = "programme_activity a CROSS JOIN programme_occurrence o"


def _statement(language: str) -> str:
    columns = [f"{table}.{field}_{BY_CODE[code].column}" for table, field in _TEXTS for code in FALLBACK[language]]
    return f"SELECT {_PLAIN}, {', '.join(columns)} FROM "  # noqa: S608  closed lists only


def _reader(language: str) -> Callable[[tuple], Happening]:
    tell = teller(language)
    first = _PLAIN_COUNT + _TRUTHS

    def read(row: tuple) -> Happening:
        fields: tuple[Any, ...] = (*row[:_PLAIN_COUNT], *map(bool, row[_PLAIN_COUNT:first]), *tell(row[first:]))
        return Happening(*fields)

    return read


_STATEMENTS = {language: _statement(language) for language in FALLBACK}
_READERS = {language: _reader(language) for language in FALLBACK}
_JOINED = " WHERE a.id = o.activity_id AND "
_SHOWN = "a.published IS NOT NULL AND "


def _read(language: str, tables: str, condition: str, *params: int | str, shown: str = _SHOWN) -> list[Happening]:
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENTS[language] + tables + _JOINED + shown + condition, params)
        return [_READERS[language](row) for row in cursor.fetchall()]


_MOVED = "o.status = 'moved' AND o.planned >= %s"  # few rows: they have an index of their own
_OVERLAPS = 'o.start < %s AND o.start > %s AND o."end" > %s'


def _window(start: int, end: int) -> tuple[int, int, int]:
    """What :data:`_OVERLAPS` asks: nothing that began longer ago than the longest occurrence is still on."""
    return end, start - LONGEST, start


def _marks(things: Collection[object]) -> str:
    return ", ".join(["%s"] * len(things))


def happenings(
    place_ids: Collection[int], start: int, end: int, language: str, *, parts: bool = False
) -> dict[int, list[Happening]]:
    """What happens in these places some time in [start, end) (UTC minutes), by place, in order of start. One query.

    Cancelled occurrences are there too, marked. Parts of an umbrella that is itself listed in the same place are
    left out unless ``parts``: a conference is one line, its own page tells the sessions.
    """
    found: dict[int, list[Happening]] = {place_id: [] for place_id in place_ids}
    if not found:
        return found
    condition = (
        f'o.place_id IN ({_marks(found)}) AND o.start < %s AND o.start > %s AND o."end" > %s ORDER BY o.start, o.id'
    )
    for happening in _read(language, _OCCURRENCE_FIRST, condition, *found, end, start - LONGEST, start):
        found[happening.place_id or 0].append(happening)
    return found if parts else {place_id: without_parts(listed) for place_id, listed in found.items()}


def without_parts(listed: Sequence[Happening]) -> list[Happening]:
    """The same list without the parts whose umbrella is on it."""
    umbrellas = {happening.activity_id for happening in listed}
    return [happening for happening in listed if happening.part_of not in umbrellas]


def programme_of(place_ids: Collection[int], start: int, end: int, language: str) -> list[Happening]:
    """The programme of an area (its places) or of one place as one list in order of start. One query."""
    listed = happenings(place_ids, start, end, language).values()
    return sorted((one for found in listed for one in found), key=lambda one: (one.start, one.occurrence_id))


def online_happenings(start: int, end: int, language: str, limit: int) -> list[Happening]:
    """What one may join online some time in [start, end), wherever it is held, first to start first. One query."""
    # "+ 0": PostgreSQL would else walk everything that starts, in order, to find the few one may join from home.
    condition = f"a.online_url > '' AND {_OVERLAPS} ORDER BY o.start + 0, o.id LIMIT %s"
    return _read(language, _ACTIVITY_FIRST, condition, *_window(start, end), limit)


def moved_away(
    place_ids: Collection[int], start: int, end: int, language: str, *, online: bool = False
) -> dict[int, list[Happening]]:
    """By usual place, what was planned there for [start, end) and is then elsewhere or on another day. One query.

    For somebody who comes when and where it normally happens. With ``online`` under 0 what has no place to go to.
    """
    found: dict[int, list[Happening]] = {place_id: [] for place_id in place_ids}
    where = [f"a.place_id IN ({_marks(found)})"] if found else []
    if online:
        where.append("(a.place_id IS NULL AND a.online_url > '')")
    if not where:
        return found
    condition = f"({' OR '.join(where)}) AND {_MOVED} AND o.planned < %s ORDER BY o.planned, o.id"
    for happening in _read(language, _OCCURRENCE_FIRST, condition, *found, start, end):
        if happening.place_id != happening.usual_place_id or left_its_day(happening):
            found.setdefault(happening.usual_place_id or 0, []).append(happening)
    return found


def moved_times_of(activity: Activity, start: int, language: str) -> list[Happening]:
    """Its coming times that are not on the day they were planned for, or not where it usually is, by the planned
    minute, from ``start``. One query.
    """
    condition = f"o.activity_id = %s AND {_MOVED} ORDER BY o.planned, o.id"
    moved = _read(language, _OCCURRENCE_FIRST, condition, activity.pk, start, shown="")
    return [one for one in moved if one.place_id != one.usual_place_id or left_its_day(one)]


def left_its_day(happening: Happening) -> bool:
    """It is on another local day than planned."""
    zone = ZoneInfo(happening.zone)
    planned, start = (from_minute(at).astimezone(zone).date() for at in (happening.planned, happening.start))
    return planned != start


def occurrences_of(activity: Activity, start: int, limit: int, language: str) -> list[Happening]:
    """The next occurrences that have not ended at ``start`` (UTC minute), cancelled ones marked. One query.

    Of a draft too: whoever has the activity came by the doorway.
    """
    condition = 'o.activity_id = %s AND o.start > %s AND o."end" > %s ORDER BY o.start, o.id LIMIT %s'
    return _read(language, _ACTIVITY_FIRST, condition, activity.pk, start - LONGEST, start, limit, shown="")


def parts_of(umbrella: Activity, language: str) -> list[Happening]:
    """Every session of a conference or another umbrella, also in other places and online, by start. One query."""
    return _read(language, _ACTIVITY_FIRST, "a.part_of_id = %s ORDER BY o.start, o.id", umbrella.pk)


def clash_hints(place_ids: Collection[int], start: int, end: int, language: str) -> list[Clash]:
    """What happens on top of each other in these places, for the hosts to look at. Two queries."""
    listed = happenings(place_ids, start, end, language, parts=True).values()
    villages = {
        place_id: f"{municipality} {village}" if village else ""
        for place_id, municipality, village in Place.objects.filter(id__in=place_ids).values_list(
            "id", "municipality", "village"
        )
    }
    return clashes([happening for found in listed for happening in found], villages)


def places_with_programme(start: int, end: int) -> list[int]:
    """The ids of published places where something happens in [start, end). One query."""
    on = Occurrence.objects.filter(
        start__lt=end, start__gt=start - LONGEST, end__gt=start, place__published__isnull=False
    )
    return list(on.order_by("place_id").values_list("place_id", flat=True).distinct())


def activity_named(slug: str) -> Activity:
    """The activity with this word in its address, published or not: for the commands of this room. Raises NotThere."""
    activity = Activity.objects.select_related("place").filter(slug=slug).first()
    if activity is None:
        raise NotThere(f"there is no activity {slug}")
    return activity


def activity_for(viewer: Viewer, slug: str) -> Activity:
    """The activity a visitor named, with its place, space, umbrella, hosts (leader first) and series. Three queries.

    Raises NotThere whether it does not exist or is not theirs to see: a draft is for those who may edit or show it.
    """
    found = Activity.objects.all() if viewer.grants else published()
    activity = _with_hosts_and_series(found.filter(slug=slug)).first()
    if activity is None or not may_see_activity(viewer, activity):
        raise NotThere(slug)
    return activity


def published() -> QuerySet[Activity]:
    """Activities that anybody may see. Shared by every public list."""
    return Activity.objects.filter(published__isnull=False)


def _with_hosts_and_series(found: QuerySet[Activity]) -> QuerySet[Activity]:
    hostings = Hosting.objects.select_related("organisation").order_by("-leads", "id")
    return found.select_related("place", "space", "part_of").prefetch_related(
        Prefetch("hostings", hostings), Prefetch("series", Series.objects.order_by("id"))
    )


def plans_of(activity: Activity) -> list[SeriesPlan]:
    """The plans of its series; no query after :func:`activity_for`."""
    return [parse_series(series.plan, zone=ZoneInfo(activity.zone)) for series in activity.series.all()]
