"""Reading hours: spans, how true the layers are, the plan itself, and which days are special."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Q

from takaovi.core.errors import NotThere
from takaovi.core.text import Said, say
from takaovi.hours.day_table import packaged_days
from takaovi.hours.models import DayClass, Layer, PlaceHours
from takaovi.hours.plan import DEFAULT_ZONE, parse_plan
from takaovi.hours.plan_parts import parse_windows
from takaovi.hours.values import DAY_CLASSES, STATE_NAMES, STATES, Schedule, Span, Window
from takaovi.places.models import Place

COUNTRY = "fi"
STAFFED, SHIFT = STATES["staffed"], STATES["if_shift_filled"]
LONGEST = 1440  # minutes of a span: "open at t" looks back so far and no further


# Statements of the hot path are written out: making them anew takes longer than running them.
# The ways are named so that the range of start is read from the key (place, way, start).
_SPAN_COLUMNS = (
    'SELECT place_id, start, "end", state, way, venue FROM hours_openingspan'
    " WHERE place_id IN ({}) AND way IN (0, 1, 2)"
)
_TOUCHING = _SPAN_COLUMNS + ' AND start > %s AND start < %s AND "end" > %s'
_COMING = _SPAN_COLUMNS + " AND start >= %s AND start < %s"
_IN_ORDER = " ORDER BY 1, 5, 2"  # place, way, start
# The plus keeps SQLite from choosing the index of space_id, where nearly every row is null.
_STANDING = (
    "SELECT l.place_id, l.state, l.certainty, l.confirmed, l.term_days, l.conditions, l.phone, l.confirmed_as, l.known,"
    " p.phone, p.zone, f.audience, CAST(l.plan AS text) LIKE %s,"
    " CASE WHEN l.state = %s THEN CAST(l.plan AS text) END"
    " FROM hours_layer l JOIN places_place p ON p.id = l.place_id"
    " LEFT JOIN hours_placehours f ON f.place_id = l.place_id"
    " WHERE +l.space_id IS NULL AND l.place_id IN ({}) ORDER BY l.place_id, l.state DESC"
)
_UNTIMED = '%: "unknown"%'  # a day without a time, or without an end (docs/hours.md)


def _marked(statement: str, place_ids: Collection[int]) -> str:
    return statement.format(", ".join(["%s"] * len(place_ids)))


def _rows(statement: str, params: Sequence[int | str]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return cursor.fetchall()


def spans_between(
    place_ids: Collection[int], start: int, end: int, *, waiting: Collection[int] = (), until: int = 0
) -> dict[int, list[Span]]:
    """The spans of each place that touch the UTC minutes [start, end), in order of way and time. One query.

    For the ``waiting`` places among them the spans that begin by ``until`` are there too: their next opening.
    Touching spans of one state at one venue are joined, so that a night cut at midnight reads as one; a joined span
    may therefore be longer than a day. Every asked place has an entry.
    """
    found: dict[int, list[Span]] = {place_id: [] for place_id in place_ids}
    if not found:
        return found
    statement, params = _marked(_TOUCHING, place_ids), [*place_ids, start - LONGEST, end, start]
    if waiting:
        statement += " UNION ALL " + _marked(_COMING, waiting)
        params += [*waiting, end, until]
    for place_id, begins, ends, state, way, venue in _rows(statement + _IN_ORDER, params):
        spans = found[place_id]
        if spans and spans[-1][1:] == (begins, state, way, venue):
            begins = spans.pop().start
        spans.append(Span(begins, ends, state, way, venue))
    return found


class LayerTruth(NamedTuple):
    """How well a layer of a place is known: who confirmed it, when, how surely, and for how many days that holds.

    ``untimed``: some days are promised without a full time: silence there does not mean closed. ``deadline_hours``: so
    long before a time that hangs on a host it is told whether it opens.
    """

    place_id: int
    state: int
    certainty: str
    confirmed: datetime | None
    term_days: int
    conditions: tuple[str, ...]
    phone: str
    confirmed_as: str
    known: bool
    untimed: bool = False
    deadline_hours: int | None = None

    def is_fresh(self, now: datetime) -> bool:
        """Somebody who knows has said so within the term. Hearsay is never fresh; not known is not closed."""
        if not self.known or self.certainty == "hearsay" or self.confirmed is None:
            return False
        return now - self.confirmed <= timedelta(days=self.term_days)


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a place's hours beside its spans: how true each layer is, and times kept for groups."""

    truths: tuple[LayerTruth, ...] = ()
    windows: tuple[Window, ...] = ()
    zone: str = DEFAULT_ZONE


def standings(place_ids: Collection[int]) -> dict[int, Standing]:
    """The standing of each place, layers highest state first; spaces of a place left out. One query.

    The phone of a layer is its own, or else the place's. Every asked place has an entry.
    """
    layers: dict[int, list[LayerTruth]] = {place_id: [] for place_id in place_ids}
    found = dict.fromkeys(place_ids, Standing())
    frames: dict[int, tuple[str, str]] = {}
    for row in _rows(_marked(_STANDING, place_ids), [_UNTIMED, SHIFT, *place_ids]) if layers else ():
        layers[row[0]].append(_truth(row))
        frames[row[0]] = row[10:12]
    for place_id, (zone, audience) in frames.items():
        windows = parse_windows(json.loads(audience), "audience") if audience and audience != "[]" else ()
        found[place_id] = Standing(tuple(_with_filled(layers[place_id])), windows, zone)
    return found


