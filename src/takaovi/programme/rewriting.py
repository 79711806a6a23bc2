"""Making a series' occurrences from its plan: the future is rewritten, the past and every identity are kept."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b
from zoneinfo import ZoneInfo

from django.db.models import Q

from takaovi.core import bus, clock
from takaovi.core.errors import DomainError
from takaovi.core.languages import LANGUAGES
from takaovi.hours.queries import day_classes
from takaovi.places.models import Place
from takaovi.programme import phrases
from takaovi.programme.events import OccurrenceCancelled, OccurrenceMoved
from takaovi.programme.models import Activity, Occurrence, Series
from takaovi.programme.occurrences import Planned, occurrences
from takaovi.programme.plan import parse_series
from takaovi.programme.signup_telling import tell_of, what_changed, with_signups
from takaovi.programme.values import HORIZON_DAYS, NO_REASON, RESTING_CLASSES, SLACK_DAYS, SeriesPlan, Texts

Classes = Mapping[date, frozenset[str]]
ONE_DAY = timedelta(days=1)
REASONS = tuple(f"reason_{language.column}" for language in LANGUAGES)
COLUMNS = ("planned", "start", "end", "place", "status", *REASONS)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """How many occurrences were added, changed and removed."""

    added: int = 0
    changed: int = 0
    removed: int = 0


def plan_of(series: Series) -> SeriesPlan:
    """Raises PlanFault for a document that cannot be read."""
    return parse_series(series.plan, zone=ZoneInfo(series.activity.zone))


def locked(series: Series) -> Series:
    """The series as it is now, held against other writers to the end of the transaction."""
    return Series.objects.select_for_update(of=("self",)).select_related("activity__place").get(pk=series.pk)


def horizon(today: date) -> date:
    return today + timedelta(days=HORIZON_DAYS + SLACK_DAYS)


def resting_days(plan: SeriesPlan, activity: Activity, today: date) -> Classes:
    """The holidays of the calendar years in sight, where the series rests on them; otherwise nothing. One query."""
    if plan.holidays != "skip":
        return {}
    years = (date(today.year - 1, 12, 31), date(horizon(today).year, 12, 31))
    return day_classes(*years, region=activity.place.municipality if activity.place else "fi")


def fingerprint(series: Series, classes: Classes) -> str:
    """A hash of all that the occurrences are made from: plan, zone, place and holidays."""
    resting = sorted(day.isoformat() for day, kinds in classes.items() if kinds & RESTING_CLASSES)
    made_from = [series.plan, series.activity.zone, series.activity.place_id, resting]
    return blake2b(json.dumps(made_from, sort_keys=True).encode(), digest_size=16).hexdigest()


def rewrite(series: Series, classes: Classes | None = None, *, why: Texts = NO_REASON) -> Rewritten:
    """Make the occurrences that have not ended agree with the plan, up to the horizon. Call within a transaction.

    An occurrence keeps its row, and with it what else is known of it, as long as the plan has one for the same
    minute or, if the hour changed, for the same day. Cancelling and moving are announced; those who signed up for a
    time that has no reason of its own are told ``why``.
    Raises PlanFault, and DomainError for a place that does not exist.
    """
    now = clock.to_minute(clock.now())
    plan = plan_of(series)
    today = clock.today(plan.zone)
    if classes is None:
        classes = resting_days(plan, series.activity, today)
    first = min([today - ONE_DAY, *_days_moved_ahead(plan, today)])
    wanted = occurrences(plan, first, horizon(today), classes)
    done, news = _write(series, [one for one in wanted if one.end > now], _places(wanted), plan.zone, now)
    tell_of(news, why)
    series.expanded_to = horizon(today)
    series.plan_hash = fingerprint(series, classes)
    series.save(update_fields=["expanded_to", "plan_hash"])
    return done


def _days_moved_ahead(plan: SeriesPlan, today: date) -> Iterator[date]:
    """Days behind us whose occurrence was moved to a day before us."""
    return (change.day for change in plan.changes if change.to and change.to >= today - ONE_DAY)


def _places(wanted: Collection[Planned]) -> dict[str, int]:
    slugs = {one.place for one in wanted if one.place}
    if not slugs:
        return {}
    found = dict(Place.objects.filter(slug__in=slugs).values_list("slug", "id"))
    for slug in sorted(slugs - set(found)):
        raise DomainError(phrases.UNKNOWN_PLACE, slug=slug)
    return found


def _write(
    series: Series, wanted: Collection[Planned], places: Mapping[str, int], zone: ZoneInfo, now: int
) -> tuple[Rewritten, dict[int, str]]:
    """What was done, and by occurrence what those who signed up have to know."""
    planned = [one.planned for one in wanted]
    since = min([now, *planned])
    rows = list(Occurrence.objects.filter(Q(end__gt=now) | Q(planned__gte=since), series=series))
    past = {row.planned for row in rows if row.end <= now}
    pairs, spare, new = _paired([r for r in rows if r.end > now], [w for w in wanted if w.planned not in past], zone)
    news: dict[int, str] = {}
    changed = [row for row, one in pairs if _bring(row, one, series, places, news)]
    fresh = [Occurrence(series=series, activity=series.activity) for _ in new]
    for row, one in zip(fresh, new, strict=True):
        _fill(row, one, series, places)
    gone = [row for row in spare if row.start > now]  # what has begun is left to end in peace
    changed += _left_to_tell(gone, news)
    Occurrence.objects.filter(pk__in=[row.pk for row in gone if row.pk not in news]).delete()
    Occurrence.objects.bulk_update(changed, COLUMNS, batch_size=100)
    Occurrence.objects.bulk_create(fresh, batch_size=100)
    return Rewritten(len(fresh), len(changed), len(gone)), news


def _left_to_tell(gone: Collection[Occurrence], news: dict[int, str]) -> list[Occurrence]:
    """Times that are no longer planned though people have signed up: they stay as cancelled, and are told so.

    Should they be planned again, the same rows are on again with the same people.
    """
    ids = [row.pk for row in gone]
    held = (
        list(Occurrence.objects.select_for_update().filter(pk__in=ids)) if ids else []
    )  # before looking: nobody joins
    joined = with_signups(ids)
    kept = [row for row in held if row.pk in joined]
    left = [row for row in kept if row.status != "cancelled"]
    for row in left:
        row.status = "cancelled"
    news |= {row.pk: "cancelled" if row in left else "" for row in kept}
    return left


def _paired(
    rows: Collection[Occurrence], wanted: Collection[Planned], zone: ZoneInfo
) -> tuple[list[tuple[Occurrence, Planned]], list[Occurrence], list[Planned]]:
    """(row, plan) that are the same occurrence, rows that are no longer planned, plans without a row."""
    by_minute = {row.planned: row for row in rows}
    pairs = [(by_minute.pop(one.planned), one) for one in wanted if one.planned in by_minute]
    known = {one.planned for _, one in pairs}
    of_day: dict[date, list[Occurrence]] = defaultdict(list)
    for row in sorted(by_minute.values(), key=lambda row: row.planned):
        of_day[clock.from_minute(row.planned).astimezone(zone).date()].append(row)
    new = []
    for one in wanted:
        if one.planned in known:
            continue
        if of_day[one.day]:
            pairs.append((of_day[one.day].pop(0), one))
        else:
            new.append(one)
    return pairs, [row for left in of_day.values() for row in left], new


def _bring(row: Occurrence, one: Planned, series: Series, places: Mapping[str, int], news: dict[int, str]) -> bool:
    """Make a known occurrence as planned, tell of it if people must know. Returns whether anything changed."""
    before = _state(row)
    _fill(row, one, series, places)
    after = _state(row)
    if before == after:
        return False
    if what := what_changed(before, row):
        news[row.pk] = what
    if row.status == "cancelled" and before["status"] != "cancelled":
        bus.announce(OccurrenceCancelled(row.pk, row.activity_id, row.start))
    moved = any(before[key] != after[key] for key in ("start", "end", "place_id"))
    if row.status == "moved" and moved:
        bus.announce(OccurrenceMoved(row.pk, row.activity_id, row.start))
    return True


def _state(row: Occurrence) -> dict[str, object]:
    return {key: getattr(row, key) for key in ("planned", "start", "end", "place_id", "status", *REASONS)}


def _fill(row: Occurrence, one: Planned, series: Series, places: Mapping[str, int]) -> None:
    row.planned, row.start, row.end = one.planned, one.start, one.end
    row.place_id = places[one.place] if one.place else series.activity.place_id
    row.status = one.status
    for language in LANGUAGES:
        setattr(row, f"reason_{language.column}", one.reason.get(language.code) or None)
