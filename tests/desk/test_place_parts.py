"""Rooms, ways to meet and stops at the keeper's desk: lists and forms, two keepers, drafts, undo, kind refusals."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from takaovi.core.drafts.models import Draft
from takaovi.core.viewer import Scope
from takaovi.hours.actions import set_hours
from takaovi.people.models import Person
from takaovi.places.models import Place, Space, Venue, WayToMeet
from takaovi.places.part_actions import remove_space, save_space, save_venue, save_way
from takaovi.places.values import Trait, mask
from tests.desk.conftest import LetIn
from tests.desk.test_place_views import form_of, mark_in
from tests.factories.hours import staffed
from tests.factories.places import make_place

pytestmark = pytest.mark.django_db
DESK = "/fi/poyta/paikka/kahvitupa"
ROOMS, WAYS, STOPS = f"{DESK}/tilat", f"{DESK}/tavat", f"{DESK}/pysakit"
HALL = {"name_fi": "Sali", "seats": 40}


def shown(client: Client, path: str) -> str:
    return client.get(path).content.decode().replace("\xad", "").replace("\xa0", " ")


def test_each_list_begins_empty_and_says_so(client: Client, keeper: Person) -> None:
    told = {
        ROOMS: ("<h1>Tilat</h1>", "Tiloista ei ole vielä kerrottu."),
        WAYS: ("<h1>Tavat kohdata</h1>", "Tapoja ei ole vielä kerrottu."),
        STOPS: ("<h1>Missä paikka välillä on</h1>", "Paikka on aina omalla ovellaan."),
    }
    for path, (heading, words) in told.items():
        page = shown(client, path)
        assert (heading in page, words in page, f'href="{DESK}/tekstit"' in page) == (True, True, True)


def test_a_room_is_added_changed_taken_away_and_brought_back(client: Client, keeper: Person, place: Place) -> None:
    new = {"name_fi": "Sali", "name_sv": "Salen", "seats": "40", "traits": ["16", "10"], "note_fi": "Yläkerrassa."}
    answer = client.post(f"{ROOMS}/0", form_of(client, f"{ROOMS}/0") | new)
    assert answer["Location"] == f"{ROOMS}?tehty=saved"
    hall = Space.objects.get()
    assert (hall.name_fi, hall.seats, hall.traits) == ("Sali", 40, mask((Trait.KITCHEN, Trait.HEARING_LOOP)))  # type: ignore[attr-defined]
    page = shown(client, ROOMS)
    for words in ("Sali", "Tilaa 40 ihmiselle", "Induktiosilmukka", "Yläkerrassa.", "Puuttuu: English, Selko"):
        assert words in page
    one = f"{ROOMS}/{hall.pk}"
    client.post(one, form_of(client, one) | new | {"seats": "30", "traits": ["16"]})
    assert Space.objects.values_list("seats", "traits").get() == (30, Trait.KITCHEN.bit)
    assert client.post(one, {"do": "remove"})["Location"] == f"{ROOMS}?tehty=removed"
    assert Space.objects.count() == 0
    seen = shown(client, f"{ROOMS}?tehty=removed").partition('name="seen" value="')[2].partition('"')[0]
    assert client.post(ROOMS, {"do": "undo", "seen": seen})["Location"] == f"{ROOMS}?tehty=undone"
    assert Space.objects.values_list("pk", "seats").get() == (hall.pk, 30)
    assert "Tila poistettu" in shown(client, f"{DESK}/aiemmin")


def test_an_undo_from_a_page_that_is_old_is_told(client: Client, keeper: Person, place: Place) -> None:
    save_space(by="x", place=place, fields=HALL)
    save_space(by="person:99", place=place, fields={"name_fi": "Paja"})
    answer = client.post(ROOMS, {"do": "undo", "seen": "2"})
    assert "Joku muu tallensi tämän sillä välin." in answer.content.decode()
    assert Space.objects.count() == 2


def test_a_quality_that_is_not_asked_of_a_room_stays(client: Client, keeper: Person, place: Place) -> None:
    hall = save_space(by="x", place=place, fields=HALL | {"traits": mask((Trait.FREE, Trait.KITCHEN))})
    one = f"{ROOMS}/{hall.pk}"
    client.post(one, form_of(client, one) | {"name_fi": "Sali", "traits": ["15"]})
    assert Space.objects.get().traits == mask((Trait.FREE, Trait.TOOLS))


def test_the_second_of_two_keepers_sees_both_and_one_who_lost_the_room_makes_it_anew(
    client: Client, keeper: Person, place: Place
) -> None:
    hall = save_space(by="x", place=place, fields=HALL)
    one = f"{ROOMS}/{hall.pk}"
    form = form_of(client, one)
    save_space(by="person:99", place=place, fields={"seats": 30}, space=hall)
    both = client.post(one, form | {"name_fi": "Sali", "seats": "20"}).content.decode()
    assert "Joku muu tallensi tämän sillä välin" in both
    assert [f'<span class="as-typed">{number}</span>' in both for number in (30, 20)] == [True, True]
    remove_space(by="person:99", place=place, space=Space.objects.get())
    gone = client.post(one, {"mark": mark_in(both), "name_fi": "Sali", "seats": "20"}).content.decode()
    assert "Joku muu tallensi tämän sillä välin" in gone
    assert f'href="{ROOMS}"' in gone
    client.post(one, {"mark": mark_in(gone), "name_fi": "Sali", "seats": "20"})
    assert Space.objects.values_list("name_fi", "seats").get() == ("Sali", 20)
    assert client.get(one).status_code == 404


def test_what_cannot_be_is_told_and_kept_as_typed(client: Client, keeper: Person) -> None:
    typed = {"name_fi": "", "seats": "paljon", "note_fi": "x" * 161, "traits": ["16"]}
    page = client.post(f"{ROOMS}/0", form_of(client, f"{ROOMS}/0") | typed).content.decode()
    for sentence in ("Kirjoita tämä suomeksi.", "Kirjoita luku väliltä 1–9999.", "Tekstissä on 161 merkkiä."):
        assert sentence in page
    assert ('value="paljon"' in page, 'value="16" checked' in page) == (True, True)
    again = client.get(f"{ROOMS}/0").content.decode()
    assert "Tämän kirjoitit viimeksi." in again
    assert ('value="paljon"' in again, 'value="16" checked' in again) == (True, True)
    client.post(f"{ROOMS}/0", {"do": "forget"})
    assert Draft.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Valitse yksi."),
        ({"way": "online"}, "Kirjoita verkkohuoneen osoite."),
        ({"way": "online", "url": "javascript:alert(1)"}, "Verkkosivun osoite alkaa https."),
        ({"way": "phone"}, "Kirjoita puhelinnumero, esimerkiksi 040 123 4567."),
        ({"way": "phone", "phone": "soita"}, "Kirjoita puhelinnumero, esimerkiksi 040 123 4567."),
        ({"way": "door", "mark": "x"}, ""),
    ],
)
def test_a_way_has_what_it_needs(client: Client, keeper: Person, typed: dict[str, str], sentence: str) -> None:
    answer = client.post(f"{WAYS}/0", form_of(client, f"{WAYS}/0") | typed)
    assert (answer.status_code, WayToMeet.objects.count()) == (200, 0)
    assert sentence in answer.content.decode()


def test_a_way_is_added_once_and_which_one_it_is_does_not_change(client: Client, keeper: Person, place: Place) -> None:
    client.post(f"{WAYS}/0", form_of(client, f"{WAYS}/0") | {"way": "phone", "phone": "014 123 456"})
    way = WayToMeet.objects.get()
    assert (way.way, way.phone) == ("phone", "014 123 456")
    assert 'value="phone"' not in shown(client, f"{WAYS}/0")
    again = client.post(f"{WAYS}/0", form_of(client, f"{WAYS}/0") | {"way": "phone", "phone": "1234"})
    assert "Paikalla on jo tämä tapa. Muuta sitä." in again.content.decode()
    one = f"{WAYS}/{way.pk}"
    client.post(one, form_of(client, one) | {"way": "door", "phone": "014 765 432"})
    assert WayToMeet.objects.values_list("way", "phone").get() == ("phone", "014 765 432")
    for rest in ("door", "online", "moving"):
        save_way(by="x", place=place, fields={"way": rest, "url": "https://tupa.example"})
    assert f"{WAYS}/0" not in shown(client, WAYS)


def test_the_only_way_to_come_is_not_taken_away(client: Client, keeper: Person, place: Place) -> None:
    Place.objects.update(lat=None, lon=None, phone="")
    way = save_way(by="x", place=place, fields={"way": "online", "url": "https://tupa.example"})
    page = client.post(f"{WAYS}/{way.pk}", {"do": "remove"}).content.decode()
    assert "Tämä on ainoa tapa tulla. Kerro ensin toinen." in page
    assert 'value="https://tupa.example"' in page


STOP = {"name_fi": "Koulu", "village": "Pihlajavesi"}


def put(client: Client, **typed: Any) -> str:
    answer = client.post(f"{STOPS}/0", form_of(client, f"{STOPS}/0") | STOP | typed)
    return "" if answer.status_code == 303 else answer.content.decode()


def test_a_stop_without_a_spot_on_the_map_is_in_the_middle_of_its_village(client: Client, keeper: Person) -> None:
    assert put(client, municipality="Keuruu") == ""
    stop = Venue.objects.get()
    assert (stop.key, stop.municipality, round(stop.lat, 1), round(stop.lon, 1)) == ("koulu", "249", 62.4, 24.4)
    page = shown(client, f"{STOPS}/{stop.pk}")
    assert ('value="Keuruu"' in page, f'value="{stop.lat:.5f}, {stop.lon:.5f}"' in page) == (True, True)


@pytest.mark.parametrize(
    "point",
    [
        "62.32001, 24.35002",
        "62,32001 24,35002",
        "https://kartta.example/#map=17/62.32001/24.35002",
        "N 62.32001 E 24.35002",
    ],
)
def test_the_spot_is_read_as_maps_tell_it(client: Client, keeper: Person, point: str) -> None:
    assert put(client, point=point) == ""
    stop = Venue.objects.get()
    assert (stop.lat, stop.lon) == (62.32001, 24.35002)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"point": "tuolla"}, "Kirjoita paikka niin kuin kartta sen kertoo"),
        ({"point": "48.85837, 2.29448"}, "Kirjoita paikka niin kuin kartta sen kertoo"),
        ({"point": "9" * 10_000}, "Tekstissä on 10000 merkkiä."),
        ({"municipality": "Qwxyz"}, "Emme tunne tätä kuntaa."),
        ({"from_day": "1.6."}, "Kirjoita molemmat päivät tai ei kumpaakaan."),
        ({"from_day": "31.2.", "to_day": "1.6."}, "Kirjoita päivä ilman vuotta, esimerkiksi 1.6."),
        ({"from_day": "kesä", "to_day": "1.6."}, "Kirjoita päivä ilman vuotta, esimerkiksi 1.6."),
    ],
)
def test_a_stop_that_cannot_be_is_told(client: Client, keeper: Person, typed: dict[str, str], sentence: str) -> None:
    assert sentence in put(client, **typed)
    assert Venue.objects.count() == 0


def test_a_summer_place_has_its_days_and_a_stop_of_the_hours_stays(
    client: Client, keeper: Person, place: Place
) -> None:
    assert put(client, from_day="1.6.", to_day="31.8") == ""
    assert Venue.objects.values_list("from_day", "to_day", "key").get() == (601, 831, "")
    assert "1.6.–31.8." in shown(client, STOPS)
    stop = save_venue(by="x", place=place, fields={"name_fi": "Tori", "lat": 62.3, "lon": 24.7})
    rule = {"days": "tue", "from": "10:00", "to": "12:00", "venue": stop.key}
    set_hours(by="x", place=place, plan={"layers": [staffed(rule)]})
    page = client.post(f"{STOPS}/{stop.pk}", {"do": "remove"}).content.decode()
    assert "Ajat kertovat, milloin paikka on täällä. Poista ensin ne ajat." in page
    assert Venue.objects.count() == 2


def test_visitors_see_what_is_told_of_a_room(client: Client, place: Place) -> None:
    save_space(by="x", place=place, fields=HALL | {"traits": Trait.KITCHEN.bit, "note_fi": "Yläkerrassa."})
    page = client.get("/fi/paikka/kahvitupa").content.decode().replace("\xad", "").replace("\xa0", " ")
    assert "(tilaa 40 ihmiselle, keittiö käytössä)" in page
    assert "Yläkerrassa." in page


PAGES = ("tilat", "tilat/0", "tavat", "tavat/0", "pysakit", "pysakit/0")


@pytest.mark.parametrize("page", PAGES)
def test_a_guest_is_led_to_sign_in_and_another_keeper_finds_nothing(
    client: Client, let_in: LetIn, place: Place, page: str
) -> None:
    assert client.get(f"{DESK}/{page}").status_code == 303
    let_in("keeper", Scope("place", make_place().pk))
    told = [client.get(f"{DESK}/{page}"), client.post(f"{DESK}/{page}", {"do": "undo", "name_fi": "x"})]
    let_in("greeter", Scope("place", place.pk), "Greta")
    assert [one.status_code for one in [*told, client.get(f"{DESK}/{page}")]] == [404, 404, 404]


def test_the_room_of_another_place_is_not_there(client: Client, keeper: Person) -> None:
    other = save_space(by="x", place=make_place(), fields=HALL)
    assert client.get(f"{ROOMS}/{other.pk}").status_code == 404
    client.post(f"{ROOMS}/{other.pk}", {"do": "remove"})
    assert Space.objects.get() == other


@pytest.mark.parametrize("rows", [1, 3])
def test_each_page_asks_as_much_whatever_there_is(
    client: Client, keeper: Person, place: Place, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for number in range(rows):
        hall = save_space(by="x", place=place, fields=HALL | {"name_fi": f"Sali {number}"})
        save_venue(by="x", place=place, fields={"name_fi": "Tori", "lat": 62.3, "lon": 24.7})
    client.get(ROOMS)
    for path, queries in ((ROOMS, 9), (f"{ROOMS}?tehty=saved", 10), (f"{ROOMS}/{hall.pk}", 10), (STOPS, 9), (WAYS, 9)):
        with django_assert_num_queries(queries):
            assert client.get(path).status_code == 200
