"""The day that something has left keeps its line, struck out, and says in words where it went."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from takaovi.core.clock import stopped_at, to_minute
from takaovi.places.models import Place
from takaovi.programme.models import Activity, Occurrence
from tests.factories.hours import make_open_place
from tests.factories.programme import an_activity, an_occurrence
from tests.finder.page_words import TUESDAY, count_queries, get, lines, read, section
from tests.ui.soup import Soup

pytestmark = pytest.mark.django_db
DAY = 1440
SIX = to_minute(TUESDAY.replace(hour=18))  # on Tuesday 24 November
THURSDAY = "/fi/paiva/2026-11-26"
WEEK = "/fi/viikko/2026-W48"
FIRST, LAST = SIX + 2 * DAY, SIX + 3 * DAY  # from Thursday to Friday


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    cache.clear()


def tupa(name: str = "Tupa", **fields: object) -> Place:
    with stopped_at(TUESDAY):
        confirmed = TUESDAY - timedelta(days=1)
        return make_open_place(confirmed=confirmed, slug=name.casefold(), name_fi=name, **fields)


def moved(activity: Activity, planned: int, start: int, **fields: object) -> Occurrence:
    return an_occurrence(activity, start, planned=planned, status="moved", **fields)


def piiri(place: Place | None, **fields: object) -> Activity:
    with stopped_at(TUESDAY):
        return an_activity(**({"place": place, "slug": "piiri", "title_fi": "Piiri"} | fields))


def struck(page: str) -> list[str]:
    """What is drawn as off, each as its line of words."""
    return [
        e.text for e in Soup(page).all("div") + Soup(page).all("li") if "event--off" in e.attributes.get("class", "")
    ]


def test_the_old_day_says_when_it_is_instead_and_why(client: Client) -> None:
    moved(piiri(tupa()), FIRST, LAST, reason_fi="Sali on varattu.")
    page = get(client, THURSDAY)
    assert struck(page) == ["Klo 18 Piiri Tupa, Keuruu Siirretty: pe 27.11. klo 18–20. Sali on varattu."]
    assert '<time datetime="2026-11-26T16:00:00+00:00">' in page
    assert 'href="/fi/ohjelma/piiri"' in page
    # and it is no event of that day: the headline counts what one may come to
    assert lines(page)[0] == "To 26.11.: ohjelmaa ei ole tiedossa"
    assert struck(get(client, "/fi/paiva/2026-11-27")) == []


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/fi/paiva/2026-11-26", "Siirretty: pe 27.11. klo 18–20."),
        ("/sv/dag/2026-11-26", "Flyttat till fre 27.11 kl. 18–20."),
        ("/en/day/2026-11-26", "Moved to Fri 27 November 6 pm–8 pm."),
        ("/selko/paiva/2026-11-26", "Aika muuttui. Uusi aika: perjantaina 27.11. kello 18–20."),
    ],
)
def test_every_language_says_it(client: Client, path: str, told: str) -> None:
    moved(piiri(tupa()), FIRST, LAST)
    assert told in lines(get(client, path))


def test_the_week_has_both_days_and_tells_the_reason_once(client: Client) -> None:
    moved(piiri(tupa()), FIRST, LAST, reason_fi="Sali on varattu.")
    page = get(client, WEEK)
    assert struck(page) == ["Klo 18 Piiri Tupa, Keuruu Siirretty: pe 27.11. klo 18–20."]
    found = lines(page)
    assert found.index("To 26.11.") < found.index("Klo 18") < found.index("Pe 27.11.") < found.index("Klo 18–20")
    assert "Siirretty: to 26.11. sijasta pe 27.11. Sali on varattu." in found


def test_what_is_elsewhere_this_time_is_told_where_somebody_would_wait_for_it(client: Client) -> None:
    library = tupa("Kirjasto", lat=62.27, lon=24.72)
    moved(piiri(tupa()), FIRST, FIRST, place=library)
    page = get(client, THURSDAY)
    (line,) = struck(page)
    assert line == "Klo 18 Piiri Tupa, Keuruu Siirretty: to 26.11. klo 18–20. Paikka on nyt Kirjasto."
    assert lines(page)[0] == "To 26.11.: yksi tapahtuma"
    assert struck(get(client, "/fi/paikka/kirjasto")) == []
    assert struck(get(client, "/fi/paikka/tupa")) == [
        "To 26.11. klo 18 Piiri Siirretty: to 26.11. klo 18–20. Paikka on nyt Kirjasto."
    ]
    assert count_queries(client, "/fi/paikka/tupa") == 16


def test_where_it_went_is_not_told_of_a_place_that_is_hidden(client: Client) -> None:
    hidden = tupa("Piilo")
    Place.objects.filter(pk=hidden.pk).update(published=None)
    moved(piiri(tupa()), FIRST, FIRST, place=hidden)
    page = get(client, THURSDAY)
    assert struck(page) == ["Klo 18 Piiri Tupa, Keuruu Aika tai paikka on muuttunut."]
    assert "Piilo" not in page


def test_an_hour_later_on_the_same_day_is_one_line(client: Client) -> None:
    moved(piiri(tupa()), FIRST, FIRST + 60)
    page = get(client, THURSDAY)
    assert struck(page) == []
    assert "Aika tai paikka on muuttunut." in lines(page)


def test_an_online_evening_that_moved_is_told_to_every_area(client: Client) -> None:
    moved(piiri(None, online_url="https://meet.example/x"), FIRST, LAST)
    page = get(client, THURSDAY + "?missa=Keuruu")
    assert struck(page) == ["Klo 18 Piiri Verkossa tai puhelimessa Siirretty: pe 27.11. klo 18–20."]


def test_what_moved_in_another_town_is_not_told_here(client: Client) -> None:
    moved(piiri(tupa(lat=62.9, lon=24.7)), FIRST, LAST)
    assert struck(get(client, THURSDAY + "?missa=Keuruu")) == []


def test_the_page_of_the_place_has_the_old_day_in_its_order(client: Client) -> None:
    activity = piiri(tupa())
    with stopped_at(TUESDAY):
        an_occurrence(activity, SIX + 7 * DAY)
    moved(activity, FIRST, LAST, reason_fi="Sali on varattu.")
    what = section(read(client, "/fi/paikka/tupa"), "Mitä täällä tapahtuu", "Miten pääset sisään")
    assert what == [
        "To 26.11. klo 18", "Piiri", "Siirretty: pe 27.11. klo 18–20.",
        "Pe 27.11. klo 18–20", "Piiri", "Siirretty: to 26.11. sijasta pe 27.11. Sali on varattu.",
        "Ti 1.12. klo 18–20", "Piiri",
    ]  # fmt: skip


def test_the_page_of_the_activity_has_the_old_day_among_its_dates(client: Client) -> None:
    activity = piiri(tupa())
    with stopped_at(TUESDAY):
        an_occurrence(activity, SIX + DAY)
    moved(activity, FIRST, LAST, reason_fi="Sali on varattu.")
    page = get(client, "/fi/ohjelma/piiri")
    assert struck(page) == ["To 26.11. klo 18 Siirretty: pe 27.11. klo 18–20."]
    dates = section(lines(page), "Seuraavat kerrat", "Kuka järjestää")
    assert dates[:3] == ["Huomenna klo 18–20", "To 26.11. klo 18", "Siirretty: pe 27.11. klo 18–20."]


def test_the_page_of_the_activity_strikes_the_place_it_has_left_and_names_the_other(client: Client) -> None:
    library = tupa("Kirjasto")
    for number in (0, 7):
        moved(piiri(tupa()) if not number else Activity.objects.get(), FIRST + number * DAY, FIRST + number * DAY,
              place=library, reason_fi="Katto vuotaa.")  # fmt: skip
    page = get(client, "/fi/ohjelma/piiri")
    assert struck(page) == [
        "To 26.11. klo 18 Tupa Siirretty: to 26.11. klo 18–20. Paikka on nyt Kirjasto.",
        "To 3.12. klo 18 Tupa Siirretty: to 3.12. klo 18–20. Paikka on nyt Kirjasto.",
    ]
    dates = section(lines(page), "Seuraavat kerrat", "Kuka järjestää")
    at = dates.index("To 26.11. klo 18–20")
    assert dates[at : at + 3] == ["To 26.11. klo 18–20", "Kirjasto", "Aika tai paikka on muuttunut. Katto vuotaa."]
    assert count_queries(client, "/fi/ohjelma/piiri") == 9


def test_the_page_of_the_activity_names_no_place_that_is_hidden(client: Client) -> None:
    hidden = tupa("Piilo")
    Place.objects.filter(pk=hidden.pk).update(published=None)
    moved(piiri(tupa()), FIRST, FIRST, place=hidden)
    page = get(client, "/fi/ohjelma/piiri")
    assert (struck(page), "Piilo" in page) == ([], False)


def test_a_day_left_for_one_that_is_over_is_told_on_the_page_of_the_activity(client: Client) -> None:
    moved(piiri(tupa()), FIRST, SIX - DAY, reason_fi="Sali on varattu.")
    (line,) = struck(get(client, "/fi/ohjelma/piiri"))
    assert line == "To 26.11. klo 18 Siirretty: ma 23.11. klo 18–20. Sali on varattu."


def test_the_days_that_are_left_end_where_the_shown_dates_end(client: Client) -> None:
    activity = piiri(tupa())
    with stopped_at(TUESDAY):
        for week in range(6):
            an_occurrence(activity, SIX + week * 7 * DAY)
    moved(activity, SIX + 60 * DAY, SIX + 61 * DAY)
    assert struck(get(client, "/fi/ohjelma/piiri")) == []
    assert len(struck(get(client, "/fi/ohjelma/piiri?kaikki=1"))) == 1


@pytest.mark.parametrize("amount", [1, 3])
@pytest.mark.parametrize(
    ("path", "queries"), [(THURSDAY, 6), (WEEK, 6), ("/fi/paikka/tupa", 15), ("/fi/ohjelma/piiri", 8)]
)
def test_the_number_of_queries_stays_however_much_has_moved(
    client: Client, path: str, queries: int, amount: int
) -> None:
    activity = piiri(tupa())
    for number in range(amount):
        moved(activity, FIRST + number, LAST + number)
    assert count_queries(client, path) == queries
