"""The accessibility statement says what the tests found on every kind of page there is, and nothing else."""

import json
from datetime import date

import pytest
from django.conf import LazySettings
from django.test import Client

from takaovi.proposals.accessibility_values import CHECKS, STATE, parse, tested
from takaovi.proposals.duty_presenters import statement_words
from tests.browser.baseline import THEMES, WIDTHS
from tests.browser.desk_pages import SIGNED_IN
from tests.browser.pages import KINDS, READINGS

STATED = json.dumps(
    {
        "made": "2026-11-24",
        "version": "1.2",
        "axe": "4.9",
        "readings": ["fi", "sv"],
        "themes": ["light"],
        "widths": [360],
        "kinds": {
            "home": {"axe": 0, "zoom": 0, "keyboard": 0, "structure": 0},
            "map": {"axe": 2, "zoom": 0, "keyboard": 1, "structure": 0},
        },
    }
)


def test_the_statement_cannot_go_stale() -> None:
    """Whoever adds a kind of page tests it: make accessibility, or scripts/accessibility.py --missing for it alone."""
    state = tested()
    assert set(state.kinds) == set(KINDS)
    assert set(state.signed_in) == set(SIGNED_IN)
    assert set(SIGNED_IN) & set(KINDS) == set()
    assert (state.readings, state.themes, state.widths) == (READINGS, THEMES, WIDTHS)
    told = json.loads(STATE.read_text("utf-8"))
    assert {frozenset(row) for row in (told["kinds"] | told["signed_in"]).values()} == {frozenset(CHECKS)}


def test_a_state_is_read_with_its_faults() -> None:
    state = parse(STATED)
    assert state.made == date(2026, 11, 24)
    assert state.faults == (("map", "axe", 2), ("map", "keyboard", 1))
    assert [state.failed(check) for check in CHECKS] == [2, 0, 1, 0]


def test_pages_behind_the_sign_in_are_told_where_they_were_tested() -> None:
    inside = {"you": {"axe": 0, "zoom": 1, "keyboard": 0, "structure": 0}}
    state = parse(json.dumps(json.loads(STATED) | {"signed_in": inside}))
    assert (state.signed_in, state.failed("zoom")) == (("you",), 1)
    words = statement_words(state)
    assert words.inside == "Kirjautuneen sivut: 1 sivutyyppiä, suomeksi, ruotsiksi ja englanniksi."
    assert words.failing == "map, you"
    assert statement_words(parse(STATED)).inside == ""


def test_faults_are_told_as_they_are() -> None:
    words = statement_words(parse(STATED))
    assert words.tested.startswith("Testasimme version 1.2 itse 24.11.2026.")
    assert words.scope == "Testattu: 2 sivutyyppiä, 2 lukutapaa, 1 väriteemaa."
    assert words.results == (
        "Automaattinen tarkistus, axe-core 4.9: 2 vikaa.",
        "Jokainen linkki, painike ja kenttä näppäimistöllä, kohdistus näkyy: yksi vika.",
        "Teksti kaksinkertaisena ja 320 pikselin ikkuna, mitään ei jää piiloon: ei vikoja.",
        "Otsikot, alueet ja nimet ruudunlukijalle: ei vikoja.",
    )
    assert words.failing == "map"


@pytest.mark.parametrize(
    ("path", "sentences"),
    [
        ("/fi/saavutettavuus", ("306/2019", "oma arviomme", "14 päivässä", "ei ole vielä varmistanut", "osittain")),
        ("/sv/tillganglighet", ("306/2019", "egen bedömning", "inom 14 dagar", "ännu inte bekräftat", "delvis")),
        ("/en/accessibility", ("306/2019", "own assessment", "within 14 days", "not yet confirmed", "in part")),
        ("/selko/saavutettavuus", ("306/2019", "oma arviomme", "14 päivässä", "osittain saavutettava")),
    ],
)
def test_the_page_says_what_the_law_asks(client: Client, path: str, sentences: tuple[str, ...]) -> None:
    page = client.get(path)
    text = page.content.decode()
    assert [sentence for sentence in sentences if sentence not in text] == []
    assert "aihe=accessibility" in text
    assert page["Cache-Control"] == "public, max-age=60"


def test_the_operator_names_the_authority(client: Client, settings: LazySettings) -> None:
    settings.SUPERVISOR = "Valvontavirasto, PL 1, valvonta@virasto.example"
    assert "valvonta@virasto.example" in client.get("/fi/saavutettavuus").content.decode()
