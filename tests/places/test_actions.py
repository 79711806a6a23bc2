"""Writing places."""

import pytest

from takaovi.core import bus
from takaovi.core.errors import DomainError
from takaovi.core.journal.models import AuditEntry
from takaovi.places.actions import hide_place, keep_place, publish_place, save_place, set_arrival_answer
from takaovi.places.events import PlaceChanged, PlacePublished
from takaovi.places.models import ArrivalAnswer
from takaovi.places.values import Question
from tests.factories.places import make_organisation, make_place

pytestmark = pytest.mark.django_db


def test_saving_twice_changes_the_same_place() -> None:
    first = save_place(by="t", slug="tupa", fields={"name_fi": "Tupa", "kind": "living_room", "municipality": "249"})
    again = save_place(by="t", slug="tupa", fields={"name_fi": "Uusi Tupa"})
    assert again.pk == first.pk
    assert again.name_fi == "Uusi Tupa"
    assert list(AuditEntry.objects.order_by("id").values_list("deed", flat=True)) == ["make_place", "change_place"]


def test_publishing_is_announced_after_the_commit(django_capture_on_commit_callbacks: object) -> None:
    heard: list[object] = []
    bus.listen(PlacePublished)(heard.append)
    bus.listen(PlaceChanged)(heard.append)
    place = make_place(published=None)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        publish_place(by="t", place=place)
        assert heard == []
    assert PlacePublished(place.pk) in heard
    assert PlaceChanged(place.pk) in heard


def test_a_place_nobody_could_find_is_not_published() -> None:
    nameless = make_place(published=None, name_fi="")
    with pytest.raises(DomainError):
        publish_place(by="t", place=nameless)
    nowhere = make_place(published=None, lat=None, lon=None, phone="")
    with pytest.raises(DomainError):
        publish_place(by="t", place=nowhere)
    assert nowhere.published is None


def test_hiding_takes_a_place_off_and_keeps_it() -> None:
    place = hide_place(by="t", place=make_place())
    assert place.published is None
    assert publish_place(by="t", place=place).published is not None


def test_keeping_a_place_twice_only_changes_who_leads() -> None:
    place, organisation = make_place(), make_organisation()
    keep_place(by="t", place=place, organisation=organisation)
    keep_place(by="t", place=place, organisation=organisation, leads=True)
    assert [k.leads for k in place.keepings.all()] == [True]


def test_an_answer_is_one_breath_long() -> None:
    place = make_place()
    with pytest.raises(DomainError, match="121"):
        set_arrival_answer(by="t", place=place, question=Question.DOOR, texts={"fi": "a" * 121})
    set_arrival_answer(by="t", place=place, question=Question.DOOR, texts={"fi": "a" * 120})
    set_arrival_answer(by="t", place=place, question=Question.DOOR, texts={"fi": "Punainen ovi.", "sv": " "})
    answer = ArrivalAnswer.objects.get()
    assert (answer.text_fi, answer.text_sv) == ("Punainen ovi.", None)
