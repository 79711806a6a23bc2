"""On paper too one learns how to hear what is open by text message and by phone, and the word to sign up with."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from takaovi.core.clock import stopped_at, to_minute
from takaovi.core.pagecache import shelf
from takaovi.places.models import Place
from takaovi.programme.models import Occurrence
from tests.factories.programme import an_activity, an_occurrence
from tests.feeds.sheets import TUESDAY, page, pdf, tupa
from tests.feeds.ua import faults

pytestmark = pytest.mark.django_db
SHEETS = ("juliste", "kuukausi", "ovikyltti", "kun-tulet-paperi")
WEDNESDAY = to_minute(TUESDAY + timedelta(days=1))
BOTH = "Mikä on auki? Tekstaa TÄNÄÄN 42700 numeroon 040 0000000 tai soita 040 0000902."


@pytest.fixture(autouse=True)
def fresh() -> None:
    cache.clear()
    shelf.clear()


@pytest.fixture
def numbers(settings: Settings) -> None:
    settings.SMS_SENDER, settings.REPLY_SECRET = "+358400000000", "r" * 20
    settings.VOICE_NUMBER, settings.VOICE_SECRET = "+358400000902", "v" * 20


def choir(place: Place, start: int = WEDNESDAY, **fields: object) -> Occurrence:
    with stopped_at(TUESDAY):
        activity = an_activity(place=place, title_fi="Kuoro", title_sv="Kör", sign_up="recommended", sign_up_here=True)
        return an_occurrence(activity, start, 60, **fields)


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.usefixtures("numbers")
def test_every_sheet_tells_how_to_hear_what_is_open(client: Client, sheet: str) -> None:
    tupa(postcode="42700")
    assert BOTH in page(client, f"/fi/paikka/tupa/{sheet}")


@pytest.mark.usefixtures("numbers")
def test_it_is_told_in_every_language_and_only_of_what_there_is(client: Client, settings: Settings) -> None:
    tupa(postcode="42700")
    assert "Vad är öppet? Sms:a IDAG 42700 till 040 0000000 eller ring 040 0000902." in page(
        client, "/sv/plats/tupa/dorrskylt"
    )
    assert "What is open? Text TODAY 42700 to 040 0000000 or call 040 0000902." in page(
        client, "/en/place/tupa/door-sign"
    )
    assert "Lähetä tekstiviesti TÄNÄÄN 42700 numeroon 040 0000000. Tai soita 040 0000902." in page(
        client, "/selko/paikka/tupa/ovikyltti"
    )
    settings.REPLY_SECRET = ""
    assert "Mikä on auki? Soita 040 0000902." in page(client, "/fi/paikka/tupa/juliste")
    settings.VOICE_SECRET = ""
    shelf.clear()
    assert "Mikä on auki?" not in page(client, "/fi/paikka/tupa/juliste")


@pytest.mark.usefixtures("numbers")
def test_where_the_place_has_no_postcode_its_municipality_is_the_word(client: Client, settings: Settings) -> None:
    settings.VOICE_NUMBER = ""
    tupa(postcode="")
    assert "Mikä on auki? Tekstaa TÄNÄÄN Keuruu numeroon 040 0000000." in page(client, "/fi/paikka/tupa/ovikyltti")


@pytest.mark.usefixtures("numbers")
def test_a_time_that_takes_sign_ups_has_its_word_beside_it(client: Client) -> None:
    coming = choir(tupa())
    how = "Ilmoittaudu: tekstaa MUKAAN ja ajan luku samaan numeroon."
    for sheet in ("juliste", "kuukausi"):
        told = page(client, f"/fi/paikka/tupa/{sheet}")
        assert f"klo 12–13 Kuoro · MUKAAN {coming.pk}" in told
        assert how in told
    assert f"Kör · MED {coming.pk}" in page(client, "/sv/plats/tupa/affisch")
    assert how not in page(client, "/fi/paikka/tupa/ovikyltti")


@pytest.mark.usefixtures("numbers")
@pytest.mark.parametrize(
    ("fields", "start"), [({"full": True}, WEDNESDAY), ({"status": "cancelled"}, WEDNESDAY), ({}, WEDNESDAY - 2 * 1440)]
)
def test_no_word_stands_where_it_would_be_refused(client: Client, fields: dict, start: int) -> None:
    choir(tupa(), start, **fields)
    told = page(client, "/fi/paikka/tupa/juliste")
    assert "Kuoro" in told
    assert "MUKAAN" not in told


def test_without_a_number_that_takes_messages_no_word_is_printed(client: Client) -> None:
    choir(tupa())
    assert "MUKAAN" not in page(client, "/fi/paikka/tupa/juliste")


@pytest.mark.usefixtures("numbers", "patient")
def test_a_week_of_sixteen_words_and_the_line_is_still_one_tagged_page(client: Client) -> None:
    place = tupa(postcode="42700")
    for number in range(16):
        choir(place, WEDNESDAY + number % 5 * 1440 + number // 5 * 60)
    poster = pdf(client, "/fi/paikka/tupa/juliste.pdf")
    assert len(poster.pages) == 1
    assert faults(poster) == []
    assert [len(pdf(client, f"/fi/paikka/tupa/{sheet}.pdf").pages) for sheet in ("kuukausi", "ovikyltti")] == [2, 1]
