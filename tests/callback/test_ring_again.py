"""Before a year of the call ring is over its person is asked whether it goes on; silence ends it kindly."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.test import Client

from takaovi.callback.models import RingPair
from takaovi.callback.ring_actions import keep_ring, renew_ring
from takaovi.callback.ring_values import to_ask
from takaovi.core.clock import stopped_at
from takaovi.core.models import Letter
from takaovi.core.outbox.sms import segments
from takaovi.core.viewer import Scope
from tests.callback.test_pages import words_of
from tests.factories.callback import a_caller, a_ring, wall
from tests.factories.programme import a_place

NUMBER, START = "+358401234567", wall(3, 12)


@pytest.mark.parametrize(
    ("left", "asked", "due"),
    [(15, None, None), (14, None, 14), (14, 14, None), (9, None, 14), (4, 14, None), (3, 14, 3), (3, 3, None),
     (1, None, 3), (0, 14, 3), (-1, 14, None)],
)  # fmt: skip
def test_the_question_comes_two_weeks_and_three_days_before_the_end(left: int, asked: int, due: int | None) -> None:
    today = date(2026, 3, 3)
    assert to_ask(today + timedelta(days=left), today, asked) == due


@pytest.fixture
def pair(transactional_db: None) -> Iterator[RingPair]:
    place = a_place()
    with stopped_at(START):
        a_caller(kind="coordinator", scope=Scope("place", place.pk), reachable=True)
        yield a_ring(a_caller(reachable=True), place, number=NUMBER)


def night(days: int) -> None:
    with stopped_at(START.replace(hour=3) + timedelta(days=days)):
        keep_ring()
        keep_ring()


def texts() -> list[str]:
    return list(Letter.objects.filter(to=NUMBER).order_by("pk").values_list("text", flat=True))


def address() -> str:
    found = re.search(r"https?://[^/]+(/\S+?)\. ", texts()[-1])
    assert found is not None
    return found[1]


def test_each_is_asked_twice_by_day_and_those_who_look_after_the_ring_hear_it_too(pair: RingPair) -> None:
    for days in (350, 351, 355, 362, 363, 365):
        night(days)
    assert len(texts()) == 2
    assert "4567" not in texts()[0] + address()
    assert "Helmi" not in texts()[0]
    assert all(segments(text) <= 3 for text in texts())
    assert {letter.due.hour for letter in Letter.objects.filter(to=NUMBER)} <= {7, 8, 9}  # UTC: after the quiet hours
    assert Letter.objects.filter(channel="email", subject="Jatkuuko soittorinki?").count() == 2


def test_one_tap_goes_on_for_a_year_and_the_address_is_used_up(pair: RingPair, client: Client) -> None:
    night(351)
    with stopped_at(START + timedelta(days=352)):
        path = address()
        assert "Jatketaanko soittoja?" in words_of(client.get(path))
        assert RingPair.objects.get().asked_before == 14  # opening is no answer
        assert "Soitamme sinulle joka viikko" in words_of(client.post(path, {"teko": "jatkuu"}))
        assert client.get(path).status_code == 404
    row = RingPair.objects.get()
    assert (row.consent_ends, row.asked_before) == ((START + timedelta(days=352 + 365)).date(), None)
    night(364)
    assert len(texts()) == 0  # what had not left was taken back, and nothing more is asked


def test_a_no_erases_everything_at_once(pair: RingPair, client: Client) -> None:
    night(351)
    with stopped_at(START + timedelta(days=352)):
        assert "Soittorinki on päättynyt." in words_of(client.post(address(), {"teko": "loppuu"}))
    assert RingPair.objects.count() == 0


def test_silence_ends_it_with_a_kind_word_and_leaves_the_door_open(pair: RingPair) -> None:
    night(363)
    Letter.objects.all().update(state="sent", sent=START)
    night(366)
    assert RingPair.objects.count() == 0
    assert "Viikkosoittomme ovat päättyneet" in texts()[-1]
    assert "Helmi" not in texts()[-1]


def test_a_code_of_another_pair_or_a_changed_one_opens_nothing(pair: RingPair, client: Client) -> None:
    night(351)
    with stopped_at(START + timedelta(days=352)):
        path, other = address(), a_ring(a_caller())
        mark = path.rpartition("-")[2]
        for wrong in (f"{other.pk}-{mark}", f"{pair.pk}-{mark[:-1]}x", "x", f"{'9' * 30}-{mark}"):
            assert client.get(path.rpartition("/")[0] + f"/{wrong}").status_code == 404
        renew_ring(by="test", pair=pair)
        assert client.post(path, {"teko": "loppuu"}).status_code == 404
    assert RingPair.objects.count() == 2
