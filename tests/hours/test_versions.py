"""How the hours of a place were, going back to that, and two keepers who save the same hours."""

from datetime import datetime

import pytest

from takaovi.core.errors import DomainError
from takaovi.core.versions.queries import versions_of
from takaovi.hours.actions import ChangedMeanwhile, add_exception, set_hours
from takaovi.hours.confirm_actions import confirm_hours
from takaovi.hours.history import thing_of
from takaovi.hours.models import Ask, Layer, PlaceHours
from takaovi.hours.queries import documents
from takaovi.hours.version_actions import undo_hours
from takaovi.places.models import Place
from tests.factories.hours import make_open_place, staffed
from tests.factories.people import make_person
from tests.factories.places import make_place

pytestmark = pytest.mark.django_db
SHORT = {"days": "mon-fri", "from": "10:00", "to": "12:00"}
FRIDAY = {"date": "2026-12-04", "do": "closed"}


def document(place: Place) -> dict:
    return documents([place.pk])[place.pk]


def set_short(place: Place, seen: int | None = None) -> PlaceHours:
    return set_hours(by="person:7", place=place, plan={"layers": [staffed(SHORT)]}, seen=seen)


def test_each_deed_is_a_version_and_undo_is_one_too(noon: datetime) -> None:
    place = make_open_place(staffed(phone="040 1"), confirmed=noon)
    before = document(place)
    add_exception(by="person:7", place=place, exception=FRIDAY)
    undo_hours(by="person:8", place=place)
    assert document(place) == before
    told = [(one.number, one.by, one.deed) for one in versions_of(thing_of(place))]
    assert told[:2] == [(4, "person:8", "restore_hours"), (3, "person:7", "add_exception")]


def test_undo_done_again_takes_itself_back() -> None:
    place = make_open_place()
    set_short(place)
    after = document(place)
    undo_hours(by="person:7", place=place)
    undo_hours(by="person:7", place=place)
    assert document(place) == after


def test_hours_that_come_back_are_as_confirmed_as_they_were(noon: datetime) -> None:
    place = make_open_place(confirmed=noon)
    add_exception(by="person:7", place=place, exception=FRIDAY)  # a deed after the confirmation, which it keeps
    set_short(place)
    assert Layer.objects.get(place=place).confirmed is None
    undo_hours(by="person:7", place=place)
    layer = Layer.objects.get(place=place)
    assert (layer.confirmed, layer.confirmed_as) == (noon, "keeper")


def test_a_phone_number_is_in_no_version_and_is_not_lost() -> None:
    place = make_open_place(staffed(phone="040 765 4321"))
    add_exception(by="person:7", place=place, exception=FRIDAY)
    assert "765" not in str([one.state for one in versions_of(thing_of(place))])
    undo_hours(by="person:7", place=place)
    assert Layer.objects.get(place=place).phone == "040 765 4321"


def test_hours_that_nobody_changed_have_nothing_to_undo() -> None:
    with pytest.raises(DomainError):
        undo_hours(by="person:7", place=make_place())


def test_the_second_of_two_writers_is_told_and_changes_nothing() -> None:
    place = make_open_place()
    seen = PlaceHours.objects.get(pk=place.pk).version
    set_short(place, seen=seen)
    after = document(place)
    with pytest.raises(ChangedMeanwhile):
        set_hours(by="person:8", place=place, plan={"layers": [staffed()]}, seen=seen)
    assert document(place) == after
    assert set_short(place, seen=seen + 1).version == seen + 2


def test_a_closed_day_in_a_layer_does_not_take_its_confirmation(noon: datetime) -> None:
    place = make_open_place(confirmed=noon)
    set_hours(by="person:7", place=place, plan={"layers": [staffed(exceptions=[FRIDAY])]})
    assert Layer.objects.get(place=place).confirmed == noon


def test_one_deed_confirms_the_layers_and_answers_the_week(noon: datetime) -> None:
    place, person = make_open_place(staffed(), {"state": "self_service"}), make_person()
    Ask.objects.create(place=place, kind="week", first="2026-12-07", last="2026-12-13")
    confirm_hours(by=f"person:{person.pk}", place=place, person=person)
    assert set(Layer.objects.values_list("confirmed", "confirmed_by")) == {(noon, person.pk)}
    assert list(Ask.objects.values_list("answer", "answered_by")) == [("yes", person.pk)]
