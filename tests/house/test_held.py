"""Every column that names a person is told on "what we know about you", or stands here with its reason."""

import re

from django.apps import apps
from django.db import models

from takaovi.people.additions import held_columns
from takaovi.people.held_queries import COLUMNS
from takaovi.people.models import Person

NAMES_A_PERSON = re.compile(r"^by$|_by$|^person_id$|^to$|^address$|^contact$")
# Columns of such a name that the page does not tell. room.Model.column: why
NOT_TOLD: dict[str, str] = {
    "people.Contact.address": "told as the addresses of the person whose contact it is",
    "people.Invitation.address": "of somebody who is nobody here yet; erased when it is used or runs out",
    "programme.Signup.contact": "of a guest, seen and erased by the code of the sign-up; tied to no person",
    "programme.Signup.answer_by": "a time: until when an offered place is kept",
    "callback.CallRequest.contact": "of a guest, sealed, and erased by the code of the request; tied to no person",
    "proposals.SenderContact.address": "of a guest, seen and erased by the code of the proposal; tied to no person",
    "volunteering.ShiftTake.contact": "of a guest, seen and erased by the code of the shift; tied to no person",
    "volunteering.StandIn.contact": "of a guest, erased by the link in any letter; a person's own is their contact",
    "volunteering.StandInAsk.answer_by": "a time: until when a stand-in may think",
    "volunteering.Greeting.contact": "of a guest, erased by the code of the meeting; tied to no person",
    "volunteering.Greeting.told_by": "a time: until when a guest hears",
    "volunteering.SoftHandover.contact": "of one who told of a guest, erased by the code; tied to no person",
    "volunteering.Availability.contact": "of a guest, seen and erased by the code of any letter; tied to no person",
    "volunteering.RotaAsk.answer_by": "a time: until when somebody may think",
    "volunteering.Follow.contact": "of a guest, erased by the link in any letter; tied to no person",
    "people.SignInCode.contact": "which of one's addresses a code went to, for minutes; the address itself is told",
}


def columns_of_people() -> set[str]:
    found = set()
    for model in apps.get_models():
        if not model.__module__.startswith("takaovi."):
            continue
        for field in model._meta.concrete_fields:
            of_person = isinstance(field, models.ForeignKey) and field.related_model is Person
            if of_person or NAMES_A_PERSON.search(field.name):
                found.add(f"{model._meta.label}.{field.name}")
    return found


def test_every_column_that_names_a_person_is_told_to_that_person() -> None:
    assert sorted(columns_of_people() - COLUMNS - held_columns - set(NOT_TOLD)) == []


def test_the_tables_name_only_columns_that_are_there_and_not_told_otherwise() -> None:
    assert sorted((COLUMNS | held_columns | set(NOT_TOLD)) - columns_of_people()) == []
    assert sorted((COLUMNS | held_columns) & set(NOT_TOLD)) == []


def test_the_walk_sees_keys_and_marks() -> None:
    assert {"hours.Ask.answered_by", "people.HandOver.taker", "core.Version.by"} <= columns_of_people()
