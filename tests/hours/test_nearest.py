"""The walk outwards gives what looking at every place would give."""

from collections.abc import Iterator
from math import cos, radians, sin
from random import Random

import pytest
from django.db import connection
from django.utils import timezone

from takaovi.core.geo import Point, distance_km
from takaovi.hours.models import OpeningSpan
from takaovi.hours.nearest import Near, nearest_any, nearest_open, next_openings
from takaovi.places.models import Place

DAY = 1440
T0 = 29_700_000  # a UTC minute in June 2026
COUNT = 700
QUESTIONS = 300


def a_place(number: int, lat: float | None, lon: float | None, traits: int = 0, published: bool = True) -> Place:
    return Place(
        id=number,
        slug=f"place-{number}",
        name=f"Place {number}",
        kind="village_house",
        summary="A place",
        municipality="249",
        lat=lat,
        lon=lon,
        traits=traits,
        published=timezone.now() if published else None,
    )


def a_span(place_id: int, start: int, end: int, state: int = 60, way: int = 0) -> OpeningSpan:
    return OpeningSpan(place_id=place_id, start=start, end=end, state=state, way=way)


def scattered(dice: Random) -> list[Place]:
    """Two dense towns, a thin country, two doors at one point, some unpublished, some without a door."""
    made = []
    for number in range(1, COUNT + 1):
        kind = dice.random()
        if kind < 0.4:
            lat, lon = 62.24 + dice.gauss(0, 0.03), 25.75 + dice.gauss(0, 0.06)
        elif kind < 0.6:
            lat, lon = 60.17 + dice.gauss(0, 0.02), 24.94 + dice.gauss(0, 0.05)
        else:
            lat, lon = dice.uniform(59.8, 70.0), dice.uniform(20.0, 31.0)
        point = (None, None) if kind > 0.97 else (lat, lon)
        if number % 50 == 0 and made[-1].lat is not None:
            point = (made[-1].lat, made[-1].lon)
        made.append(a_place(number, *point, traits=dice.getrandbits(6), published=dice.random() > 0.1))
    return made


def scattered_spans(dice: Random, places: list[Place]) -> list[OpeningSpan]:
    """Some places open round the clock in spans of a whole day, some never, some by phone only."""
    made = []
    for place in places:
        habit = dice.random()
        for day in range(6):
            at = T0 + day * DAY
            if habit < 0.1:
                made.append(a_span(place.id, at, at + DAY, dice.choice([40, 60])))
            elif habit < 0.2:
                made.append(a_span(place.id, at + 540, at + 900, 20, way=1))
            elif habit < 0.8 and dice.random() < 0.7:
                opens = at + dice.randrange(0, 900)
                shuts = opens + dice.randrange(10, 300)
                made.append(a_span(place.id, opens, shuts, dice.choice([30, 40, 50, 60])))
                if dice.random() < 0.5:
                    made.append(a_span(place.id, shuts, shuts + dice.randrange(10, 240), dice.choice([40, 60])))
    return made


@pytest.fixture
def country(db: None) -> Iterator[Random]:
    """The scattered country in the database, and the dice to ask it with."""
    dice = Random(20260601)
    places = scattered(dice)
    Place.objects.bulk_create(places)
    OpeningSpan.objects.bulk_create(scattered_spans(dice, places))
    return dice


def by_looking_at_all(centre: Point, within_km: float, traits: int) -> list[tuple[float, int]]:
    rows = Place.objects.filter(published__isnull=False, lat__isnull=False).values_list("id", "lat", "lon", "traits")
    near = [
        (distance_km(centre, Point(lat, lon)), number) for number, lat, lon, bits in rows if bits & traits == traits
    ]
    return sorted((km, number) for km, number in near if km <= within_km)


def first_spans(at_least: int) -> dict[int, list[OpeningSpan]]:
    spans: dict[int, list[OpeningSpan]] = {}
    for span in OpeningSpan.objects.filter(way=0, state__gte=at_least).order_by("start"):
        spans.setdefault(span.place_id, []).append(span)
    return spans


def a_question(dice: Random) -> tuple[Point, float, int, int]:
    """Centre, radius, traits and limit: in town, in the country, far away; streets or the whole land."""
    centre = dice.choice(
        [
            Point(62.24 + dice.gauss(0, 0.05), 25.75 + dice.gauss(0, 0.1)),
            Point(dice.uniform(59.5, 70.5), dice.uniform(19, 32)),
            Point(60.17, 24.94),
        ]
    )
    traits = sum(1 << bit for bit in dice.sample(range(6), dice.choice([0, 0, 1, 2, 3])))
    return centre, dice.choice([0.4, 1.5, 10, 50, 300, 1300]), traits, dice.choice([1, 3, 5, 20, 50])


def told(found: list[tuple[int, float]]) -> list[tuple[int, int]]:
    return [(number, round(km * 1000)) for number, km in found]


def test_the_nearest_open_places_are_those_found_by_looking_at_all(country: Random) -> None:
    spans = {least: first_spans(least) for least in (30, 40, 60)}
    for _ in range(QUESTIONS):
        centre, within, traits, limit = a_question(country)
        least = country.choice([30, 40, 60])
        start = T0 + country.randrange(0, 6 * DAY)
        end = start + country.choice([1, 1, 30, 180, 600, 2 * DAY])
        expected = []
        for km, number in by_looking_at_all(centre, within, traits):
            met = [s for s in spans[least].get(number, []) if s.start < end and s.end > start]
            if met:
                expected.append((number, round(km * 1000), met[0].start, met[0].end, met[0].state))
        found = nearest_open(
            centre, within_km=within, start=start, end=end, traits=traits, least_state=least, limit=limit
        )
        assert [(n.place_id, round(n.km * 1000), n.start, n.end, n.state) for n in found] == expected[:limit]


