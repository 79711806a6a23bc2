"""The page of a place: how the door stands, what it asks, and nothing that is not so."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from takaovi.core.clock import stopped_at, to_minute
from takaovi.hours.actions import confirm_layer
from takaovi.hours.models import Layer
from takaovi.hours.values import STATES
from takaovi.places.models import Place, TraitNote, WayToMeet
from takaovi.places.values import Trait, mask
from tests.factories.hours import make_open_place, staffed
from tests.factories.programme import an_activity, an_occurrence
from tests.finder.page_words import TUESDAY, count_queries, get, read, section

pytestmark = pytest.mark.django_db
YESTERDAY = TUESDAY - timedelta(days=1)
LONG_AGO = TUESDAY - timedelta(days=300)
SUMMER = {"from": "05-15", "to": "09-15", "rules": [{"days": "mon-sun", "from": "10:00", "to": "18:00"}]}
NOON = to_minute(TUESDAY.replace(hour=12))
DAY = 1440


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    cache.clear()


def tupa(*layers: dict, confirmed: object = YESTERDAY, **fields: object) -> Place:
    with stopped_at(TUESDAY):
        return make_open_place(*layers, confirmed=confirmed, slug="tupa", **fields)  # type: ignore[arg-type]


def page(client: Client) -> list[str]:
    return read(client, "/fi/paikka/tupa")


@pytest.mark.parametrize("amount", [1, 3])
def test_the_page_takes_fifteen_queries_however_much_it_tells(client: Client, amount: int) -> None:
    place = tupa()
    with stopped_at(TUESDAY):
        for number in range(amount):
            activity = an_activity(place=place)
            an_occurrence(activity, NOON + number * DAY)
            place.spaces.create(name_fi=f"Sali {number}")
            place.arrival.create(question=number + 1, text_fi="Näin.")
    assert count_queries(client, "/fi/paikka/tupa") == 15


def test_a_closure_of_months_takes_one_query_more(client: Client) -> None:
    tupa({"state": "staffed", "periods": [SUMMER]})
    assert count_queries(client, "/fi/paikka/tupa") == 16


def test_a_place_that_sleeps_for_the_winter_says_when_it_wakes_and_no_more(client: Client) -> None:
    place = tupa({"state": "staffed", "periods": [SUMMER], "conditions": ["weather"]})
    place.venues.create(name_fi="Rantakatos", lat=62.3, lon=24.7, from_day=620, to_day=810)
    found = page(client)
    assert "Kiinni. Auki taas la 15.5.2027" in found
    assert "Silloin auki: joka päivä 10–18" in found
    assert "Ohjelmaa ei ole tiedossa." in found
    assert not [line for line in found if line == "Kiinni" or "Rantakatos" in line or "säästä" in line]


def test_a_closure_that_ends_within_two_months_is_found_from_the_spans(client: Client) -> None:
    away = {"from": "2026-11-20", "to": "2026-12-18", "do": "closed"}
    tupa(staffed(exceptions=[away]))
    assert "Kiinni. Auki taas ma 21.12." in page(client)


def test_a_day_without_an_hour_is_told_and_the_rest_of_the_week_is_not(client: Client) -> None:
    tupa(
        {"state": "staffed", "periods": [{"rules": [{"days": "wed", "time": "unknown"}]}], "certainty": "hearsay"},
        confirmed=None,
    )
    found = page(client)
    assert "Auki joka keskiviikko, kellonaikaa emme tiedä" in found
    assert "Ei vahvistettu. Kysy ennen kuin lähdet: 040 123 4567" in found
    week = section(found, "Auki tällä viikolla", "Mitä täällä tapahtuu")
    assert week == ["Viikon aukioloajat", "huomenna", "Ehkä auki. Soita ja kysy kellonaika."]


def test_a_confirmed_day_without_an_hour_is_not_told_as_closed(client: Client) -> None:
    tupa(
        {
            "state": "staffed",
            "periods": [
                {"rules": [{"days": "wed", "time": "unknown"}, {"days": "fri", "from": "12:00", "to": "unknown"}]}
            ],
        }
    )
    found = page(client)
    assert "Auki joka keskiviikko, kellonaikaa emme tiedä" in found
    week = section(found, "Auki tällä viikolla", "Mitä täällä tapahtuu")
    assert week[week.index("huomenna") + 1] == "Ehkä auki. Soita ja kysy kellonaika."
    assert week[week.index("pe 27.11.") + 1] == "Ehkä auki klo 12 alkaen. Soita ja kysy, mihin asti."
    assert week[week.index("tänään") + 1] == "Kiinni"


def test_unknown_hours_are_said_once(client: Client) -> None:
    tupa({"state": "staffed", "known": False, "periods": []})
    found = page(client)
    assert [line for line in found if "milloin on auki" in line] == ["Emme tiedä, milloin on auki"]
    assert [line for line in found if "Kysy ennen" in line] == ["Kysy ennen kuin lähdet: 040 123 4567"]
    assert "Auki tällä viikolla" not in found
    assert "Voit tulla ja vain olla" not in " ".join(found)


def test_one_may_come_and_just_be_only_where_somebody_is_surely_there(client: Client) -> None:
    place = tupa()
    invited = "Ohjelmaa ei ole seuraavan kahden viikon aikana. Voit tulla ja vain olla."
    assert invited in page(client)
    with stopped_at(TUESDAY):
        confirm_layer(by="t", layer=Layer.objects.get(place=place), at=LONG_AGO)
    cache.clear()
    found = read(client, "/sv/plats/tupa")
    assert "Inget program är känt." in found


def test_by_arrangement_is_told_once_for_the_week_where_the_door_also_opens(client: Client) -> None:
    all_day = {"days": "mon-sun", "from": "09:00", "to": "21:00"}
    tupa(
        staffed({"days": "wed", "from": "10:00", "to": "14:00"}),
        {"state": "by_arrangement", "periods": [{"rules": [all_day]}], "conditions": ["call_first"]},
    )
    found = page(client)
    week = section(found, "Auki tällä viikolla", "Mitä täällä tapahtuu")
    assert week[week.index("huomenna") + 1 : week.index("to 26.11.")] == ["klo 10–14"]
    assert week[week.index("to 26.11.") + 1 : week.index("pe 27.11.")] == ["klo 9–21", "soita ensin"]
    assert [line for line in found if "Muulloin" in line] == ["Muulloin soita ensin."]
    assert "Soita ennen kuin tulet." not in found


def test_a_door_that_is_opened_after_a_call_has_its_number_beside_the_word(client: Client) -> None:
    all_day = {"days": "mon-sun", "from": "09:00", "to": "21:00"}
    tupa({"state": "by_arrangement", "periods": [{"rules": [all_day]}]})
    found = page(client)
    assert found[found.index("Soita ensin: ovi avataan sinulle, klo 21 asti") + 1] == "Soita 040 123 4567"
    assert "sopimuksen mukaan" not in " ".join(found)


def test_the_week_is_not_told_again_in_a_sentence(client: Client) -> None:
    tupa()
    assert not [line for line in page(client) if "ma–pe" in line]


def test_alternate_weeks_are_told_since_seven_days_cannot(client: Client) -> None:
    odd = {"days": "sat", "from": "10:00", "to": "14:00", "parity": "odd"}
    tupa(staffed({"days": "mon-fri", "from": "09:00", "to": "17:00"}, odd))
    told = [line for line in page(client) if line.startswith("Parittomien")]
    assert len(told) == 1
    assert "klo 10–14" in told[0]
    assert "ma–pe" not in told[0]


def test_a_layer_that_nobody_confirmed_lately_is_doubted_in_the_table(client: Client) -> None:
    place = tupa(
        staffed(), {"state": "self_service", "periods": [{"rules": [{"days": "sun", "from": "09:00", "to": "12:00"}]}]}
    )
    with stopped_at(TUESDAY):
        confirm_layer(by="t", layer=Layer.objects.get(place=place, state=STATES["staffed"]), at=LONG_AGO)
    week = section(page(client), "Auki tällä viikolla", "Mitä täällä tapahtuu")
    assert week[week.index("huomenna") + 1 : week.index("to 26.11.")] == ["klo 9–17", "ei vahvistettu"]
    assert week[week.index("su 29.11.") + 1 : week.index("ma 30.11.")] == ["klo 9–12", "omatoimi"]


def test_the_same_thing_on_many_days_is_one_line(client: Client) -> None:
    place = tupa()
    with stopped_at(TUESDAY):
        daily, weekly = an_activity(place=place, title_fi="Iltahetki"), an_activity(place=place, title_fi="Kuoro")
        for number in range(14):
            an_occurrence(daily, NOON + 6 * 60 + number * DAY)
        an_occurrence(weekly, NOON + DAY)
        an_occurrence(weekly, NOON + 8 * DAY, status="cancelled")
        an_occurrence(weekly, NOON + 9 * DAY)
    happens = section(page(client), "Mitä täällä tapahtuu", "Miten pääset sisään")
    assert happens == [
        "Joka päivä klo 18–20", "Iltahetki",
        "Huomenna klo 12–14", "Kuoro", "Sen jälkeen to 3.12.",
        "Ke 2.12. klo 12–14", "Kuoro", "Peruttu tällä kertaa.",
    ]  # fmt: skip


def test_a_youth_room_says_under_its_name_whom_it_is_for(client: Client) -> None:
    place = tupa({**staffed(), "conditions": ["age:13"]}, kind="youth_room", traits=mask((Trait.YOUNG, Trait.JUST_SIT)))
    TraitNote.objects.create(place=place, trait=Trait.YOUNG.value, note_fi="Tarkoitettu 13–17-vuotiaille.")
    found = page(client)
    assert found[found.index("Auki nyt, klo 17 asti") - 1].endswith(". Tarkoitettu 13–17-vuotiaille.")
    assert " ".join(found).count("13") == 1


def test_somebody_at_the_door_is_promised_only_where_somebody_surely_is(client: Client) -> None:
    place = tupa(traits=mask((Trait.GREETER,)))
    assert "Joku ottaa sinut ovella vastaan" in page(client)
    with stopped_at(TUESDAY):
        confirm_layer(by="t", layer=Layer.objects.get(place=place), at=LONG_AGO)
    assert "Voit pyytää jonkun ovelle vastaan" in read(client, "/fi/paikka/tupa?2")


def test_a_phone_line_tells_how_to_reach_it_and_names_no_town(client: Client) -> None:
    line = {"state": "phone", "periods": [{"rules": [{"days": "mon-sun", "from": "09:00", "to": "15:00"}]}]}
    place = tupa(line, kind="phone_line", lat=None, lon=None, traits=0)
    WayToMeet.objects.create(place=place, way="phone", phone="014 000 2303")
    found = page(client)
    assert section(found, "Miten tavoitat meidät", "Millaista siellä on")[:2] == ["Puhelimessa", "014 000 2303"]
    assert "Keuruu" not in " ".join(found)
    assert "Keuruu" not in get(client, "/fi/paikka/tupa").partition("</title>")[0]
    assert "puhelimessa" not in found
