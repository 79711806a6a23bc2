"""Each page of places and hours at the desk says where one is, leads back, and says it when there is nothing yet."""

import re

import pytest
from django.test import Client

from takaovi.core.viewer import Scope
from takaovi.places.models import Place
from tests.desk.conftest import LetIn
from tests.factories.hours import make_open_place

pytestmark = pytest.mark.django_db
DESK = "/fi/poyta/paikka/kahvitupa"
HOURS = ("ajat", "ajat/door", "ajat/week", "ajat/exception", "ajat/day", "ajat/aiemmin")
TEXTS = (
    "tekstit",
    "tekstit/summary",
    "tiedot",
    "piirteet",
    "piirteet/3",
    "kun-tulet",
    "kun-tulet/12",
    "ovi",
    "aiemmin",
)
PARTS = ("tilat", "tilat/0", "tavat", "tavat/0", "pysakit", "pysakit/0")
BACK_TO_DESK = {"ajat", "tekstit"}


@pytest.fixture
def kahvitupa(let_in: LetIn, place: Place) -> Place:
    let_in("keeper", Scope("place", place.pk))
    return place


@pytest.mark.parametrize("page", [*HOURS, *TEXTS, *PARTS])
def test_a_page_names_the_place_has_one_heading_and_leads_back(client: Client, kahvitupa: Place, page: str) -> None:
    told = client.get(f"{DESK}/{page}").content.decode()
    assert told.count("<h1") == 1
    assert "Kahvitupa" in told.partition("<title>")[2].partition("</title>")[0]
    back = DESK if page in BACK_TO_DESK else f"{DESK}/{parent(page)}"
    assert re.findall(r'class="back__link" href="([^"]+)"', told) == [back]


def parent(page: str) -> str:
    """Where a page leads back to: a list to the texts of the place, one thing to its list."""
    first, _slash, rest = page.partition("/")
    return first if rest and first in ("ajat", "kun-tulet", "tilat", "tavat", "pysakit") else "tekstit"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("ajat", "Emme tiedä, milloin on auki."),
        ("ajat", "Ei yhtään. Jokainen viikko on tavallinen."),
        ("ajat/week", "Emme tiedä, milloin on auki."),
        ("ajat/exception", "Emme tiedä, milloin on auki."),
        ("ajat/aiemmin", "Täällä ei ole vielä muutettu mitään."),
        ("aiemmin", "Täällä ei ole vielä muutettu mitään."),
        ("tekstit", "Mitään ei ole vielä valittu."),
        ("tekstit", "Ei vielä kirjoitettu"),
        ("kun-tulet", "Ei vielä vastattu"),
        ("tilat", "Tiloista ei ole vielä kerrottu."),
        ("tavat", "Tapoja ei ole vielä kerrottu. Ovi löytyy osoitteesta."),
        ("pysakit", "Paikka on aina omalla ovellaan."),
    ],
)
def test_what_is_not_there_yet_is_said(client: Client, kahvitupa: Place, page: str, words: str) -> None:
    Place.objects.filter(pk=kahvitupa.pk).update(traits=0)
    assert words in client.get(f"{DESK}/{page}").content.decode().replace("\xad", "").replace("\xa0", " ")


def test_hours_that_nobody_wrote_are_not_confirmed(client: Client, kahvitupa: Place, let_in: LetIn) -> None:
    assert 'name="confirm"' not in client.get(f"{DESK}/ajat").content.decode()
    tupa = make_open_place(slug="tupa")
    let_in("keeper", Scope("place", tupa.pk), "Matti")
    assert 'name="confirm"' in client.get("/fi/poyta/paikka/tupa/ajat").content.decode()