def test_the_next_openings_are_those_found_by_looking_at_all(country: Random) -> None:
    spans = first_spans(30)
    for _ in range(QUESTIONS):
        centre, within, traits, limit = a_question(country)
        after = T0 + country.randrange(-DAY, 6 * DAY)
        expected = []
        for km, number in by_looking_at_all(centre, within, traits):
            met = [s for s in spans.get(number, []) if s.start >= after]
            if met:
                expected.append((number, round(km * 1000), met[0].start, met[0].end, met[0].state))
        found = next_openings(centre, within_km=within, after=after, traits=traits, limit=limit)
        assert [(n.place_id, round(n.km * 1000), n.start, n.end, n.state) for n in found] == expected[:limit]


def test_the_nearest_places_are_those_found_by_looking_at_all(country: Random) -> None:
    for _ in range(QUESTIONS):
        centre, within, traits, limit = a_question(country)
        expected = [(number, round(km * 1000)) for km, number in by_looking_at_all(centre, within, traits)]
        assert told(nearest_any(centre, within_km=within, traits=traits, limit=limit)) == expected[:limit]


HERE = Point(62.0, 25.0)
NORTH_OF_HERE = 111.195  # km in a degree


@pytest.mark.django_db
def test_a_place_is_open_from_its_first_minute_and_not_in_its_last() -> None:
    a_place(1, 62.0, 25.0).save()
    a_span(1, T0, T0 + DAY).save(force_insert=True)
    open_at = [bool(nearest_open(HERE, within_km=1, start=t, end=t + 1)) for t in (T0 - 1, T0, T0 + DAY - 1, T0 + DAY)]
    assert open_at == [False, True, True, False]


@pytest.mark.django_db
def test_a_place_that_opens_at_the_asked_minute_is_its_next_opening() -> None:
    a_place(1, 62.0, 25.0).save()
    a_span(1, T0, T0 + 60).save(force_insert=True)
    a_span(1, T0 + DAY, T0 + DAY + 60, 40).save(force_insert=True)
    assert [n.start for n in next_openings(HERE, within_km=1, after=T0)] == [T0]
    assert next_openings(HERE, within_km=1, after=T0 + 1) == [Near(1, 0.0, T0 + DAY, T0 + DAY + 60, 40)]
    assert next_openings(HERE, within_km=1, after=T0 + DAY + 1) == []


@pytest.mark.django_db
def test_a_radius_holds_the_place_just_inside_and_not_the_one_just_outside() -> None:
    a_place(1, 62.0 + 9.999 / NORTH_OF_HERE, 25.0).save()
    a_place(2, 62.0 - 10.001 / NORTH_OF_HERE, 25.0).save()
    assert told(nearest_any(HERE, within_km=10)) == [(1, 9999)]


@pytest.mark.django_db
def test_a_radius_of_nothing_finds_the_place_one_stands_at() -> None:
    a_place(1, 62.0, 25.0).save()
    assert nearest_any(HERE, within_km=0) == [(1, 0.0)]


@pytest.mark.django_db
@pytest.mark.parametrize("radius", [30, 300, 1000])
def test_a_circle_is_reached_all_round(radius: float) -> None:
    """East and west too, where the box of the circle is widest: a little north of the centre."""
    degrees = radius * 0.99999 / NORTH_OF_HERE
    for bearing in range(360):
        lat = HERE.lat + degrees * cos(radians(bearing))
        lon = HERE.lon + degrees * sin(radians(bearing)) / cos(radians((HERE.lat + lat) / 2))
        a_place(bearing + 1, lat, lon).save()
    assert len(nearest_any(HERE, within_km=radius, limit=400)) == 360


@pytest.mark.django_db
def test_a_limit_of_nothing_asks_nothing(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(0):
        assert nearest_any(HERE, within_km=10, limit=0) == []


@pytest.mark.django_db
@pytest.mark.parametrize("places", [1, 3, 30])
def test_one_statement_answers_whatever_is_found(places: int, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    Place.objects.bulk_create(a_place(n, 62.0 + n / 100, 25.0) for n in range(1, places + 1))
    OpeningSpan.objects.bulk_create(a_span(n, T0, T0 + 60) for n in range(1, places + 1))
    with django_assert_num_queries(1):
        assert len(nearest_open(HERE, within_km=100, start=T0, end=T0 + 1, limit=30)) == places
    with django_assert_num_queries(1):
        assert len(next_openings(HERE, within_km=100, after=T0, limit=30)) == places


def test_an_empty_window_and_a_negative_radius_are_refused() -> None:
    with pytest.raises(ValueError, match="a window ends after it begins"):
        nearest_open(HERE, within_km=1, start=T0, end=T0)
    with pytest.raises(ValueError, match="a distance is not negative"):
        nearest_any(HERE, within_km=-1)


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has no tables without row ids")
def test_spans_are_clustered_by_their_key_on_sqlite() -> None:
    """A later migration that lets Django remake the table would lose this."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'hours_openingspan'")
        assert cursor.fetchone()[0].rstrip().endswith("WITHOUT ROWID")


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="on SQLite the key itself holds the columns")
def test_spans_are_read_from_a_covering_key_on_postgresql() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'hours_openingspan_pkey'")
        assert cursor.fetchone()[0].endswith('(place_id, way, start) INCLUDE ("end", state, venue)')
