"""Every column that can hold something of a person is told on a privacy notice, with the term the code keeps."""

import re

import pytest
from django.apps import apps
from django.conf import LazySettings
from django.db import models
from django.test import Client

from takaovi.core.privacy import registers
from takaovi.people.models import Person

# A field of such a name holds something of a person unless its model stands below.
PERSONAL = re.compile(
    r"(?:^|_)(?:nickname|name|phone|email|address|contact|to|by|as|author|sender|subject|text|note|wording|purpose"
    r"|detail|moved|hash|code|once|key|token|salt|ip|language|reason|state)$"
)
# Models in which such a field is about something else. room.Model: what it is about
NOBODYS = {
    "places.Organisation": "what an organisation tells of itself",
    "places.Place": "what a place tells of itself; its number is the place's, not a person's",
    "places.Space": "a room",
    "places.WayToMeet": "the place's own number and address",
    "places.Venue": "another door of the place",
    "places.TraitNote": "what the place is like",
    "places.ArrivalAnswer": "what happens at the door",
    "places.Boundary": "a map",
    "hours.PlaceHours": "a mark of the plan, to see whether it changed",
    "hours.DayClass": "a holiday",
    "programme.Activity": "what is done, and the number of the activity",
    "programme.Series": "a mark of the plan, to see whether it changed",
    "programme.Occurrence": "whether it is on, and why not",
    "finder.SearchDocument": "made from the texts of places",
    "finder.SearchWord": "words of those texts",
    "finder.SearchVocabulary": "words of those texts",
    "demo.DemoState": "of which week the invented region is",
    "core.Fact": "what happened in an hour, from closed lists: there is no person in it",
    "core.Lease": "which job runs",
    "core.DaySalt": "the key that is thrown away each night",
}
# Fields of models that do hold a person, which say nothing of one. room.Model.field: what it is
WORDLESS = {
    "hours.Layer.phone": "the number one rings before coming",
    "proposals.Line.author": "sender or keeper",
    "core.Letter.state": "whether it was sent",
    "programme.Signup.state": "a closed list",
    "proposals.Proposal.state": "a closed list",
    "callback.CallRequest.state": "a closed list",
    "callback.Call.state": "a closed list",
    "callback.RingTurn.state": "a closed list",
}
TERMS = {
    "letters": (3, 90, 365, 1, 10),
    "drafts": (14,),
    "audit": (400, 30),
    "limits": (1,),
    "keepers": (730, 365, 365, 14, 30, 7, 30, 1, 400, 0),
    "sign-ups": (14, None),
    "proposals": (90, 180, 365, None),
    "phone": (14, 1),
    "calls": (0, 14, 365),
    "call-ring": (0, 14, 365),
    "followers": (2, 365),
    "shifts": (14, 365, 365, 180, None),
    "first_visits": (1, 7),
}


def personal_fields() -> set[str]:
    """``room.Model.field`` of all that may hold something of a person."""
    found = set()
    for model in apps.get_models():
        if not model.__module__.startswith("takaovi."):
            continue
        for field in model._meta.get_fields():
            of_person = isinstance(field, models.ForeignKey) and field.related_model is Person
            typed = isinstance(field, (models.CharField, models.TextField, models.JSONField))
            if of_person or (typed and PERSONAL.search(field.name)):
                found.add(f"{model._meta.label}.{field.name}")
    return found


def in_model(field: str) -> str:
    return field.rpartition(".")[0]


def declared() -> set[str]:
    return {field for register in registers() for field in register.fields}


def test_every_column_of_a_person_is_told_in_a_register() -> None:
    untold = {f for f in personal_fields() if in_model(f) not in NOBODYS and f not in WORDLESS} - declared()
    assert sorted(untold) == []


def test_the_tables_have_no_leftovers() -> None:
    fields = {f"{m._meta.label}.{f.name}" for m in apps.get_models() for f in m._meta.get_fields()}
    labels = {model._meta.label for model in apps.get_models()}
    assert (declared() - fields, set(NOBODYS) - labels, set(WORDLESS) - fields) == (set(), set(), set())
    assert {in_model(field) for field in declared()} & set(NOBODYS) == set()


def test_the_terms_on_the_pages_are_those_of_the_code() -> None:
    """Read from the constants of each room; here they stand once more in figures, so that a change is meant."""
    assert {register.name: tuple(term.days for term in register.terms) for register in registers()} == TERMS


@pytest.mark.parametrize("prefix", ["fi/tietosuoja", "sv/dataskydd", "en/privacy", "selko/tietosuoja"])
def test_each_register_has_a_page_in_every_language(client: Client, prefix: str) -> None:
    overview = client.get(f"/{prefix}").content.decode()
    for name in TERMS:
        assert f'href="/{prefix}/{name}"' in overview
        page = client.get(f"/{prefix}/{name}")
        assert (page.status_code, page.content.decode().count("<h2>")) == (200, 8)


def test_a_register_that_is_not_there_is_not_found(client: Client) -> None:
    assert client.get("/fi/tietosuoja/salainen").status_code == 404


def test_the_page_tells_terms_in_days_and_who_answers(client: Client, settings: LazySettings) -> None:
    unnamed = client.get("/fi/tietosuoja/proposals").content.decode()
    settings.CONTROLLER, settings.CONTROLLER_CONTACT = "Lampi ry", "posti@lampi.example"
    page = client.get("/fi/tietosuoja/proposals").content.decode()
    assert "Palvelun ylläpitäjä ei ole vielä kirjoittanut nimeään tähän." in unnamed
    assert ("Lampi ry" in page, "posti@lampi.example" in page) == (True, True)
    assert "Tekstit, asian päättämisestä: 180 päivää." in page
    assert "Minkä perut itse, poistetaan heti." in page
