""" "Kun tulet": read last, at the door, so it says first how the door stands."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from takaovi.core.clock import stopped_at
from takaovi.places.models import Place
from takaovi.places.values import Question
from tests.factories.hours import make_open_place, staffed
from tests.finder.page_words import TUESDAY, count_queries, read, section

pytestmark = pytest.mark.django_db
PATH = "/fi/paikka/tupa/kun-tulet"
PHONE = {"state": "phone", "periods": [{"rules": [{"days": "mon-sun", "from": "09:00", "to": "15:00"}]}]}


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    cache.clear()


def tupa(*layers: dict, answered: int = 12, confirmed_days_ago: int = 1, **fields: object) -> Place:
    with stopped_at(TUESDAY):
        place = make_open_place(
            *layers,
            confirmed=TUESDAY - timedelta(days=confirmed_days_ago),
            slug="tupa",
            photo="doors/tupa.webp",
            photo_alt_fi="Punainen ovi.",
            **({"name_fi": "Tupa", "street": "Kirkkotie 2", "postcode": "42700"} | fields),
        )
        for question in list(Question)[:answered]:
            place.arrival.create(question=question.value, text_fi=f"Vastaus {question.value}.")
    return place


@pytest.mark.parametrize("amount", [1, 3])
def test_the_page_takes_fourteen_queries_however_many_answers_there_are(client: Client, amount: int) -> None:
    tupa(answered=amount)
    assert count_queries(client, PATH) == 14


def test_how_the_door_stands_and_the_street_come_first(client: Client) -> None:
    tupa()
    found = read(client, PATH)
    assert found[1:5] == [
        "Kun tulet: Tupa",
        "Auki nyt, klo 17 asti",
        "Kirkkotie 2, 42700 Keuruu",
        "Voit tulla omana itsenäsi. Voit lähteä milloin vain.",
    ]
    assert found[5:9] == ["Näin se menee", "Mikä ovi?", "Vastaus 1.", "Ovikello, portaat, kynnys?"]


def test_where_nobody_has_confirmed_the_hours_the_page_warns_at_the_door(client: Client) -> None:
    tupa(confirmed_days_ago=300)
    found = read(client, PATH)
    assert found[2:4] == ["Ehkä auki nyt, klo 17 asti", "Ei vahvistettu. Kysy ennen kuin lähdet: 040 123 4567"]


def test_a_place_closed_for_long_says_so_here_too(client: Client) -> None:
    tupa(staffed(exceptions=[{"from": "2026-11-20", "to": "2026-12-18", "do": "closed"}]))
    assert read(client, PATH)[2] == "Kiinni. Auki taas ma 21.12."


def test_unanswered_questions_are_left_out_and_told_in_one_line(client: Client) -> None:
    tupa(answered=9)
    found = read(client, PATH)
    assert "Pitääkö kertoa nimi?" not in found
    assert "3 kysymykseen ei ole vielä vastattu. Voit soittaa ja kysyä." in found
    assert "Ei vielä kerrottu" not in " ".join(found)


def test_with_all_answers_nothing_is_said_of_missing_ones_and_with_one_missing_one(client: Client) -> None:
    place = tupa(answered=11, phone="")
    assert "Yhteen kysymykseen ei ole vielä vastattu." in read(client, PATH)
    place.arrival.create(question=12, text_fi="Vastaus.")
    assert "ei ole vielä vastattu" not in " ".join(read(client, PATH + "?2"))


def test_a_phone_line_is_asked_what_one_asks_of_a_phone(client: Client) -> None:
    tupa(PHONE, kind="phone_line", lat=None, lon=None)
    found = read(client, PATH)
    assert found[1:4] == ["Kun soitat: Tupa", "Auki nyt, klo 15 asti", "040 123 4567"]
    asked = [line for line in section(found, "Näin se menee", "Vastaus 12.") if line.endswith("?")]
    assert asked[:3] == ["Mihin soitan?", "Millä puhelimella?", "Kuka vastaa?"]
    assert asked[-1] == "Miten lopetan?"
    assert "Saako olla hiljaa?" in asked
    assert "Kirkkotie" not in " ".join(found)


def test_an_online_room_is_asked_what_one_asks_of_a_screen(client: Client) -> None:
    tupa({**PHONE, "state": "online"}, kind="online_room", lat=None, lon=None)
    found = read(client, "/sv/plats/tupa/nar-du-kommer")
    assert found[1] == "När du kommer på nätet: Tupa"
    assert "Vilken utrustning behöver jag?" in found


def test_without_a_photo_of_the_door_there_is_no_page(client: Client) -> None:
    Place.objects.filter(pk=tupa().pk).update(photo="", photo_alt_fi="")
    with stopped_at(TUESDAY):
        assert client.get(PATH).status_code == 404
