"""The pages of municipalities, for somebody who is new there."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from takaovi.core.clock import stopped_at, to_minute
from takaovi.places.models import Place
from tests.factories.hours import make_open_place
from tests.factories.places import make_place
from tests.factories.programme import an_activity, an_occurrence
from tests.finder.page_words import TUESDAY, count_queries, get, lines, read

pytestmark = pytest.mark.django_db
AT = to_minute(TUESDAY)
PATH = "/fi/kunta/keuruu"


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    cache.clear()


def tupa(name: str, **fields: object) -> Place:
    with stopped_at(TUESDAY):
        return make_open_place(confirmed=TUESDAY - timedelta(days=1), name_fi=name, **fields)


@pytest.mark.parametrize("amount", [1, 3])
def test_the_page_takes_six_queries_however_many_places_there_are(client: Client, amount: int) -> None:
    for number in range(amount):
        place = tupa(f"Tupa {number}")
        with stopped_at(TUESDAY):
            an_occurrence(an_activity(place=place), AT + 60)
    assert count_queries(client, PATH) == 6


@pytest.mark.parametrize("amount", [1, 3])
def test_the_list_of_municipalities_takes_one(client: Client, amount: int) -> None:
    for code in ("249", "179", "992")[:amount]:
        make_place(municipality=code)
    assert count_queries(client, "/fi/kunnat") == 1


def test_five_places_are_told_in_full_and_the_rest_in_one_breath(client: Client) -> None:
    for number in range(7):
        tupa(f"Tupa {number}")
    page = get(client, PATH)
    assert page.count("<article") == 5
    assert page.count('class="brief"') == 2
    assert lines(page)[:2] == [
        "Onko Keuruu sinulle uusi?",
        "Täällä on 7 paikkaa, joihin voit tulla omana itsenäsi.",
    ]


def test_one_place_is_told_as_one(client: Client) -> None:
    tupa("Tupa")
    assert read(client, PATH)[1] == "Täällä on yksi paikka, johon voit tulla omana itsenäsi."


def test_nobody_wished_for_anything_so_no_wish_is_said_to_fail(client: Client) -> None:
    tupa("Tupa", traits=0)
    assert 'class="cautions"' not in get(client, PATH)


def test_neighbours_are_told_in_one_breath_with_their_distance(client: Client) -> None:
    tupa("Naapuri", municipality="635", lat=62.4, lon=24.71)
    page = get(client, PATH)
    assert "<article" not in page
    found = lines(page)
    assert found[1] == "Täällä ei ole vielä kohtaamispaikkaa. Nämä ovat lähimmät."
    assert "noin" in found[found.index("Naapuri") + 2]


def test_the_week_begins_now_and_leads_on_to_the_whole_of_it(client: Client) -> None:
    place = tupa("Tupa")
    with stopped_at(TUESDAY):
        activity = an_activity(place=place, title_fi="Piiri")
        an_occurrence(activity, AT - 1440)
        an_occurrence(activity, AT + 60)
    page = get(client, PATH)
    assert page.count('class="event__title"') == 2  # on the card and in the week
    assert 'href="/fi/viikko/2026-W48?missa=Keuruu"' in page


def test_municipalities_stand_in_the_order_of_the_alphabet_with_their_numbers(client: Client) -> None:
    for code in ("992", "249", "249", "179"):
        make_place(municipality=code)
    found = read(client, "/fi/kunnat")
    assert found[1:7] == ["Jyväskylä", "(1)", "Keuruu", "(2)", "Äänekoski", "(1)"]
