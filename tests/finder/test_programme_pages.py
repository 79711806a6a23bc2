"""The pages of a day and of a week: what is still to come, near enough, and not more than one can read."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from takaovi.core.clock import stopped_at, to_minute
from takaovi.places.models import Place
from tests.factories.hours import make_open_place
from tests.factories.programme import an_activity, an_occurrence
from tests.finder.page_words import TUESDAY, count_queries, get, lines, read

pytestmark = pytest.mark.django_db
AT = to_minute(TUESDAY)
DAY = 1440
WEEK = "/fi/viikko/2026-W48"
TODAY = "/fi/paiva/2026-11-24"


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    cache.clear()


def tupa(name: str = "Tupa", confirmed_days_ago: int = 1, **fields: object) -> Place:
    with stopped_at(TUESDAY):
        return make_open_place(confirmed=TUESDAY - timedelta(days=confirmed_days_ago), name_fi=name, **fields)


def happens(title: str, *starts: int, place: Place | None, **fields: object) -> None:
    with stopped_at(TUESDAY):
        activity = an_activity(title_fi=title, place=place, **fields)
        for start in starts:
            an_occurrence(activity, start)


@pytest.mark.parametrize("path", [TODAY, TODAY + "?missa=Keuruu", WEEK, WEEK + "?missa=Keuruu"])
@pytest.mark.parametrize("amount", [1, 3])
def test_a_page_takes_six_queries_however_much_happens(client: Client, path: str, amount: int) -> None:
    for number in range(amount):
        happens(f"Piiri {number}", AT + 60, place=tupa())
    assert count_queries(client, path) == 6


def test_yesterday_is_no_part_of_the_week_any_more(client: Client) -> None:
    place = tupa()
    happens("Eilinen", AT - DAY, place=place)
    happens("Nykyinen", AT - 60, place=place)
    happens("Huominen", AT + DAY, place=place)
    found = read(client, WEEK)
    assert "Eilinen" not in found
    assert found[found.index("Tänään") :][:4] == ["Tänään", "Klo 12–14", "Nykyinen", "Tupa, Keuruu"]
    assert found[found.index("Huomenna") :][:3] == ["Huomenna", "Klo 13–15", "Huominen"]


def test_a_week_that_is_over_can_still_be_read(client: Client) -> None:
    happens("Viime viikkoinen", AT - 7 * DAY, place=tupa())
    assert "Ti 17.11." in read(client, "/fi/viikko/2026-W47")


def test_what_began_before_midnight_stands_on_the_day_that_is_asked(client: Client) -> None:
    happens("Yökahvila", to_minute(TUESDAY.replace(hour=23)), place=tupa())
    found = read(client, "/fi/paiva/2026-11-25")
    assert found[0] == "Huomenna: yksi tapahtuma"
    assert "Yökahvila" in found


def test_a_day_of_the_week_has_eight_lines_and_a_link_to_the_rest(client: Client) -> None:
    place = tupa()
    for number in range(11):
        happens(f"Piiri {number}", AT + 60, place=place)
    page = get(client, WEEK)
    assert page.count('class="event__title"') == 8
    assert "Vielä 3 tänä päivänä" in lines(page)
    day = get(client, TODAY)
    assert day.count('class="event__title"') == 11
    assert lines(day)[0] == "Tänään: 11 tapahtumaa"


def test_near_a_place_only_what_is_within_25_km_is_told_with_its_distance(client: Client) -> None:
    happens("Läheinen", AT + 60, place=tupa(lat=62.26, lon=24.71))
    happens("Kaukainen", AT + 60, place=tupa(lat=62.6, lon=24.71))
    found = read(client, WEEK + "?missa=Keuruu")
    assert found[0] == "Keuruu: viikon 48 ohjelma"
    assert "Kaukainen" not in found
    assert found[found.index("Läheinen") + 1].startswith("Tupa, Keuruu · noin ")
    assert "Kaukainen" in read(client, WEEK)


def test_the_asked_place_stays_in_the_links(client: Client) -> None:
    happens("Piiri", AT + 60, place=tupa(lat=62.26, lon=24.71))
    page = get(client, WEEK + "?missa=Keuruu")
    for href in ("/fi/viikko/2026-W49?missa=Keuruu", "/fi/paiva/2026-11-24?missa=Keuruu"):
        assert f'href="{href}"' in page
    assert 'href="/fi/viikko/2026-W48?missa=Keuruu"' in get(client, TODAY + "?missa=Keuruu")


def test_online_sessions_belong_to_every_area(client: Client) -> None:
    happens("Etäilta", AT + 60, place=None, online_url="https://meet.example/x")
    found = read(client, TODAY + "?missa=Keuruu")
    assert found[found.index("Etäilta") + 1] == "Verkossa tai puhelimessa"


def test_where_nobody_has_confirmed_the_hours_the_line_says_to_ask(client: Client) -> None:
    happens("Varma", AT + 60, place=tupa())
    happens("Epävarma", AT + 61, place=tupa(confirmed_days_ago=300))
    found = read(client, TODAY)
    assert found[found.index("Epävarma") + 2] == "Kysy ennen kuin lähdet"
    assert found.count("Kysy ennen kuin lähdet") == 1


def test_a_day_of_which_nothing_is_known_says_that_places_may_be_open(client: Client) -> None:
    found = read(client, "/fi/paiva/2026-11-26")
    assert found[0] == "To 26.11.: ohjelmaa ei ole tiedossa"
    assert "Paikat voivat silti olla auki." in found


def test_only_named_places_make_a_page_to_be_listed(client: Client) -> None:
    assert 'content="noindex"' not in get(client, WEEK)
    assert 'content="noindex"' not in get(client, WEEK + "?missa=Keuruu")
    for typed in ("62.26,24.71", "kahvila Keuruulla", "asdfgh"):
        assert 'content="noindex"' in get(client, f"{WEEK}?missa={typed}")