def _with_filled(layers: list[LayerTruth]) -> Iterable[LayerTruth]:
    """A shift that somebody took is staffed time, as true as the layer that hoped for it, unless it has its own."""
    hoped = next((truth for truth in layers if truth.state == SHIFT), None)
    if hoped is not None and all(truth.state != STAFFED for truth in layers):
        yield hoped._replace(state=STAFFED)
    yield from layers


def _truth(row: tuple[Any, ...]) -> LayerTruth:
    place_id, state, certainty, confirmed, term, conditions, phone, told_as, known, place_phone = row[:10]
    return LayerTruth(
        place_id=place_id,
        state=state,
        certainty=certainty,
        confirmed=confirmed.replace(tzinfo=UTC) if confirmed and confirmed.tzinfo is None else confirmed,
        term_days=term,
        conditions=() if conditions == "[]" else tuple(json.loads(conditions)),
        phone=phone or place_phone,
        confirmed_as=told_as,
        known=known,
        untimed=bool(row[12]),
        deadline_hours=json.loads(row[13]).get("deadline_hours") if row[13] else None,
    )


def truths(place_ids: Collection[int]) -> dict[int, list[LayerTruth]]:
    """Only how true the layers are, as in :func:`standings`. One query."""
    return {place_id: list(standing.truths) for place_id, standing in standings(place_ids).items()}


def schedule_of(place_id: int) -> Schedule:
    """The plan of one place; without any layer where nobody has told its hours. Raises NotThere. Three queries."""
    document = documents([place_id]).get(place_id)
    if document is None:
        raise NotThere
    return parse_plan(document)


def documents(place_ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """The document of docs/hours.md of each existing place, as its rows hold it. Three queries."""
    found: dict[int, dict[str, Any]] = {
        place_id: {"zone": zone, "layers": []}
        for place_id, zone in Place.objects.filter(pk__in=place_ids).values_list("pk", "zone")
    }
    for frame in PlaceHours.objects.filter(pk__in=place_ids):
        found[frame.pk] |= {"exceptions": frame.exceptions, "audience": frame.audience}
    for layer in Layer.objects.filter(place_id__in=place_ids, space=None).order_by("place_id", "-state"):
        found[layer.place_id]["layers"].append(layer_document(layer))
    return found


def layers_of(place_id: int) -> list[Layer]:
    """The layers of the place itself, highest state first. One query."""
    return list(Layer.objects.filter(place_id=place_id, space=None).order_by("-state"))


def layer_document(layer: Layer) -> dict[str, Any]:
    """One layer as it stands in the document."""
    return {
        "state": STATE_NAMES[layer.state],
        **layer.plan,
        "conditions": layer.conditions,
        "phone": layer.phone,
        "certainty": layer.certainty,
        "term_days": layer.term_days,
    }


def day_classes(first: date, last: date, region: str = COUNTRY) -> dict[date, frozenset[str]]:
    """The classes of the special days in [first, last]: the country's and those of ``region``. One query.

    Years that nobody has seeded or edited are answered from the packaged table.
    """
    return _classes(_special_days(first, last, [region]))


def all_day_classes() -> dict[str, dict[date, frozenset[str]]]:
    """All that is known, for every region that has days of its own; the rest are like the country. One query."""
    rows = _special_days(date.min, date.max, None)
    regions = {row["region"] for row in rows} | {COUNTRY}
    return {region: _classes(row for row in rows if row["region"] in (COUNTRY, region)) for region in regions}


def _classes(rows: Iterable[dict[str, Any]]) -> dict[date, frozenset[str]]:
    found: dict[date, frozenset[str]] = {}
    for row in rows:
        found[row["day"]] = found.get(row["day"], frozenset()) | {row["kind"]}
    return found


def holiday_names(first: date, last: date, language: str, region: str = COUNTRY) -> dict[date, Said]:
    """What the special days in [first, last] are called, by their weightiest class. One query."""
    found: dict[date, Said] = {}
    for row in sorted(_special_days(first, last, [region]), key=lambda row: DAY_CLASSES.index(row["kind"])):
        found.setdefault(row["day"], say(row, "name", language))
    return dict(sorted(found.items()))


def _special_days(first: date, last: date, regions: Sequence[str] | None) -> list[dict[str, Any]]:
    """Rows of the country and of these regions, or of all.

    Whole years are read, since only a year without any row of the country is left to the packaged table.
    """
    asked = Q() if regions is None else Q(region__in=[COUNTRY, *regions])
    rows: list[Any] = list(
        DayClass.objects.filter(asked, day__gte=date(first.year, 1, 1), day__lte=date(last.year, 12, 31))
        .order_by("day", "kind")
        .values("region", "day", "kind", "name_fi", "name_sv", "name_en", "name_fi_simple")
    )
    kept = {row["day"].year for row in rows if row["region"] == COUNTRY}
    rows += [
        {"region": COUNTRY, "day": day, "kind": kind, "name_fi": fi, "name_sv": sv, "name_en": en}
        for day, kind, fi, sv, en in packaged_days()
        if day.year not in kept
    ]
    return [row for row in rows if first <= row["day"] <= last]
