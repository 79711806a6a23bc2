"""Days whose hours nobody told are no closure, however surely the days themselves are known."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from takaovi.core.clock import stopped_at
from takaovi.hours.queries import truths
from tests.factories.hours import make_open_place, staffed
from tests.finder.page_words import TUESDAY, read

pytestmark = pytest.mark.django_db
PROMISE = {"days": "wed", "time": "unknown"}
TIMED = {"days": "fri", "from": "10:00", "to": "12:00"}


def keuruu(*rules: dict) -> list[int]:
    cache.clear()
    with stopped_at(TUESDAY):
        return [make_open_place(staffed(*rules), confirmed=TUESDAY - timedelta(days=1), name_fi="Tupa").pk]


@pytest.mark.parametrize("path", ["/fi/auki?missa=Keuruu", "/fi/kunta/keuruu"])
def test_a_fresh_plan_of_days_without_times_is_not_told_as_closed(client: Client, path: str) -> None:
    keuruu(PROMISE)
    found = read(client, path)
    assert "Emme tiedä, milloin on auki" in found
    assert not [line for line in found if "Kiinni" in line]


def test_the_same_plan_with_a_time_says_when_it_opens(client: Client) -> None:
    keuruu(PROMISE, TIMED)
    assert "Auki pe 27.11. klo 10–12" in read(client, "/fi/auki?missa=Keuruu")


def test_a_plan_that_knows_its_times_and_has_none_is_closed(client: Client) -> None:
    keuruu({"dates": ["2026-09-01"], "from": "10:00", "to": "12:00"})
    assert "Kiinni nyt" in read(client, "/fi/kunta/keuruu")


@pytest.mark.parametrize(
    ("rule", "untimed"), [(PROMISE, True), ({"days": "wed", "from": "10:00", "to": "unknown"}, True), (TIMED, False)]
)
def test_a_layer_tells_whether_it_has_days_without_a_time(rule: dict, untimed: bool) -> None:
    ids = keuruu(rule)
    assert [truth.untimed for truth in truths(ids)[ids[0]]] == [untimed]
