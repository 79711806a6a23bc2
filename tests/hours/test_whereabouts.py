"""A place on the move is at the stop its hours name, a place with a season at its venue; both are found there."""

from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction

from takaovi.core.geo import Point
from takaovi.hours.actions import add_exception, refresh_spans, roll_horizon, set_hours
from takaovi.hours.days import union
from takaovi.hours.engine import expand_rows
from takaovi.hours.models import OpeningSpan, PlaceHours
from takaovi.hours.nearest import Near, nearest_any, nearest_open, nearest_points, next_openings
from takaovi.hours.plan import PlanFault
from takaovi.hours.queries import spans_between
from takaovi.hours.values import STATES, Schedule, Span
from takaovi.hours.whereabouts import placed, venue_keys
from takaovi.places.models import Place, Venue
from takaovi.places.values import VenueDays
from tests.factories.hours import make_open_place, staffed
from tests.factories.places import make_place
from tests.hours.plans import every, layer, minute, schedule

CHURCH, SHORE = VenueDays(7, "kirkko"), VenueDays(8, "ranta")
HALL = VenueDays(9, season=(601, 831))
STOPS = layer("staffed", every("mon", "11:00", "13:00", venue="kirkko"), every("mon", "13:00", "15:00", venue="ranta"))
STAFFED = STATES["staffed"]


def where(plan: Schedule, day: str, *venues: VenueDays) -> list[str]:
    """ "11:00-13:00 at 7": the rows of a day in UTC clock times."""
    on = date.fromisoformat(day)
    rows = placed(expand_rows(plan, on, on, {}), plan, venues, on, on)
    return [f"{_clock(start)}-{_clock(end)} at {venue}" for start, end, _state, _way, venue in rows]


def _clock(utc: int) -> str:
    return f"{(utc // 60 + 2) % 24:02}:{utc % 60:02}"


def test_a_rule_names_its_stop_and_a_long_stay_is_cut_where_the_place_moves_on() -> None:
    plan = schedule(STOPS)
    assert venue_keys(plan) == ("kirkko", "ranta")
    assert where(plan, "2026-12-07", CHURCH, SHORE) == ["11:00-13:00 at 7", "13:00-15:00 at 8"]


def test_nothing_is_at_a_stop_on_another_day_and_nothing_where_there_are_no_venues() -> None:
    plan = schedule(layer("staffed", *STOPS["periods"][0]["rules"], every("tue", "11:00", "12:00")))
    assert where(plan, "2026-12-08", CHURCH, SHORE) == ["11:00-12:00 at 0"]
    assert where(plan, "2026-12-07") == ["11:00-15:00 at 0"]


def test_times_that_an_exception_adds_are_at_the_stop_next_to_them() -> None:
    exceptions = [{"date": "2026-12-07", "do": "replace", "spans": [["09:00", "10:00"], ["14:00", "17:00"]]}]
    plan = schedule(STOPS | {"exceptions": exceptions})
    assert where(plan, "2026-12-07", CHURCH, SHORE) == ["09:00-10:00 at 7", "14:00-17:00 at 8"]
    closed = schedule(STOPS, exceptions=[{"date": "2026-12-07", "do": "closed"}])
    assert where(closed, "2026-12-07", CHURCH, SHORE) == []


def test_another_state_is_at_the_same_stop_and_a_phone_at_none() -> None:
    plan = schedule(
        STOPS,
        layer("self_service", every("mon", "15:00", "16:00")),
        layer("phone", every("mon", "9:00".zfill(5), "10:00")),
    )
    assert where(plan, "2026-12-07", CHURCH, SHORE) == [
        "09:00-10:00 at 0", "11:00-13:00 at 7", "13:00-15:00 at 8", "15:00-16:00 at 8",
    ]  # fmt: skip


def test_in_its_season_a_place_is_at_its_venue_unless_it_is_at_a_stop() -> None:
    plan = schedule(layer("staffed", every("tue", "13:00", "14:00"), every("mon", "11:00", "13:00", venue="kirkko")))
    assert where(plan, "2026-12-08", HALL, CHURCH) == ["13:00-14:00 at 0"]
    assert [line[-4:] for line in where(plan, "2027-06-01", HALL, CHURCH)] == ["at 9"]
    assert [line[-4:] for line in where(plan, "2027-06-07", HALL, CHURCH)] == ["at 7"]


