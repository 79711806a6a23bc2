"""Spans made from plans: rewritten after an edit, rolled every night, mended where they do not fit their plan.

A place's ``plan_hash`` is of everything its spans depend on, ``checksum`` of the spans as they were written. Whoever
changes a plan, the calendar or the spans past the actions (a shell, a restored table) is found by them the next night.
"""

import json
import logging
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import md5
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from takaovi.core import clock
from takaovi.hours.engine import expand_rows, localise
from takaovi.hours.models import Layer, OpeningSpan, PlaceHours
from takaovi.hours.plan import PlanFault, parse_plan
from takaovi.hours.queries import COUNTRY, all_day_classes, documents
from takaovi.hours.span_rows import SpanRow, checksums, delete_past, delete_rows, insert_rows
from takaovi.hours.values import STATES, Schedule
from takaovi.hours.whereabouts import placed
from takaovi.places.models import Place
from takaovi.places.queries import venue_days
from takaovi.places.values import VenueDays

log = logging.getLogger(__name__)

BATCH = 500  # places in one transaction: some 30,000 rows
ENGINE = 1  # raised when the engine makes other spans of the same plan; the next night rewrites them all
KEPT_PAST = 2 * 1440  # minutes: yesterday evening is still asked about
ONE_DAY = timedelta(days=1)
Classes = dict[date, frozenset[str]]
SHIFT = STATES["if_shift_filled"]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The special days near today by region, and a digest of all that each region's table holds."""

    near: dict[str, Classes]
    digests: dict[str, str]

    def classes(self, region: str) -> Classes:
        return self.near.get(region, self.near[COUNTRY])

    def digest(self, region: str) -> str:
        return self.digests.get(region, self.digests[COUNTRY])


@dataclass(slots=True)
class Rolled:
    """What a night did: places rewritten because they did not fit, places made longer, past spans removed."""

    rewritten: int = 0
    extended: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """A place's plan with what its spans say they were made from."""

    place_id: int
    region: str
    schedule: Schedule
    venues: tuple[VenueDays, ...]
    hash: str
    made_from: str
    expanded_to: date | None
    checksum: int | None

    @property
    def waits_for_shifts(self) -> bool:
        return any(layer.deadline_hours is not None for layer in self.schedule.layers)


def refresh_spans(place_ids: Collection[int] | None = None) -> int:
    """Rewrite the spans of these places, or of all that have hours. Returns how many places.

    A plan that cannot be read is logged and its spans stay: an old answer with its date beats none.
    """
    today = clock.today()
    calendar = _calendar(today)
    count = 0
    for batch in _batches(_with_hours() if place_ids is None else sorted(set(place_ids))):
        with transaction.atomic():
            plans = _plans(batch, calendar)
            _rewrite(plans, today, calendar)
            count += len(plans)
    return count


def refresh_stale(place_id: int) -> bool:
    """Rewrite the spans of a place whose zone or municipality is another than they were made for."""
    today = clock.today()
    calendar = _calendar(today)
    with transaction.atomic():
        plans = [plan for plan in _plans([place_id], calendar) if plan.made_from and plan.made_from != plan.hash]
        _rewrite(plans, today, calendar)
    return bool(plans)


def close_shifts() -> int:
    """Rewrite the places that hope for a shift whose deadline has come. Returns how many. For every look of the night.

    Two queries while no deadline has come.
    """
    now = clock.to_minute(clock.now())
    hoping = Layer.objects.filter(state=SHIFT, space=None, plan__has_key="deadline_hours")
    deadlines = dict(hoping.values_list("place_id", "plan__deadline_hours"))
    hoped = OpeningSpan.objects.filter(place_id__in=deadlines, state=SHIFT, end__gt=now)
    due = {pk for pk, start in hoped.values_list("place_id", "start") if start - 60 * deadlines[pk] <= now}
    return refresh_spans(due) if due else 0


def roll_horizon(*, today: date | None = None) -> Rolled:
    """The night's work: every place reaches the horizon, whatever does not fit its plan is rewritten."""
    today = today or clock.today()
    calendar = _calendar(today)
    done = Rolled()
    for batch in _batches(_with_hours()):
        with transaction.atomic():
            _roll(batch, today, calendar, done)
    return done


def _roll(batch: Sequence[int], today: date, calendar: Calendar, done: Rolled) -> None:
    horizon = today + timedelta(days=settings.HOURS_HORIZON_DAYS)
    found = checksums(batch)
    unfit: list[Plan] = []
    short: list[Plan] = []
    fit: list[Plan] = []
    for plan in _plans(batch, calendar):
        if _is_unfit(plan, today) or plan.checksum != found[plan.place_id]:
            unfit.append(plan)
        else:
            (short if plan.expanded_to and plan.expanded_to < horizon else fit).append(plan)
    removed = delete_past(batch, clock.to_minute(clock.now()) - KEPT_PAST)
    _rewrite(unfit, today, calendar)
    _extend(short, horizon, calendar)
    if removed:
        _remember(fit, None)
    done.removed += removed
    done.rewritten += len(unfit)
    done.extended += len(short)


