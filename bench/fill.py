"""Writes the base: 100,000 places, 6.6 million spans, a million occurrences. The same rows in every run."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from django.db import connection, models

from bench.country import spots
from bench.people import activity_words, place_words, traits
from bench.schedules import DAYS, FIRST_DAY, LAST_DAY, PLANS, expanded
from takaovi.core.clock import HELSINKI
from takaovi.hours.engine import localise
from takaovi.hours.models import Layer, OpeningSpan, PlaceHours
from takaovi.hours.values import STATES
from takaovi.places.models import Keeping, Organisation, Place
from takaovi.programme.models import Activity, Hosting, Occurrence, Series

SEED = 20261202
CONFIRMED = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
PLACES_OF_AN_ORGANISATION = 40
ROWS_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many places and occurrences the base has; spans follow from the plans, 66 a place."""

    places: int = 100_000
    occurrences: int = 1_000_000


def fill(sizes: Sizes) -> dict[str, int]:
    """Write everything into empty tables. Returns the counts of rows."""
    dice = Random(SEED)
    trust_the_rows()
    chosen = dice.choices(range(len(PLANS)), [share for _, share in PLANS], k=sizes.places)
    write(Organisation, organisations(sizes.places // PLACES_OF_AN_ORGANISATION + 1))
    write(Place, places(dice, sizes.places))
    write(Keeping, keepings(sizes.places))
    write(PlaceHours, (PlaceHours(place_id=n, expanded_to=LAST_DAY) for n in range(1, sizes.places + 1)))
    write(Layer, layers(chosen))
    spans = write_spans(chosen)
    activities, occurrences = write_programme(dice, sizes)
    return {"places": sizes.places, "spans": spans, "activities": activities, "occurrences": occurrences}


def trust_the_rows() -> None:
    """Spare PostgreSQL the look for the other end of eight million foreign keys, where we are its master."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT usesuper FROM pg_user WHERE usename = current_user")
            if cursor.fetchone()[0]:
                cursor.execute("SET session_replication_role = replica")


def write(model: type[models.Model], rows: Iterable[models.Model]) -> None:
    """Insert without keeping all rows in memory."""
    waiting: list[models.Model] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == ROWS_AT_ONCE:
            model._default_manager.bulk_create(waiting)
            waiting = []
    model._default_manager.bulk_create(waiting)


def organisations(count: int) -> Iterator[Organisation]:
    for number in range(1, count + 1):
        name = f"Kyläyhdistys {number} ry"
        yield Organisation(id=number, slug=f"yhdistys-{number}", name=name, sector="association")


def places(dice: Random, count: int) -> Iterator[Place]:
    """One in a hundred is not published yet."""
    for number, spot in enumerate(spots(dice, count), 1):
        yield Place(
            id=number,
            **place_words(dice, number),
            municipality=spot.municipality,
            lat=spot.lat,
            lon=spot.lon,
            traits=traits(dice),
            phone="014 000 0000",
            published=None if dice.random() < 0.01 else CONFIRMED,
            changed=CONFIRMED,
        )


def keepings(count: int) -> Iterator[Keeping]:
    for number in range(1, count + 1):
        keeper = number // PLACES_OF_AN_ORGANISATION + 1
        yield Keeping(place_id=number, organisation_id=keeper, leads=True)


def layers(chosen: list[int]) -> Iterator[Layer]:
    """The plan itself, confirmed lately in four of five places."""
    for number, plan in enumerate(chosen, 1):
        for layer in PLANS[plan][0]["layers"]:
            yield Layer(
                place_id=number,
                state=STATES[layer["state"]],
                plan={key: layer[key] for key in ("periods", "holidays")},
                confirmed=CONFIRMED if number % 5 else CONFIRMED - timedelta(days=200),
                confirmed_as="keeper",
                changed=CONFIRMED,
            )


def write_spans(chosen: list[int]) -> int:
    """The spans of every place, in the order of the key. Returns how many."""
    plans = expanded()
    rows = (
        (number, way, start, end, state)
        for number, plan in enumerate(chosen, 1)
        for start, end, state, way in plans[plan]
    )
    pour(OpeningSpan._meta.db_table, ("place_id", "way", "start", "end", "state"), rows)
    return sum(len(plans[plan]) for plan in chosen)


def write_programme(dice: Random, sizes: Sizes) -> tuple[int, int]:
    """Weekly and twice-weekly activities. Returns how many activities and occurrences."""
    first, now = FIRST_DAY.toordinal(), CONFIRMED
    weeks = DAYS // 7
    count = -(-sizes.occurrences * 2 // (3 * weeks))  # one and a half a week each, rounded up
    write(Activity, activities(dice, count, sizes.places, now))
    write(Series, (Series(id=n, activity_id=n, plan={"rules": []}, expanded_to=LAST_DAY) for n in range(1, count + 1)))
    hosted = ((n, n * sizes.places // count // PLACES_OF_AN_ORGANISATION + 1) for n in range(1, count + 1))
    write(Hosting, (Hosting(activity_id=n, organisation_id=o, leads=True) for n, o in hosted))
    rows = occurrences(dice, count, sizes.places, first, weeks)
    return count, pour(Occurrence._meta.db_table, OCCURRENCE, rows)


def activities(dice: Random, count: int, most: int, now: datetime) -> Iterator[Activity]:
    for number in range(1, count + 1):
        yield Activity(
            id=number,
            **activity_words(dice, number),
            place_id=place_of(number, count, most),
            exclusive=number % 50 == 0,
            audience="Yli 60-vuotiaat" if number % 50 == 0 else "",
            audience_fi="Yli 60-vuotiaat" if number % 50 == 0 else "",
            published=now,
            changed=now,
        )


def place_of(number: int, count: int, most: int) -> int:
    """Activities spread evenly over the places."""
    return (number - 1) * most // count + 1


OCCURRENCE = ("activity_id", "series_id", "place_id", "planned", "start", "end", "status", "reason", "full")


def occurrences(dice: Random, count: int, most: int, first: int, weeks: int) -> Iterator[tuple[object, ...]]:
    """Between 9 and 19 on one or two days a week; one in fifty is cancelled."""
    midnights = [localise(FIRST_DAY + timedelta(days=day), 0, HELSINKI) for day in range(weeks * 7)]
    for number in range(1, count + 1):
        minute, length = dice.randrange(9 * 60, 19 * 60, 30), dice.choice((60, 90, 120, 180))
        weekdays = dice.sample(range(7), 1 + number % 2)
        for week in range(weeks):
            for weekday in sorted(weekdays):
                start = midnights[week * 7 + weekday] + minute
                status = "cancelled" if dice.random() < 0.02 else "on"
                yield number, number, place_of(number, count, most), start, start, start + length, status, "", False


def pour(table: str, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> int:
    """Insert millions of rows the engine's fastest way. Returns how many."""
    named = ", ".join(f'"{column}"' for column in columns)
    told = 0

    def counted() -> Iterator[tuple[object, ...]]:
        nonlocal told
        for row in rows:
            told += 1
            yield row

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            marks = ", ".join("?" * len(columns))
            cursor.execute("BEGIN")
            cursor.connection.executemany(f"INSERT INTO {table} ({named}) VALUES ({marks})", counted())  # noqa: S608
            cursor.execute("COMMIT")
        else:
            with cursor.copy(f"COPY {table} ({named}) FROM STDIN") as copy:
                for row in counted():
                    copy.write_row(row)
    return told