def test_every_minute_of_a_row_is_kept_and_none_comes_twice() -> None:
    plan = schedule(
        layer("staffed", every("mon", "08:00", "20:00")), layer("self_service", *STOPS["periods"][0]["rules"])
    )
    day = date(2026, 12, 7)
    rows = expand_rows(plan, day, day, {})
    parts = list(placed(rows, plan, (CHURCH, SHORE), day, day))
    assert union((start, end) for start, end, *_ in parts) == union((start, end) for start, end, *_ in rows)
    assert [part[1] for part in parts[:-1]] == [part[0] for part in parts[1:]]


# --- in the database -----------------------------------------------------------------------------------------------
NORTH, SOUTH = Point(63.33, 24.97), Point(63.05, 24.55)  # some 37 km apart
MONDAY_NOON = minute("2026-12-07T12:00")
TUESDAY_NOON = minute("2026-12-08T12:00")


@pytest.fixture
def bus(db: None, noon: datetime) -> Place:
    """On Mondays in the north, on Tuesdays in the south."""
    place = make_place(slug="bussi", lat=None, lon=None)
    for key, point in (("pohjoinen", NORTH), ("etela", SOUTH)):
        place.venues.create(key=key, name_fi=key.title(), lat=point.lat, lon=point.lon)
    rules = [every("mon", "11:00", "15:00", venue="pohjoinen"), every("tue", "11:00", "15:00", venue="etela")]
    set_hours(by="test", place=place, plan={"layers": [staffed(*rules)]})
    return place


def stop(key: str) -> int:
    return Venue.objects.get(key=key).pk


def test_the_walk_finds_a_bus_at_the_stop_where_it_stands_and_measures_to_it(bus: Place) -> None:
    def found(centre: Point, at: int, within: float = 5) -> list[Near]:
        return nearest_open(centre, within_km=within, start=at, end=at + 1)

    begins, ends = minute("2026-12-07T11:00"), minute("2026-12-07T15:00")
    assert found(NORTH, MONDAY_NOON) == [Near(bus.pk, 0.0, begins, ends, STAFFED, stop("pohjoinen"))]
    assert found(SOUTH, MONDAY_NOON) == []
    assert [hit.venue for hit in found(SOUTH, TUESDAY_NOON)] == [stop("etela")]
    away = found(SOUTH, MONDAY_NOON, within=60)
    assert [(hit.venue, round(hit.km)) for hit in away] == [(stop("pohjoinen"), 38)]


def test_a_bus_comes_once_and_at_the_nearest_of_its_stops(bus: Place) -> None:
    window = {"start": MONDAY_NOON, "end": TUESDAY_NOON}
    assert [(n.place_id, n.venue) for n in nearest_open(SOUTH, within_km=60, **window)] == [(bus.pk, stop("etela"))]
    assert [n.place_id for n in next_openings(SOUTH, within_km=60, after=MONDAY_NOON)] == [bus.pk]
    assert [place for place, _km in nearest_any(SOUTH, within_km=60)] == [bus.pk]
    points = nearest_points(SOUTH, within_km=60)
    assert [(place, round(km), venue) for place, km, venue in points] == [
        (bus.pk, 0, stop("etela")), (bus.pk, 38, stop("pohjoinen")),
    ]  # fmt: skip


def test_a_hidden_bus_and_one_without_the_asked_traits_are_not_found(bus: Place) -> None:
    assert nearest_points(NORTH, within_km=5, traits=1 << 40) == []
    Place.objects.update(published=None)
    assert nearest_points(NORTH, within_km=5) == []


