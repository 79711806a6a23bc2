"""Spans made from plans: rewritten after an edit, rolled every night, mended where they do not fit their plan.

A place's ``plan_hash`` is of everything its spans depend on but the calendar. Whoever changes a plan past the
actions (a shell, a restored table) is found by it the next night.
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
from takaovi.hours.models import Layer, PlaceHours
from takaovi.hours.plan import PlanFault, parse_plan
from takaovi.hours.queries import COUNTRY, all_day_classes, documents
from takaovi.hours.span_rows import SpanRow, delete_past, delete_rows, insert_rows
from takaovi.hours.values import Schedule
from takaovi.places.models import Place

log = logging.getLogger(__name__)

BATCH = 500  # places in one transaction: some 30,000 rows
ENGINE = 1  # raised when the engine makes other spans of the same plan; the next night rewrites them all
KEPT_PAST = 2 * 1440  # minutes: yesterday evening is still asked about
ONE_DAY = timedelta(days=1)
Classes = dict[str, dict[date, frozenset[str]]]


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
    hash: str
    made_from: str
    expanded_to: date | None

    @property
    def waits_for_shifts(self) -> bool:
        return any(layer.deadline_hours is not None for layer in self.schedule.layers)


def refresh_spans(place_ids: Collection[int] | None = None) -> int:
    """Rewrite the spans of these places, or of all that have hours. Returns how many places.

    A plan that cannot be read is logged and its spans stay: an old answer with its date beats none.
    """
    today = clock.today()
    classes = _classes(today)
    count = 0
    for batch in _batches(_with_hours() if place_ids is None else sorted(set(place_ids))):
        with transaction.atomic():
            plans = _plans(batch)
            _rewrite(plans, today, classes)
            count += len(plans)
    return count


def refresh_stale(place_id: int) -> bool:
    """Rewrite the spans of a place whose zone or municipality is another than they were made for."""
    with transaction.atomic():
        plans = [plan for plan in _plans([place_id]) if plan.made_from and plan.made_from != plan.hash]
        if plans:
            today = clock.today()
            _rewrite(plans, today, _classes(today))
    return bool(plans)


def roll_horizon(*, today: date | None = None) -> Rolled:
    """The night's work: every place reaches the horizon, whatever does not fit its plan is rewritten."""
    today = today or clock.today()
    classes = _classes(today)
    horizon = today + timedelta(days=settings.HOURS_HORIZON_DAYS)
    done = Rolled(removed=delete_past(clock.to_minute(clock.now()) - KEPT_PAST))
    for batch in _batches(_with_hours()):
        with transaction.atomic():
            plans = _plans(batch)
            unfit = [plan for plan in plans if _is_unfit(plan, today)]
            short = [p for p in plans if not _is_unfit(p, today) and p.expanded_to and p.expanded_to < horizon]
            _rewrite(unfit, today, classes)
            _extend(short, horizon, classes)
            done.rewritten += len(unfit)
            done.extended += len(short)
    return done


def _is_unfit(plan: Plan, today: date) -> bool:
    """Made from another plan, run out, or hanging on a shift whose deadline may have passed."""
    return plan.made_from != plan.hash or plan.expanded_to is None or plan.expanded_to < today or plan.waits_for_shifts


def _rewrite(plans: Sequence[Plan], today: date, classes: Classes) -> None:
    last = today + timedelta(days=settings.HOURS_HORIZON_DAYS)
    rows = [row for plan in plans for row in _rows(plan, today - ONE_DAY, last, classes)]
    delete_rows([plan.place_id for plan in plans])
    insert_rows(rows)
    _remember(plans, last)


def _extend(plans: Sequence[Plan], last: date, classes: Classes) -> None:
    """Add the days that are missing. Rows from a broken night are removed first, so that it can be repeated."""
    rows: list[SpanRow] = []
    edges: dict[tuple[ZoneInfo, date], list[int]] = {}
    for plan in plans:
        first = (plan.expanded_to or last) + ONE_DAY
        edges.setdefault((plan.schedule.zone, first), []).append(plan.place_id)
        rows += _rows(plan, first, last, classes)
    for (zone, first), place_ids in edges.items():
        delete_rows(place_ids, since=localise(first, 0, zone))
    insert_rows(rows)
    _remember(plans, last)


def _rows(plan: Plan, first: date, last: date, classes: Classes) -> Iterator[SpanRow]:
    own = classes.get(plan.region) or classes[COUNTRY]
    now = clock.to_minute(clock.now())
    for start, end, state, way in expand_rows(plan.schedule, first, last, own, now=now):
        yield plan.place_id, start, end, state, way


def _remember(plans: Sequence[Plan], last: date) -> None:
    PlaceHours.objects.bulk_create(
        [PlaceHours(place_id=plan.place_id, plan_hash=plan.hash, expanded_to=last) for plan in plans],
        update_conflicts=True,
        unique_fields=["place"],
        update_fields=["plan_hash", "expanded_to"],
    )


def _plans(place_ids: Sequence[int]) -> list[Plan]:
    """The plans of these places, held against edits until the transaction ends. Five queries."""
    made = {
        frame["place_id"]: (frame["plan_hash"], frame["expanded_to"])
        for frame in PlaceHours.objects.select_for_update()
        .filter(pk__in=place_ids)
        .values("place_id", "plan_hash", "expanded_to")
    }
    regions = dict(Place.objects.filter(pk__in=place_ids).values_list("pk", "municipality"))
    plans = []
    for place_id, document in documents(place_ids).items():
        made_from, expanded_to = made.get(place_id, ("", None))
        try:
            schedule = parse_plan(document)
        except PlanFault as fault:
            log.error("the hours of place %d cannot be read: %s", place_id, fault)
            continue
        told = json.dumps([ENGINE, regions[place_id], document], sort_keys=True).encode()
        hashed = md5(told, usedforsecurity=False).hexdigest()
        plans.append(Plan(place_id, regions[place_id], schedule, hashed, made_from, expanded_to))
    return plans


def _classes(today: date) -> Classes:
    return all_day_classes(today - 2 * ONE_DAY, today + timedelta(days=settings.HOURS_HORIZON_DAYS + 1))


def _with_hours() -> list[int]:
    """Places with a frame or with a layer of their own."""
    framed = PlaceHours.objects.values_list("pk", flat=True)
    layered = Layer.objects.filter(space=None).values_list("place_id", flat=True)
    return sorted(set(framed) | set(layered))


def _batches(place_ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (place_ids[at : at + BATCH] for at in range(0, len(place_ids), BATCH))
