"""A bus is an answer where it stands at the asked time, and a place in its season where it has moved to."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from takaovi.core.clock import stopped_at, to_minute
from takaovi.finder.indexing import rebuild_index
from takaovi.hours.actions import confirm_layer, set_hours
from takaovi.hours.models import Layer
from takaovi.places.models import Place
from tests.factories.hours import make_open_place, staffed
from tests.factories.places import make_place
from tests.factories.programme import an_activity, an_occurrence
from tests.finder.page_words import TUESDAY, get, lines, read

pytestmark = pytest.mark.django_db
KINNULA, KYYJARVI = (63.366, 24.972), (63.044, 24.567)
WEDNESDAY = TUESDAY + timedelta(days=1)


def rule(day: str, stop: str) -> dict[str, str]:
    return {"days": day, "from": "11:00", "to": "15:00", "venue": stop}


@pytest.fixture(autouse=True)
def bus() -> Place:
    """In Kinnula on Tuesdays, in Kyyjärvi on Wednesdays."""
    cache.clear()
    with stopped_at(TUESDAY):
        place = make_place(
            slug="bussi", name_fi="Kyläbussi", kind="moving", lat=None, lon=None, municipality="226", phone="014 1"
        )
        place.ways.create(way="moving", phone="014 1")
        for key, name, code, (lat, lon) in (
            ("kinnula", "Kivijalan piha", "256", KINNULA), ("kyyjarvi", "Torin laita", "312", KYYJARVI),
        ):  # fmt: skip
            place.venues.create(key=key, name_fi=name, note_fi="Ovi on oikealla.", municipality=code, lat=lat, lon=lon)
        set_hours(by="t", place=place, plan={"layers": [staffed(rule("tue", "kinnula"), rule("wed", "kyyjarvi"))]})
        for layer in Layer.objects.all():
            confirm_layer(by="t", layer=layer, at=TUESDAY - timedelta(days=1))
        rebuild_index(use_voikko=False)
    return place


def test_a_bus_is_the_open_door_of_the_village_where_it_stands(client: Client) -> None:
    found = lines(get(client, "/fi/auki?missa=Kinnula"))
    assert "Kinnula: 1 paikka auki nyt" in found
    assert "Liikkuva paikka, Kivijalan piha, Kinnula · noin 2 km" in found


def test_where_it_stands_tomorrow_it_opens_tomorrow(client: Client) -> None:
    found = " ".join(lines(get(client, "/fi/auki?missa=Kyyjärvi")))
    assert "Liikkuva paikka, Torin laita, Kyyjärvi" in found
    assert "Auki huomenna klo 11–15" in found
    tomorrow = lines(get(client, "/fi/auki?missa=Kyyjärvi&milloin=huomenna"))
    assert "Kyyjärvi: 1 paikka auki huomenna" in tomorrow
    assert "Liikkuva paikka, Torin laita, Kyyjärvi · noin 1 km" in tomorrow


@pytest.mark.parametrize("amount", [1, 3])
def test_the_answer_takes_six_queries_with_stops_too(client: Client, amount: int) -> None:
    with stopped_at(TUESDAY):
        for number in range(amount):
            make_open_place(lat=KINNULA[0] + number / 500, lon=KINNULA[1])
        client.get("/fi/auki?missa=Kinnula")  # the lists that are kept for five minutes are there now
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/fi/auki?missa=Kinnula&milloin=nyt").status_code == 200
    assert len([query for query in queries if not query["sql"].startswith("INSERT")]) == 6


def test_by_its_name_a_bus_is_found_at_the_stop_of_the_asked_time(client: Client) -> None:
    assert "Liikkuva paikka, Kivijalan piha, Kinnula" in lines(get(client, "/fi/auki?missa=kyläbussi"))
    assert "Liikkuva paikka, Torin laita, Kyyjärvi" in lines(get(client, "/fi/auki?missa=kyläbussi&milloin=huomenna"))


def test_its_page_tells_where_it_is_now_its_stops_and_the_stop_of_each_day(client: Client) -> None:
    found = read(client, "/fi/paikka/bussi")
    assert "Kivijalan piha, Kinnula." in found
    assert "Kivijalan piha, Kinnula. Ovi on oikealla." in found
    assert "Torin laita, Kyyjärvi. Ovi on oikealla." in found
    week = " ".join(found)
    assert "klo 11–15 Kivijalan piha, Kinnula" in week
    assert "klo 11–15 Torin laita, Kyyjärvi" in week


def test_the_page_of_a_municipality_has_the_bus_when_it_is_there_and_what_happens_in_it_then(
    client: Client, bus: Place
) -> None:
    with stopped_at(TUESDAY):
        activity = an_activity(place=bus, title_fi="Digiapua bussissa")
        an_occurrence(activity, to_minute(WEDNESDAY.replace(hour=12)))
    there, elsewhere = (read(client, f"/fi/kunta/{name}") for name in ("kyyjarvi", "kinnula"))
    assert "Liikkuva paikka, Torin laita, Kyyjärvi" in there
    assert "Digiapua bussissa" in there
    assert "Liikkuva paikka, Kivijalan piha, Kinnula" in elsewhere
    assert "Digiapua bussissa" not in elsewhere


def test_the_map_has_the_bus_where_it_stands(client: Client) -> None:
    assert "Liikkuva paikka, Kivijalan piha, Kinnula" in read(client, "/fi/kartta?kunta=256")
    assert "Liikkuva paikka, Torin laita, Kyyjärvi" in read(client, "/fi/kartta?kunta=312")
    assert "Kyläbussi" not in " ".join(read(client, "/fi/kartta?kunta=226"))


def test_in_its_season_a_place_is_an_answer_at_its_venue(client: Client) -> None:
    with stopped_at(TUESDAY):
        place = make_place(name_fi="Tupa", lat=62.6, lon=25.0, municipality="249")
        place.venues.create(name_fi="Jääkatos", lat=KINNULA[0], lon=KINNULA[1] + 0.02, from_day=1101, to_day=331)
        set_hours(by="t", place=place, plan={"layers": [staffed()]})
        for layer in Layer.objects.filter(place=place):
            confirm_layer(by="t", layer=layer, at=TUESDAY - timedelta(days=1))
    found = lines(get(client, "/fi/auki?missa=Kinnula"))
    assert "Kinnula: 2 paikkaa auki nyt" in found
    assert "Yhteinen olohuone, Jääkatos, Keuruu · noin 3 km" in found