def _is_unfit(plan: Plan, today: date) -> bool:
    """Made from another plan, run out, or hanging on a shift whose deadline may have passed."""
    return plan.made_from != plan.hash or plan.expanded_to is None or plan.expanded_to < today or plan.waits_for_shifts


def _rewrite(plans: Sequence[Plan], today: date, calendar: Calendar) -> None:
    last = today + timedelta(days=settings.HOURS_HORIZON_DAYS)
    rows = [row for plan in plans for row in _rows(plan, today - ONE_DAY, last, calendar)]
    if plans:
        delete_rows([plan.place_id for plan in plans])
        insert_rows(rows)
        _remember(plans, last)


def _extend(plans: Sequence[Plan], last: date, calendar: Calendar) -> None:
    """Add the days that are missing. Rows from a broken night are removed first, so that it can be repeated."""
    rows: list[SpanRow] = []
    edges: dict[tuple[ZoneInfo, date], list[int]] = {}
    for plan in plans:
        first = (plan.expanded_to or last) + ONE_DAY
        edges.setdefault((plan.schedule.zone, first), []).append(plan.place_id)
        rows += _rows(plan, first, last, calendar)
    for (zone, first), place_ids in edges.items():
        delete_rows(place_ids, since=localise(first, 0, zone))
    insert_rows(rows)
    _remember(plans, last)


def _rows(plan: Plan, first: date, last: date, calendar: Calendar) -> Iterator[SpanRow]:
    now = clock.to_minute(clock.now())
    rows = expand_rows(plan.schedule, first, last, calendar.classes(plan.region), now=now)
    for row in placed(rows, plan.schedule, plan.venues, first, last):
        yield plan.place_id, *row


def _remember(plans: Sequence[Plan], last: date | None) -> None:
    """What the spans were made from, what they sum up to, and how far they reach: to ``last``, or as before."""
    written = checksums([plan.place_id for plan in plans])
    PlaceHours.objects.bulk_create(
        [
            PlaceHours(pk=pk, plan_hash=plan.hash, expanded_to=last or plan.expanded_to, checksum=written[pk])
            for plan in plans
            for pk in [plan.place_id]
        ],
        update_conflicts=True,
        unique_fields=["place"],
        update_fields=["plan_hash", "expanded_to", "checksum"],
    )


def _plans(place_ids: Sequence[int], calendar: Calendar) -> list[Plan]:
    """The plans of these places, held against edits until the transaction ends. Six queries."""
    held = PlaceHours.objects.select_for_update().filter(pk__in=place_ids)
    made = {pk: rest for pk, *rest in held.values_list("pk", "plan_hash", "expanded_to", "checksum")}
    regions = dict(Place.objects.filter(pk__in=place_ids).values_list("pk", "municipality"))
    venues = venue_days(place_ids)
    plans = []
    for place_id, document in documents(place_ids).items():
        region = regions[place_id]
        try:
            schedule = parse_plan(document)
        except PlanFault as fault:
            log.error("the hours of place %d cannot be read: %s", place_id, fault)
            continue
        own = tuple(venues.get(place_id, ()))
        where = [[venue.venue_id, venue.key, venue.season] for venue in own]
        hashed = _digest([ENGINE, region, calendar.digest(region), document, *([where] if where else [])])
        plans.append(Plan(place_id, region, schedule, own, hashed, *made.get(place_id, ("", None, None))))
    return plans


def _digest(told: object) -> str:
    return md5(json.dumps(told, sort_keys=True).encode(), usedforsecurity=False).hexdigest()


def _calendar(today: date) -> Calendar:
    """One query."""
    first, last = today - 2 * ONE_DAY, today + timedelta(days=settings.HOURS_HORIZON_DAYS + 1)
    known = all_day_classes()
    near = {
        region: {day: kinds for day, kinds in days.items() if first <= day <= last} for region, days in known.items()
    }
    digests = {
        region: _digest([[day.isoformat(), sorted(kinds)] for day, kinds in sorted(days.items())])
        for region, days in known.items()
    }
    return Calendar(near, digests)


def _with_hours() -> list[int]:
    """Places with a frame or with a layer of their own."""
    framed = PlaceHours.objects.values_list("pk", flat=True)
    layered = Layer.objects.filter(space=None).values_list("place_id", flat=True)
    return sorted(set(framed) | set(layered))


def _batches(place_ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (place_ids[at : at + BATCH] for at in range(0, len(place_ids), BATCH))
