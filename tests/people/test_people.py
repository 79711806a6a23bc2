"""Who somebody is to us, as little as possible, and how they are forgotten."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from takaovi.core import bus, clock
from takaovi.core.models import AuditEntry, Letter
from takaovi.core.outbox.actions import post
from takaovi.people.actions import forget_overdue, forget_person, meet_person, retell_forgotten
from takaovi.people.events import PersonForgotten
from takaovi.people.models import Contact, Person
from takaovi.people.values import default_end
from tests.factories.people import make_person

WHEN = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def test_a_record_ends_after_two_years_unless_a_shorter_time_is_agreed() -> None:
    assert default_end(date(2026, 11, 24)) == date(2028, 11, 23)


@pytest.mark.django_db
def test_meeting_a_person_keeps_the_reason_and_the_end() -> None:
    with clock.stopped_at(WHEN):
        person = meet_person(by="keeper", purpose="greets on Tuesdays", nickname="Liisa")
    assert (person.nickname, person.purpose, person.keep_until) == ("Liisa", "greets on Tuesdays", date(2028, 11, 23))
    assert AuditEntry.objects.get().thing == f"people.Person:{person.pk}"


@pytest.mark.django_db(transaction=True)
def test_forgetting_empties_the_record_and_tells_the_house() -> None:
    heard: list[PersonForgotten] = []
    bus.listen(PersonForgotten)(heard.append)
    person = make_person()
    forget_person(by="test", person=person)
    bus._listeners[PersonForgotten].remove(heard.append)
    person.refresh_from_db()
    assert (person.nickname, person.purpose, person.keep_until) == ("", "", None)
    assert person.forgotten is not None
    assert heard == [PersonForgotten(person.pk)]


@pytest.mark.django_db
def test_whoever_is_forgotten_gets_no_letter_that_waited_and_none_is_kept() -> None:
    person = make_person()
    for address, proved in (("mine@lampi.example", WHEN), ("somebodys@lampi.example", None)):
        Contact.objects.create(person=person, channel="email", address=address, verified=proved)
        letter = {"channel": "email", "to": address, "language": "fi", "subject": "Huomenna", "text": "Vuorosi."}
        post(**letter, not_before=clock.now() + timedelta(days=1))
    post(channel="push", to=f"push:{person.pk}", language="fi", subject="Huomenna", text="Vuorosi.")
    forget_person(by="test", person=person)
    left = list(Letter.objects.order_by("pk").values_list("state", "to", "text"))
    assert left == [("dropped", "", ""), ("waiting", "somebodys@lampi.example", "Vuorosi."), ("dropped", "", "")]


@pytest.mark.django_db
def test_rooms_are_told_again_the_night_after_in_case_a_process_was_killed_before(
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[list[object]]],
) -> None:
    heard: list[PersonForgotten] = []
    person = make_person()
    forget_person(by="test", person=person)  # and killed: what was to follow the commit never ran
    bus.listen(PersonForgotten)(heard.append)
    with django_capture_on_commit_callbacks(execute=True):
        assert retell_forgotten() == 1
    with clock.stopped_at(clock.now() + timedelta(days=3)):
        assert retell_forgotten() == 0
    bus._listeners[PersonForgotten].remove(heard.append)
    assert heard == [PersonForgotten(person.pk)]


@pytest.mark.django_db
def test_the_books_do_not_name_a_forgotten_person() -> None:
    person = make_person("Tuulikki")
    forget_person(by="test", person=person)
    written = [f"{entry} {entry.detail}" for entry in AuditEntry.objects.all()]
    assert len(written) == 2
    assert not any("Tuulikki" in line for line in written)


@pytest.mark.django_db
def test_everybody_whose_end_has_passed_is_forgotten() -> None:
    with clock.stopped_at(WHEN):
        ends = [date(2026, 11, 23), date(2026, 11, 24), date(2020, 1, 1)]
        people = [make_person(keep_until=end) for end in ends]
        assert forget_overdue() == 2
        assert forget_overdue() == 0
    left = Person.objects.filter(forgotten__isnull=True)
    assert list(left) == [people[1]]


@pytest.mark.django_db
def test_the_database_refuses_a_record_without_an_end() -> None:
    with pytest.raises(IntegrityError, match="person_has_end_date"), transaction.atomic():
        Person.objects.create(nickname="Liisa", purpose="greets")


@pytest.mark.django_db
def test_the_database_refuses_a_forgotten_person_with_a_name() -> None:
    person = make_person()
    with pytest.raises(IntegrityError, match="forgotten_person_is_empty"), transaction.atomic():
        Person.objects.filter(pk=person.pk).update(forgotten=WHEN)
