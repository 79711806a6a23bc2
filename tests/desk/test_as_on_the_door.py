"""Times of an activity written as on a door: read, asked, never guessed."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.test import Client

from takaovi.core.clock import stopped_at
from takaovi.people.models import Person
from takaovi.programme.models import Series

pytestmark = pytest.mark.django_db
NEW = "/fi/poyta/paikka/kahvitupa/ohjelma/uusi"
COFFEE = {"title_fi": "Kahvit", "summary_fi": "Kahvia.", "first": "1.9.2026", "last": "31.5.2027", "once": "a"}


@pytest.fixture(autouse=True)
def late_august() -> Iterator[None]:
    with stopped_at(datetime(2026, 8, 20, 9, tzinfo=UTC)):
        yield


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("keskiviikkoisin klo 13-15", [{"days": "wed", "from": "13:00", "to": "15:00"}]),
        ("kuukauden ensimmäinen maanantai klo 18-20", [{"days": "mon", "nth": [1], "from": "18:00", "to": "20:00"}]),
        ("parillisten viikkojen su 10-14", [{"days": "sun", "parity": "even", "from": "10:00", "to": "14:00"}]),
    ],
)
def test_door_text_becomes_the_rules_of_a_series(
    client: Client, keeper: Person, text: str, rules: list[dict[str, object]]
) -> None:
    client.post(NEW, COFFEE | {"door_text": text, "rests": "w8", "do": "draft"})
    plan = Series.objects.get().plan
    assert (plan["rules"], plan["from"], plan["to"], plan["breaks"]) == (
        rules,
        "2026-09-01",
        "2027-05-31",
        [{"week": 8}],
    )


def test_every_other_week_is_asked_from_which_and_the_answer_goes_along(client: Client, keeper: Person) -> None:
    typed = COFFEE | {"door_text": "joka toinen keskiviikko 13-15"}
    asked = client.post(NEW, typed | {"do": "draft"}).content.decode()
    assert Series.objects.count() == 0
    assert 'name="door_answer_anchor:0" value="2026-08-26"' in asked
    answered = typed | {"door_answer_anchor:0": "2026-08-26"}
    assert 'type="hidden" name="door_answer_anchor:0"' in client.post(NEW, answered).content.decode()
    client.post(NEW, answered | {"do": "draft"})
    assert Series.objects.get().plan["rules"][0]["every_weeks"] == 2


def test_a_missing_time_is_answered_in_ones_own_words(client: Client, keeper: Person) -> None:
    typed = COFFEE | {"door_text": "ke 13-15, to"}
    asked = client.post(NEW, typed | {"do": "draft"}).content.decode()
    (name,) = set(re.findall(r'name="(door_answer_[^"]+)"', asked))
    assert f'id="door-answer-0" name="{name}"' in " ".join(asked.split())
    wrong = client.post(NEW, typed | {name: "hupsis", "do": "draft"}).content.decode()
    assert ("”hupsis” ei vastaa kysymykseen." in wrong, 'value="hupsis"' in wrong) == (True, True)
    assert Series.objects.count() == 0
    said = client.post(NEW, typed | {name: "klo 14-16"}).content.decode()
    assert ("Onko tämä oikein?" in said, f'name="{name}" value="klo 14-16"' in said) == (True, True)
    client.post(NEW, typed | {name: "klo 14-16", "do": "draft"})
    assert Series.objects.get().plan["rules"] == [
        {"days": "wed", "from": "13:00", "to": "15:00"},
        {"days": "thu", "from": "14:00", "to": "16:00"},
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("jotakin sinnepäin", "Tätä ei ymmärretty: ”jotakin”, ”sinnepäin”. Sano se toisin."),
        ("x" * 10_000, "Teksti on liian pitkä."),
        ("<script>alert(1)</script>", "Tätä ei ymmärretty:"),
        ("suljettu 24.-26.12.2026", "Kirjoita vain, milloin se pidetään"),
    ],
)
def test_what_cannot_be_a_series_is_told_and_nothing_is_made(
    client: Client, keeper: Person, text: str, sentence: str
) -> None:
    page = client.post(NEW, COFFEE | {"door_text": text, "do": "show"}).content.decode()
    assert sentence in page
    assert "<script>alert" not in page
    assert Series.objects.count() == 0