def test_in_its_season_a_place_is_found_at_its_venue_and_not_at_its_own_door(db: None, noon: datetime) -> None:
    place = make_place(lat=SOUTH.lat, lon=SOUTH.lon)
    ice = place.venues.create(name_fi="Jäällä", lat=NORTH.lat, lon=NORTH.lon, from_day=1207, to_day=1231)
    set_hours(by="test", place=place, plan={"layers": [staffed(every("mon-sun", "09:00", "17:00"))]})
    before, then = minute("2026-12-06T12:00"), MONDAY_NOON
    assert [n.venue for n in nearest_open(SOUTH, within_km=5, start=before, end=before + 1)] == [0]
    assert nearest_open(SOUTH, within_km=5, start=then, end=then + 1) == []
    assert [n.venue for n in nearest_open(NORTH, within_km=5, start=then, end=then + 1)] == [ice.pk]


def test_spans_tell_their_venue_and_do_not_join_across_two(db: None, noon: datetime) -> None:
    place = make_place()
    for key in ("kirkko", "ranta"):
        place.venues.create(key=key, name_fi=key, lat=62.0, lon=25.0)
    set_hours(by="test", place=place, plan={"layers": [STOPS]})
    eleven, one, three = (minute(f"2026-12-07T{hour}:00") for hour in (11, 13, 15))
    assert spans_between([place.pk], eleven, three)[place.pk] == [
        Span(eleven, one, STAFFED, 0, stop("kirkko")), Span(one, three, STAFFED, 0, stop("ranta")),
    ]  # fmt: skip


def test_a_stop_that_the_place_does_not_have_is_refused_and_nothing_changes(bus: Place) -> None:
    before = list(OpeningSpan.objects.values())
    with pytest.raises(PlanFault, match="layers: name a stop 'olematon' that bussi does not have"):
        set_hours(by="t", place=bus, plan={"layers": [staffed(every("mon", "11:00", "12:00", venue="olematon"))]})
    assert list(OpeningSpan.objects.values()) == before
    with pytest.raises(PlanFault, match=r"venue: write the key of a stop such as kirkonkyla"):
        schedule(layer("staffed", every("mon", "11:00", "12:00", venue="Kirkon kylä")))


def test_an_added_time_of_a_bus_is_found_at_its_stop_of_that_day(bus: Place) -> None:
    add_exception(by="t", place=bus, exception={"date": "2026-12-07", "do": "add", "spans": [["17:00", "18:00"]]})
    evening = minute("2026-12-07T17:30")
    assert [n.venue for n in nearest_open(NORTH, within_km=5, start=evening, end=evening + 1)] == [stop("pohjoinen")]


def test_the_night_mends_the_spans_of_a_place_whose_stops_changed(bus: Place) -> None:
    assert roll_horizon().rewritten == 0
    Venue.objects.filter(key="pohjoinen").update(key="muualla")
    assert roll_horizon().rewritten == 1
    assert nearest_open(NORTH, within_km=5, start=MONDAY_NOON, end=MONDAY_NOON + 1) == []


def test_the_checksum_notices_two_stops_that_changed_places(bus: Place) -> None:
    refresh_spans([bus.pk])
    whole = PlaceHours.objects.get(pk=bus.pk).checksum
    north, south = stop("pohjoinen"), stop("etela")
    OpeningSpan.objects.filter(venue=north).update(venue=-1)
    OpeningSpan.objects.filter(venue=south).update(venue=north)
    OpeningSpan.objects.filter(venue=-1).update(venue=south)
    assert roll_horizon().rewritten == 1
    assert PlaceHours.objects.get(pk=bus.pk).checksum == whole


@pytest.mark.parametrize(
    "fields",
    [
        {"key": ""},
        {"key": "pohjoinen"},
        {"key": "uusi", "lat": 91.0},
        {"from_day": 601},
        {"from_day": 1301, "to_day": 101},
    ],
)
def test_a_venue_has_days_or_a_key_of_its_own_and_is_on_earth(bus: Place, fields: dict) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        bus.venues.create(**({"name_fi": "Piha", "lat": 62.0, "lon": 25.0} | fields))


def test_a_place_without_venues_has_spans_at_its_own_door(db: None, noon: datetime) -> None:
    make_open_place()
    assert set(OpeningSpan.objects.values_list("venue", flat=True)) == {0}
