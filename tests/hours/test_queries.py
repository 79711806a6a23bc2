"""Reading spans, truths, plans and special days, with their literal number of queries."""

from datetime import date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries as AssertQueries

from takaovi.core.errors import NotThere
from takaovi.hours.actions import seed_day_classes, set_day_class
from takaovi.hours.models import Layer
from takaovi.hours.queries import LayerTruth, day_classes, holiday_names, schedule_of, spans_between, truths
from takaovi.hours.values import Span
from takaovi.places.models import Space
from tests.factories.hours import make_open_place, staffed
from tests.factories.places import make_place
from tests.hours.plans import minute

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
TODAY = minute("2026-12-01T00:00")
TOMORROW = minute("2026-12-02T00:00")
OPEN_TODAY = Span(minute("2026-12-01T09:00"), minute("2026-12-01T17:00"), 60)
ALWAYS = {"days": "mon-sun", "from": "00:00", "to": "24:00"}


@pytest.mark.parametrize("number", [1, 3])
def test_the_spans_of_places_are_read_with_one_query(number: int, django_assert_num_queries: AssertQueries) -> None:
    ids = [make_open_place().pk for _ in range(number)]
    with django_assert_num_queries(1):
        assert spans_between(ids, TODAY, TOMORROW) == {place_id: [OPEN_TODAY] for place_id in ids}


def test_a_place_without_hours_has_an_empty_entry() -> None:
    assert spans_between([987], TODAY, TOMORROW) == {987: []}


def test_a_window_is_half_open_and_finds_what_began_before_it() -> None:
    place = make_open_place()
    assert spans_between([place.pk], OPEN_TODAY.end - 1, OPEN_TODAY.end)[place.pk] == [OPEN_TODAY]
    assert spans_between([place.pk], OPEN_TODAY.end, OPEN_TODAY.end + 60)[place.pk] == []
    assert spans_between([place.pk], OPEN_TODAY.start - 60, OPEN_TODAY.start)[place.pk] == []


def test_nights_cut_at_midnight_read_as_one() -> None:
    place = make_open_place(staffed(ALWAYS))
    assert spans_between([place.pk], TODAY, TODAY + 3 * 1440)[place.pk] == [Span(TODAY, TODAY + 3 * 1440, 60)]


def test_the_phone_does_not_join_the_door() -> None:
    phone = {"state": "phone", "periods": [{"rules": [{"days": "tue", "from": "17:00", "to": "18:00"}]}]}
    place = make_open_place(staffed(), phone)
    assert [(span.state, span.way) for span in spans_between([place.pk], TODAY, TOMORROW)[place.pk]] == [
        (60, 0),
        (20, 1),
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_truths_are_read_with_one_query_and_name_the_nearest_phone(
    number: int, noon: datetime, django_assert_num_queries: AssertQueries
) -> None:
    phone = {"state": "phone", "phone": "014 555", "known": False, "conditions": ["age:15"], "certainty": "hearsay"}
    ids = [make_open_place(phone, staffed(term_days=30), confirmed=noon).pk for _ in range(number)]
    Layer.objects.filter(state=20).update(certainty="hearsay")
    with django_assert_num_queries(1):
        found = truths(ids)
    assert found[ids[-1]] == [
        LayerTruth(ids[-1], 60, "sure", noon, 30, (), "040 123 4567", "keeper", True),
        LayerTruth(ids[-1], 20, "hearsay", noon, 60, ("age:15",), "014 555", "keeper", False),
    ]


@pytest.mark.parametrize(
    ("changes", "fresh"),
    [
        ({}, True),
        ({"age": 60}, True),
        ({"age": 61}, False),
        ({"confirmed": None}, False),
        ({"certainty": "told"}, True),
        ({"certainty": "hearsay"}, False),
        ({"known": False}, False),
    ],
)
def test_only_a_known_layer_within_its_term_is_fresh(changes: dict, fresh: bool, noon: datetime) -> None:
    age = changes.pop("age", 0)
    values = {"certainty": "sure", "confirmed": noon - timedelta(days=age), "known": True} | changes
    truth = LayerTruth(place_id=1, state=60, term_days=60, conditions=(), phone="", confirmed_as="keeper", **values)
    assert truth.is_fresh(noon) is fresh


def test_the_plan_of_a_place_is_read_back_as_it_was_set() -> None:
    place = make_open_place(staffed(holidays={"public": "closed"}, conditions=["key"]))
    plan = schedule_of(place.pk)
    assert plan.zone.key == "Europe/Helsinki"
    assert [(layer.state, layer.conditions, layer.holidays) for layer in plan.layers] == [
        (60, ("key",), {"public": "closed"})
    ]


def test_a_layer_of_a_space_is_not_the_place() -> None:
    place = make_open_place()
    space = Space.objects.create(place=place, name_fi="Verstas")
    Layer.objects.create(place=place, space=space, state=40, plan={"periods": []})
    assert [layer.state for layer in schedule_of(place.pk).layers] == [60]
    assert [truth.state for truth in truths([place.pk])[place.pk]] == [60]


def test_a_place_nobody_has_told_the_hours_of_has_a_plan_without_layers() -> None:
    assert schedule_of(make_place().pk).layers == ()


def test_the_plan_of_a_place_that_is_not_there_is_not_there() -> None:
    with pytest.raises(NotThere):
        schedule_of(987)


def test_special_days_are_answered_from_the_packaged_table_before_anybody_seeds(
    django_assert_num_queries: AssertQueries,
) -> None:
    with django_assert_num_queries(1):
        assert day_classes(date(2026, 12, 20), date(2027, 1, 2)) == {
            date(2026, 12, 24): {"eve", "day_before"},
            date(2026, 12, 25): {"public"},
            date(2026, 12, 26): {"public"},
            date(2026, 12, 31): {"day_before"},
            date(2027, 1, 1): {"public"},
        }


def test_a_municipality_has_the_days_of_the_country_and_its_own() -> None:
    day = date(2026, 12, 28)
    set_day_class(by="test", day=day, kind="school_break", names={"fi": "joululoma"}, region="179")
    assert day_classes(day, date(2027, 1, 1), "179") == {
        day: {"school_break"},
        date(2026, 12, 31): {"day_before"},
        date(2027, 1, 1): {"public"},
    }
    assert day_classes(day, day) == {}


def test_holidays_have_their_weightiest_name_in_the_asked_language() -> None:
    seed_day_classes(2026, 2026)
    names = holiday_names(date(2026, 12, 24), date(2026, 12, 25), "sv")
    assert {day: str(name) for day, name in names.items()} == {
        date(2026, 12, 24): "julafton",
        date(2026, 12, 25): "juldagen",
    }
    plain = holiday_names(date(2026, 12, 24), date(2026, 12, 24), "fi-simple")[date(2026, 12, 24)]
    assert (str(plain), plain.language.code) == ("jouluaatto", "fi")
