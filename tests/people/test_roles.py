"""Who holds what: roles are spread out to permissions, and reach exactly their scope."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from takaovi.core.viewer import NETWORK, Scope
from takaovi.people.models import Contact, Person, Role
from takaovi.people.queries import Reachable, grants_of, people_with
from takaovi.people.roles import PERMISSIONS, ROLES, SCOPE_KINDS
from tests.factories.people import make_person

pytestmark = pytest.mark.django_db
WHEN = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def hold(person: Person, kind: str, scope: Scope) -> Role:
    return Role.objects.create(person=person, kind=kind, scope_kind=scope.kind, scope_id=scope.id)


def reach(person: Person, address: str, verified: datetime | None = WHEN) -> Contact:
    return Contact.objects.create(person=person, channel="email", address=address, verified=verified)


def test_roles_speak_only_of_known_permissions_and_scopes() -> None:
    assert {permission for role in ROLES for permission in role.permissions} == set(PERMISSIONS)
    assert {kind for role in ROLES for kind in role.scope_kinds} == set(SCOPE_KINDS)


def test_a_greeter_of_a_place_may_what_a_door_needs_there(django_assert_num_queries: object) -> None:
    person, place = make_person(), Scope("place", 5)
    hold(person, "greeter", place)
    permissions = ("hours.confirm", "signup.see", "print.make", "shift.take", "hours.log")
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert grants_of(person.pk) == {(permission, place) for permission in permissions}


@pytest.mark.parametrize(
    ("kind", "scope"),
    [
        ("pesavahti", Scope("place", 1)),
        ("host", Scope("place", 1)),
        ("greeter", NETWORK),
        ("keeper", NETWORK),
        ("keeper", Scope("place", 0)),
        ("owner", Scope("place", 1)),
    ],
)
def test_the_database_refuses_a_role_where_it_cannot_be_held(kind: str, scope: Scope) -> None:
    person = make_person()
    with pytest.raises(IntegrityError), transaction.atomic():
        hold(person, kind, scope)


@pytest.mark.parametrize("count", [1, 3])
def test_letters_go_to_whoever_may_answer_them_once_each(django_assert_num_queries: object, count: int) -> None:
    place, keeping = Scope("place", 5), Scope("organisation", 5)
    for number in range(count):
        person = make_person()
        hold(person, "keeper", place)
        hold(person, "keeper", keeping)
        reach(person, f"keeper{number}@lampi.example")
        reach(person, f"later{number}@lampi.example", WHEN.replace(hour=13))
    greeter, stranger, unverified = make_person(), make_person(), make_person()
    hold(greeter, "greeter", place)
    reach(greeter, "greeter@lampi.example")
    hold(stranger, "keeper", Scope("place", 6))
    reach(stranger, "other@lampi.example")
    hold(unverified, "keeper", place)
    reach(unverified, "typo@lampi.example", None)
    with django_assert_num_queries(2):  # type: ignore[operator]
        found = people_with("proposal.decide", [place, keeping])
    assert [one.address for one in found] == [f"keeper{number}@lampi.example" for number in range(count)]
    assert found[0] == Reachable(found[0].person_id, "email", "keeper0@lampi.example", "fi")


def test_the_network_is_asked_only_when_it_is_named() -> None:
    pesavahti = make_person()
    hold(pesavahti, "pesavahti", NETWORK)
    reach(pesavahti, "pesa@verkko.example")
    assert people_with("proposal.decide", [Scope("place", 5)]) == []
    assert [one.person_id for one in people_with("proposal.decide", [NETWORK])] == [pesavahti.pk]
