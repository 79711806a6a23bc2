"""What a caller hears is what the finder finds."""

from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from takaovi.core.clock import HELSINKI, stopped_at
from takaovi.phone.queries import near
from takaovi.phone.values import Event, Open
from takaovi.places.models import Place
from tests.factories.hours import make_open_place, staffed
from tests.factories.programme import an_activity, an_occurrence, minute

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 24, 13, 0, tzinfo=HELSINKI)
EVENING = TUESDAY.replace(hour=18)
KEURUU = "249"


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    cache.clear()


def keuruu(amount: int, *layers: dict) -> list[Place]:
    """Places a few hundred metres apart, confirmed yesterday, the first one nearest."""
    confirmed = TUESDAY - timedelta(days=1)
    return [
        make_open_place(*layers, confirmed=confirmed, name=f"Tupa {n}", lat=62.26 + n / 500, street="Kotitie 1")
        for n in range(1, amount + 1)
    ]


def test_a_door_that_is_open_is_heard_with_its_street_and_when_it_closes() -> None:
    with stopped_at(TUESDAY):
        keuruu(1)
        assert near(KEURUU, "fi").open == (Open("Tupa 1", 17 * 60, street="Kotitie 1"),)


def test_in_the_evening_the_next_morning_is_heard_with_its_day() -> None:
    with stopped_at(EVENING):
        keuruu(1)
        heard = near(KEURUU, "fi")
    assert heard.open == ()
    tomorrow = (TUESDAY + timedelta(days=1)).date()
    assert heard.later == (Open("Tupa 1", 17 * 60, starts=9 * 60, day=tomorrow, street="Kotitie 1"),)


def test_a_door_that_opens_later_today_is_heard_without_a_day() -> None:
    with stopped_at(TUESDAY):
        keuruu(1, staffed({"days": "tue", "from": "16:00", "to": "19:30"}))
        assert near(KEURUU, "fi").later == (Open("Tupa 1", 19 * 60 + 30, starts=16 * 60, street="Kotitie 1"),)


def test_what_is_on_today_is_heard_and_what_is_cancelled_or_kept_is_not() -> None:
    with stopped_at(TUESDAY):
        place = keuruu(1)[0]
        song = an_activity(place=place, title_fi="Laulutuokio")
        an_occurrence(song, minute(2026, 11, 24, 12))
        an_occurrence(song, minute(2026, 11, 24, 13), status="cancelled")
        an_occurrence(an_activity(place=place, exclusive=True), minute(2026, 11, 24, 12))
        assert near(KEURUU, "fi").events == (Event("Laulutuokio", "Tupa 1", 14 * 60),)


@pytest.mark.parametrize("amount", [1, 3])
def test_it_takes_seven_queries_however_many_places_there_are(amount: int) -> None:
    with stopped_at(TUESDAY):
        keuruu(amount)
        near(KEURUU, "fi")  # the lists that are kept for five minutes are there now
        with CaptureQueriesContext(connection) as queries:
            assert len(near(KEURUU, "fi").open) == amount
    assert len(queries) == 7
