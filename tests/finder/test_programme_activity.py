"""The page of an activity: when, where, for whom and what it costs, each once."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from takaovi.core.clock import stopped_at, to_minute
from takaovi.places.models import Place
from takaovi.places.values import Trait, mask
from takaovi.programme.models import Activity
from tests.factories.hours import make_open_place, staffed
from tests.factories.places import make_organisation
from tests.factories.programme import WEDNESDAYS, a_series, an_activity, an_occurrence, host
from tests.finder.page_words import TUESDAY, count_queries, get, read, section

pytestmark = pytest.mark.django_db
NOON = to_minute(TUESDAY.replace(hour=12))
EVENING = NOON + 6 * 60
DAY = 1440
PATH = "/fi/ohjelma/piiri"


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    cache.clear()


def tupa(*layers: dict, confirmed_days_ago: int = 1, **fields: object) -> Place:
    with stopped_at(TUESDAY):
        confirmed = TUESDAY - timedelta(days=confirmed_days_ago)
        known = {"slug": "tupa", "name_fi": "Tupa", "street": "Kirkkotie 2", "postcode": "42700"}
        return make_open_place(*layers, confirmed=confirmed, **(known | fields))


def piiri(times: int = 1, start: int = EVENING, **fields: object) -> Activity:
    with stopped_at(TUESDAY):
        activity = an_activity(**({"slug": "piiri", "title_fi": "Piiri"} | fields))
        for number in range(times):
            an_occurrence(activity, start + number * DAY)
    return activity


@pytest.mark.parametrize("amount", [1, 3])
def test_the_page_takes_eight_queries_however_many_times_and_hosts_there_are(client: Client, amount: int) -> None:
    activity = piiri(amount, place=tupa())
    for _number in range(amount):
        host(activity, make_organisation())
        a_series(activity)
    assert count_queries(client, PATH) == 8


def test_an_activity_without_a_place_takes_six(client: Client) -> None:
    piiri(online_url="https://meet.example/x")
    assert count_queries(client, PATH) == 6


def test_it_says_where_with_the_street_and_what_happens_at_the_door(client: Client) -> None:
    piiri(place=tupa(photo="doors/x.webp", photo_alt_fi="Ovi."))
    found = read(client, PATH)
    assert found[found.index("Tupa, Keuruu") + 1] == "Kirkkotie 2, 42700 Keuruu"
    assert "Kun tulet: mitä ovella tapahtuu" in found
    assert 'href="/fi/paikka/tupa/kun-tulet"' in get(client, PATH)


def test_four_dates_stand_without_the_title_and_the_rest_behind_a_link(client: Client) -> None:
    piiri(6, place=tupa())
    dates = section(read(client, PATH), "Seuraavat kerrat", "Kuka järjestää")
    assert dates == [
        "Tänään klo 18–20",
        "Huomenna klo 18–20",
        "To 26.11. klo 18–20",
        "Pe 27.11. klo 18–20",
        "Näytä lisää kertoja",
    ]
    every = section(read(client, PATH + "?kaikki=1"), "Seuraavat kerrat", "Kuka järjestää")
    assert every[-2:] == ["La 28.11. klo 18–20", "Su 29.11. klo 18–20"]


def test_a_cancelled_date_says_so_on_its_own_line(client: Client) -> None:
    activity = piiri(place=tupa())
    with stopped_at(TUESDAY):
        an_occurrence(activity, EVENING + DAY, status="cancelled", reason_fi="Vetäjä on sairaana.")
    dates = section(read(client, PATH), "Seuraavat kerrat", "Kuka järjestää")
    assert dates == ["Tänään klo 18–20", "Huomenna klo 18–20", "Peruttu tällä kertaa. Vetäjä on sairaana."]


def test_when_it_is_held_begins_with_a_capital_and_ends_with_one_dot(client: Client) -> None:
    a_series(piiri(place=tupa(), summary_fi="Kahvia ja seuraa."), WEDNESDAYS)
    assert "Joka keskiviikko klo 17–19, 31.5.2027 asti." in read(client, PATH)
    head = get(client, PATH).replace("\xa0", " ")
    assert 'name="description" content="Joka keskiviikko klo 17–19, 31.5.2027 asti. Kahvia ja seuraa."' in head


def test_what_it_costs_and_signing_up_are_said_once_and_everybody_is_not_said_at_all(client: Client) -> None:
    piiri(place=tupa(), traits=mask((Trait.FREE, Trait.NO_SIGN_UP, Trait.COFFEE)))
    told = section(read(client, PATH), "Kirkkotie 2, 42700 Keuruu", "Seuraavat kerrat")
    assert len(told) == 3
    assert told[1:] == ["Ei tarvitse ilmoittautua", "Kahvia"]


def test_an_age_is_told_also_without_a_word_for_the_audience(client: Client) -> None:
    piiri(place=tupa(), min_age=13, max_age=17)
    told = section(read(client, PATH), "Kirkkotie 2, 42700 Keuruu", "Seuraavat kerrat")
    assert "13" in told[0]
    assert "17" in told[0]


def test_a_time_kept_for_a_group_says_once_for_whom_and_when_all_may_come(client: Client) -> None:
    piiri(start=to_minute(TUESDAY.replace(hour=14)), place=tupa(), exclusive=True, audience_fi="naiset")
    found = read(client, PATH)
    (kept,) = [line for line in found if "naiset" in line]
    assert kept.endswith("Kaikille auki taas klo 16.")


def test_where_the_door_closes_with_the_group_no_opening_is_promised(client: Client) -> None:
    piiri(start=to_minute(TUESDAY.replace(hour=15)), place=tupa(), exclusive=True, audience_fi="naiset")
    assert "Kaikille auki taas" not in " ".join(read(client, PATH))


@pytest.mark.parametrize(
    ("fields", "quick"),
    [({}, False), ({"exclusive": True}, True), ({"traits": mask((Trait.PEER_SUPPORT,))}, True)],
)
def test_pages_of_special_groups_have_a_quick_way_out(client: Client, fields: dict, quick: bool) -> None:
    piiri(place=tupa(), **fields)
    assert ("data-quick-exit" in get(client, PATH)) is quick


@pytest.mark.parametrize(("days_ago", "doubt"), [(1, False), (300, True)])
def test_where_nobody_has_confirmed_the_hours_one_asks_first(client: Client, days_ago: int, doubt: bool) -> None:
    piiri(place=tupa(confirmed_days_ago=days_ago))
    asked = "Paikan aukioloa ei ole vahvistettu. Kysy ennen kuin lähdet." in read(client, PATH)
    assert asked is doubt


def test_a_full_group_is_told_once_with_the_way_to_the_next_one(client: Client) -> None:
    activity = piiri(3, place=tupa(phone="014 000 1201"))
    activity.occurrences.update(full=True)
    found = read(client, PATH)
    assert [line for line in found if "täynnä" in line.casefold()] == [
        "Ryhmä on täynnä. Seuraavaan voi ilmoittautua: 014 000 1201."
    ]
    activity.occurrences.filter(start=EVENING).update(full=False)
    assert [line for line in read(client, PATH + "?2") if "täynnä" in line.casefold()] == ["Täynnä tällä kertaa"] * 2


def test_countries_are_asked_above_the_dates_and_only_online(client: Client) -> None:
    piiri(online_url="https://meet.example/x")
    found = read(client, PATH)
    assert found.index("Missä maassa olet?") < found.index("Tänään klo 18–20")
    assert section(found, "Missä maassa olet?", "Näytä") == [
        "Suomi", "Ruotsi", "Britannia", "Kanariansaaret", "Kreikka", "New York", "Toronto", "Los Angeles",
        "Thaimaa", "Japani", "Sydney",
    ]  # fmt: skip
    assert "Tänään klo 18–20 (ke 25.11. klo 1–3 sinun aikaasi)" in read(client, PATH + "?vyohyke=Asia/Tokyo")
    assert "Thailand" in read(client, "/sv/program/piiri")


def test_a_phone_ring_in_finland_asks_no_country_and_lists_no_dates(client: Client) -> None:
    piiri(3, kind="phone_ring", phone="014 000 2303")
    found = read(client, PATH)
    assert "Missä maassa olet?" not in found
    assert "Seuraavat kerrat" not in found


def test_a_zone_that_the_address_asks_for_is_among_the_choices(client: Client) -> None:
    piiri(online_url="https://meet.example/x")
    assert '<option value="Asia/Kolkata" selected>Kolkata</option>' in get(client, PATH + "?vyohyke=Asia/Kolkata")
    assert "Asia/Nowhere" not in get(client, PATH + "?vyohyke=Asia/Nowhere").partition("<main")[2]


def test_a_part_of_a_conference_that_is_online_says_so(client: Client) -> None:
    whole = piiri(kind="conference", place=tupa(staffed()))
    with stopped_at(TUESDAY):
        part = an_activity(part_of=whole, title_fi="Etäosuus", online_url="https://meet.example/x")
        an_occurrence(part, EVENING)
    found = read(client, PATH)
    assert found[found.index("Etäosuus") + 1] == "Verkossa"
