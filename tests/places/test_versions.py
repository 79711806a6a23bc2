"""Going back to how a place was, with who and when; numbers and addresses go from it after a month."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import translation

from takaovi.core import bus, clock
from takaovi.core.errors import DomainError, NotThere
from takaovi.core.meanwhile import ChangedMeanwhile
from takaovi.core.versions.models import Version
from takaovi.core.versions.queries import versions_of
from takaovi.core.viewer import Scope, Viewer
from takaovi.places.actions import hide_place, save_place, set_arrival_answer
from takaovi.places.history import state_of, thing_of
from takaovi.places.models import ArrivalAnswer, Place, TraitNote
from takaovi.places.trait_actions import set_trait_note
from takaovi.places.values import Question, Trait
from takaovi.places.version_actions import forget_old_contacts, restore_version, undo
from takaovi.places.version_queries import place_versions_for
from tests.factories.programme import a_place

pytestmark = pytest.mark.django_db


def rename(place: Place, name: str) -> None:
    save_place(by="person:7", slug=place.slug, fields={"name_fi": name})


def name(place: Place) -> str:
    return Place.objects.values_list("name_fi", flat=True).get(pk=place.pk)


def answers(place: Place) -> list[tuple[int, str, str | None]]:
    return list(ArrivalAnswer.objects.filter(place=place).values_list("question", "text_fi", "text_sv"))


def test_texts_and_answers_come_back_at_once() -> None:
    place = a_place(name_fi="Tupa")
    set_arrival_answer(by="person:7", place=place, question=Question.DOOR, texts={"fi": "Sisään pihalta.", "sv": "In."})
    before = state_of(place)
    rename(place, "Uusi tupa")
    undo(by="person:8", place=place)
    assert (name(place), state_of(place)) == ("Tupa", before)
    set_arrival_answer(by="person:7", place=place, question=Question.DOOR, texts={"fi": "Kadulta."})
    assert answers(place) == [(int(Question.DOOR), "Kadulta.", "In.")]
    undo(by="person:8", place=place)
    assert answers(place) == [(int(Question.DOOR), "Sisään pihalta.", "In.")]
    restore_version(by="person:8", place=place, number=1)
    assert answers(place) == []
    assert [version.by for version in versions_of(thing_of(place))][-2:] == ["person:7", ""]


def test_to_undo_twice_is_to_do_it_again_and_nothing_comes_before_the_first() -> None:
    place = a_place(name_fi="Tupa")
    with pytest.raises(DomainError) as fault:
        undo(by="x", place=place)
    with translation.override("en"):
        assert str(fault.value) == "There is nothing to undo."
    rename(place, "Uusi tupa")
    names = []
    for _ in range(2):
        undo(by="x", place=place)
        names.append(name(place))
    assert names == ["Tupa", "Uusi tupa"]
    with pytest.raises(NotThere):
        restore_version(by="x", place=place, number=99)


def contact(place: Place) -> tuple[str, str]:
    return Place.objects.values_list("phone", "email").get(pk=place.pk)


def test_a_number_and_an_address_come_back() -> None:
    place = a_place(phone="014 123", email="aila@lampi.example")
    save_place(by="person:7", slug=place.slug, fields={"phone": "040 1", "email": ""})
    undo(by="x", place=place)
    assert contact(place) == ("014 123", "aila@lampi.example")


def test_a_number_goes_from_the_versions_a_month_after_another_took_its_place() -> None:
    place, kept_before = a_place(phone="014 123", email="aila@lampi.example"), clock.now()
    rename(place, "Tupa")
    with clock.stopped_at(kept_before + timedelta(days=90)):
        assert forget_old_contacts() == 1  # of how it was before; the newest is how it is now
        save_place(by="person:7", slug=place.slug, fields={"phone": "040 1"})
    with clock.stopped_at(kept_before + timedelta(days=119)):
        assert forget_old_contacts() == 0
        undo(by="x", place=place)
        assert contact(place)[0] == "014 123"
        undo(by="x", place=place)
    with clock.stopped_at(kept_before + timedelta(days=150)):
        assert forget_old_contacts() == 3
    kept = [str(state) for state in Version.objects.order_by("number").values_list("state", flat=True)]
    assert [("014 123" in one, "aila@" in one) for one in kept] == [(False, False)] * 4 + [(False, True)]
    restore_version(by="x", place=place, number=1)
    assert contact(place) == ("040 1", "aila@lampi.example")


def test_notes_of_qualities_come_back() -> None:
    place = a_place()
    note = {"trait": Trait.COFFEE, "place": place}
    set_trait_note(by="person:7", **note, texts={"fi": "Aina kuumana.", "sv": "Alltid hett."})
    set_trait_note(by="person:8", **note, texts={"fi": "Loppu.", "sv": ""})
    undo(by="x", place=place)
    assert list(TraitNote.objects.values_list("trait", "note_fi", "note_sv")) == [(1, "Aina kuumana.", "Alltid hett.")]
    restore_version(by="x", place=place, number=1)
    assert TraitNote.objects.count() == 0


def test_an_older_version_that_tells_less_leaves_the_rest_alone() -> None:
    place = a_place(name_fi="Tupa")
    rename(place, "Uusi tupa")
    first = Version.objects.get(number=1)
    first.state = {name: first.state[name] for name in ("fields", "arrival")}
    first.save()
    set_trait_note(by="x", place=place, trait=Trait.COFFEE, texts={"fi": "Kuumaa."})
    restore_version(by="x", place=place, number=1)
    assert (name(place), TraitNote.objects.count()) == ("Tupa", 1)


def test_going_back_from_a_page_that_is_old_changes_nothing() -> None:
    place = a_place(name_fi="Tupa")
    rename(place, "Uusi tupa")
    rename(place, "Kolmas tupa")
    for back in (
        lambda: undo(by="x", place=place, seen=2),
        lambda: restore_version(by="x", place=place, number=1, seen=2),
    ):
        with pytest.raises(ChangedMeanwhile):
            back()
    undo(by="x", place=place, seen=3)
    assert name(place) == "Uusi tupa"


def test_to_hide_is_no_version_and_is_not_undone() -> None:
    place = a_place(name_fi="Tupa")
    rename(place, "Uusi tupa")
    hide_place(by="x", place=place)
    undo(by="x", place=place)
    assert (name(place), place.published) == ("Tupa", None)


def test_a_load_in_bulk_keeps_nothing(django_assert_num_queries: Any) -> None:
    place = a_place()
    with bus.hushed():
        rename(place, "Tupa")
    assert Version.objects.count() == 0
    with django_assert_num_queries(6):
        state_of(place)


def test_versions_are_shown_to_those_who_may_edit() -> None:
    place = a_place()
    rename(place, "Tupa")
    keeper = Viewer("fi", 7, frozenset({("place.edit", Scope("place", place.pk))}))
    assert [version.number for version in place_versions_for(keeper, place)] == [2, 1]
    with pytest.raises(NotThere):
        place_versions_for(Viewer(), place)
