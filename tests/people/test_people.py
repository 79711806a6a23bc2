"""Who somebody is to us, as little as possible, and how they are forgotten."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from takaovi.core import bus, clock
from takaovi.core.errors import NotThere
from takaovi.core.models import AuditEntry
from takaovi.core.viewer import Viewer
from takaovi.people.actions import forget_overdue, forget_person, give_role, meet_person
from takaovi.people.events import PersonForgotten, RoleGiven
from takaovi.people.models import Consent, Contact, Person, Role
from takaovi.people.queries import is_keeper, person_for, roles_in
from takaovi.people.rules import may_keep
from takaovi.people.values import default_end
from tests.factories.people import make_person, make_reachable_person

WHEN = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class NamedViewer(Viewer):
    """Somebody who signed in and may see what is not public."""

    @property
    def may_see_unpublished(self) -> bool:
        return True


def test_a_record_ends_after_two_years_unless_a_shorter_time_is_agreed() -> None:
    assert default_end(date(2026, 11, 24)) == date(2028, 11, 23)


@pytest.mark.django_db
def test_meeting_a_person_keeps_the_reason_and_the_end() -> None:
    with clock.stopped_at(WHEN):
        person = meet_person(by="keeper", purpose="greets on Tuesdays", nickname="Liisa")
    assert (person.nickname, person.purpose, person.keep_until) == ("Liisa", "greets on Tuesdays", date(2028, 11, 23))
    assert AuditEntry.objects.get().thing == f"people.Person:{person.pk}"


@pytest.mark.django_db
def test_the_doorway_opens_for_one_who_may_and_for_nobody_else() -> None:
    person = make_person()
    assert person_for(NamedViewer(), person.pk) == person
    with pytest.raises(NotThere):
        person_for(Viewer(), person.pk)


@pytest.mark.django_db
def test_missing_and_forgotten_look_alike_at_the_doorway() -> None:
    person = make_person()
    forget_person(by="test", person=person)
    for number in (person.pk, person.pk + 1):
        with pytest.raises(NotThere):
            person_for(NamedViewer(), number)


@pytest.mark.django_db(transaction=True)
def test_forgetting_empties_the_record_and_tells_the_house() -> None:
    heard: list[PersonForgotten] = []
    bus.listen(PersonForgotten)(heard.append)
    person = make_reachable_person()
    give_role(by="test", person=person, kind=Role.Kind.KEEPER, scope="place:1")
    forget_person(by="test", person=person)
    bus._listeners[PersonForgotten].remove(heard.append)
    person.refresh_from_db()
    assert (person.nickname, person.purpose, person.keep_until) == ("", "", None)
    assert person.forgotten is not None
    assert (Contact.objects.count(), Consent.objects.count(), Role.objects.count()) == (0, 0, 0)
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


@pytest.mark.django_db(transaction=True)
def test_a_role_is_given_once_and_told_once() -> None:
    heard: list[RoleGiven] = []
    bus.listen(RoleGiven)(heard.append)
    person = make_person()
    first = give_role(by="test", person=person, kind="keeper", scope="place:1")
    second = give_role(by="test", person=person, kind="keeper", scope="place:1")
    bus._listeners[RoleGiven].remove(heard.append)
    assert first == second
    assert heard == [RoleGiven(person.pk, "keeper", "place:1")]


@pytest.mark.parametrize(
    ("kind", "scope", "may"),
    [
        ("keeper", "place:1", True),
        ("keeper", "place:2", False),
        ("network_keeper", "network", True),
        ("greeter", "place:1", False),
    ],
)
def test_a_keeper_keeps_their_own_place_and_the_networks_keeper_all(kind: str, scope: str, may: bool) -> None:
    assert may_keep(Role(kind=kind, scope=scope), "place:1") is may


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 3])
def test_the_roles_in_a_scope_take_one_query(number: int, django_assert_num_queries: Callable[..., object]) -> None:
    people = [make_person(f"Liisa {n}") for n in range(number)]
    for person in people:
        give_role(by="test", person=person, kind="keeper", scope="place:1")
    give_role(by="test", person=make_person("Other"), kind="keeper", scope="place:2")
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        assert [role.person.nickname for role in roles_in("place:1")] == [person.nickname for person in people]
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        assert is_keeper(people[0], "place:1") is True


@pytest.mark.django_db
def test_the_database_refuses_a_record_without_an_end() -> None:
    with pytest.raises(IntegrityError, match="person_has_end_date"), transaction.atomic():
        Person.objects.create(nickname="Liisa", purpose="greets")


@pytest.mark.django_db
def test_the_database_refuses_a_forgotten_person_with_a_name() -> None:
    person = make_person()
    with pytest.raises(IntegrityError, match="forgotten_person_is_empty"), transaction.atomic():
        Person.objects.filter(pk=person.pk).update(forgotten=WHEN)


@pytest.mark.django_db
def test_the_database_refuses_the_same_role_twice() -> None:
    role = give_role(by="test", person=make_person(), kind="keeper", scope="place:1")
    with pytest.raises(IntegrityError), transaction.atomic():
        Role.objects.create(person=role.person, kind="keeper", scope="place:1")
