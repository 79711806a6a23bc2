"""Hours that depend on people: promised if a host is found, open from the moment one is."""

from datetime import date, datetime

import pytest

from takaovi.core.clock import HELSINKI, stopped_at, to_minute
from takaovi.hours.actions import fill_shift, hope_for
from takaovi.hours.models import Layer, PlaceHours
from takaovi.hours.plan import PlanFault
from takaovi.hours.queries import schedule_of, spans_between, standings
from takaovi.hours.shift_values import with_filled, with_weekday
from takaovi.hours.values import STATES, WEEKDAYS
from takaovi.places.models import Place
from tests.factories.hours import make_open_place
from tests.factories.places import make_place

MONDAY = datetime(2026, 11, 23, 9, tzinfo=HELSINKI)
THURSDAY = date(2026, 11, 26)
EVENING = (17 * 60, 20 * 60)
STAFFED, SHIFT = STATES["staffed"], STATES["if_shift_filled"]


def minute(day: int, hour: int) -> int:
    return to_minute(datetime(2026, 11, day, hour, tzinfo=HELSINKI))


def states(place: Place, day: int = 26) -> list[tuple[int, int, int]]:
    spans = spans_between([place.pk], minute(day, 0), minute(day, 24 - 1))[place.pk]
    return [(span.start, span.end, span.state) for span in spans]


HOPED = [(minute(26, 17), minute(26, 20), SHIFT)]
OPEN = [(minute(26, 17), minute(26, 20), STAFFED)]


def test_filled_days_are_kept_in_order_and_forgotten_when_they_are_over() -> None:
    plan = with_filled({"filled": ["2026-11-19", "2026-12-03"]}, THURSDAY, filled=True, today=date(2026, 11, 23))
    assert plan == {"filled": ["2026-11-26", "2026-12-03"]}
    assert with_filled(plan, THURSDAY, filled=False, today=THURSDAY) == {"filled": ["2026-12-03"]}


def test_a_weekly_time_goes_into_the_period_without_an_end() -> None:
    plan = {"periods": [{"from": "2026-06-01", "to": "2026-08-31", "rules": []}, {"rules": []}]}
    rule = {"days": WEEKDAYS[3], "from": "17:00", "to": "00:00", "min_shift": 1}
    assert with_weekday(plan, 3, (17 * 60, 1440 + 0))["periods"][1] == {"rules": [rule | {"to": "24:00"}]}
    assert with_weekday({}, 3, (22 * 60, 1440 + 120))["periods"] == [
        {"rules": [rule | {"from": "22:00", "to": "02:00"}]}
    ]


@pytest.mark.django_db
def test_a_planned_evening_is_hoped_for_then_open_then_hoped_for_again() -> None:
    place = make_place()
    with stopped_at(MONDAY):
        layer = hope_for(by="test", place=place, day=THURSDAY, times=EVENING)
        assert states(place) == HOPED
        assert fill_shift(by="test", place=place, layer=layer, day=THURSDAY, filled=True)
        assert states(place) == OPEN
        assert not fill_shift(by="test", place=place, layer=layer, day=THURSDAY, filled=True)
        assert fill_shift(by="test", place=place, layer=layer, day=THURSDAY, filled=False)
        assert states(place) == HOPED


@pytest.mark.django_db
def test_a_taken_shift_is_as_true_as_the_hope_for_it() -> None:
    place = make_place()
    with stopped_at(MONDAY):
        hope_for(by="test", place=place, day=THURSDAY, times=EVENING)
        told = {truth.state: truth.is_fresh(MONDAY) for truth in standings([place.pk])[place.pk].truths}
    assert told == {STAFFED: True, SHIFT: True}


@pytest.mark.django_db
def test_hours_of_its_own_stay_as_true_as_they_are() -> None:
    place = make_open_place()
    with stopped_at(MONDAY):
        hope_for(by="test", place=place, day=THURSDAY, times=EVENING)
        told = {truth.state: truth.is_fresh(MONDAY) for truth in standings([place.pk])[place.pk].truths}
    assert told == {STAFFED: False, SHIFT: True}


@pytest.mark.django_db
def test_what_is_promised_already_is_not_promised_twice() -> None:
    place = make_place()
    with stopped_at(MONDAY):
        layer = hope_for(by="test", place=place, day=THURSDAY, times=EVENING, weekly=True)
        again = hope_for(by="test", place=place, day=date(2026, 12, 3), times=(17 * 60, 19 * 60))
        assert (again.pk, again.plan) == (layer.pk, layer.plan)
        assert states(place) == HOPED
        assert schedule_of(place.pk).layers[0].deadline_hours == 24


@pytest.mark.django_db
def test_who_has_the_hours_open_hears_that_they_changed() -> None:
    place = make_place()
    with stopped_at(MONDAY):
        layer = hope_for(by="test", place=place, day=THURSDAY, times=EVENING)
        before = PlaceHours.objects.get(pk=place.pk).version
        fill_shift(by="test", place=place, layer=layer, day=THURSDAY, filled=True)
    assert PlaceHours.objects.get(pk=place.pk).version == before + 1


@pytest.mark.django_db
def test_only_times_that_hang_on_a_shift_can_be_filled() -> None:
    place = make_open_place()
    with pytest.raises(ValueError, match="hang on a shift"):
        fill_shift(by="test", place=place, layer=Layer.objects.get(), day=THURSDAY, filled=True)


@pytest.mark.django_db
def test_times_that_no_plan_can_hold_are_refused_and_change_nothing() -> None:
    place = make_place()
    with stopped_at(MONDAY), pytest.raises(PlanFault):
        hope_for(by="test", place=place, day=THURSDAY, times=EVENING, deadline_hours=9999)
    assert not Layer.objects.exists()
