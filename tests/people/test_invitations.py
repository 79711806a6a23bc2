"""Roles held out by letter or by a shown link, taken on once, and never more than one holds oneself."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from takaovi.core import clock
from takaovi.core.errors import DomainError
from takaovi.core.models import AuditEntry, Letter
from takaovi.core.viewer import NETWORK, Scope, Viewer
from takaovi.people.invitation_actions import invite, use_invitation
from takaovi.people.models import Contact, Invitation, Person, Role
from takaovi.people.queries import grants_of
from takaovi.people.role_actions import give_role, take_role
from takaovi.people.roles import GREETER, HOST, KEEPER, PESAVAHTI
from takaovi.places.models import Place
from tests.factories.people import make_person
from tests.factories.places import make_place
from tests.people.conftest import Let, code_of, link_of, reach
from tests.ui.soup import Soup

pytestmark = pytest.mark.django_db
WHEN = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
INVITATION, CODE = "/fi/kutsu", "/fi/kirjaudu/koodi"


def place_scope(place: Place) -> Scope:
    return Scope("place", place.pk)


def keeper_of(place: Place, person: Person | None = None) -> Viewer:
    person = person or make_person()
    Role.objects.get_or_create(person=person, kind="keeper", scope_kind="place", scope_id=place.pk)
    return Viewer("fi", person.pk, grants_of(person.pk))


def page_of(place: Place, part: str = "") -> str:
    return f"/fi/ihmiset/place/{place.pk}{part}"


def test_an_invited_keeper_takes_the_role_on_by_one_button(client: Client, let_in: Let) -> None:
    place = make_place()
    let_in(keeper=place_scope(place))
    answer = client.post(page_of(place, "/kutsu"), {"role": "keeper", "address": "aino@lampi.example"})
    assert answer.headers["Location"] == page_of(place)
    letter = Letter.objects.get()
    assert letter.subject == f"Sinua pyydetään mukaan, ylläpitäjä: {place}"
    phone = Client()
    assert phone.get(link_of(letter)).headers["Location"] == INVITATION
    told = phone.get(INVITATION)
    assert "Muokata aukioloaikoja" in told.text
    answer = phone.post(INVITATION, {"nickname": "Aino"})
    assert answer.headers["Location"] == "/fi/sina"
    contact = Contact.objects.get()
    assert (contact.address, contact.verified is not None, contact.person.nickname) == (
        "aino@lampi.example",
        True,
        "Aino",
    )
    assert list(contact.person.roles.values_list("kind", "scope_kind", "scope_id")) == [("keeper", "place", place.pk)]
    assert Invitation.objects.get().address == ""


def test_an_invitation_used_twice_says_so_and_gives_nothing(client: Client, let_in: Let) -> None:
    place = make_place()
    let_in(keeper=place_scope(place))
    client.post(page_of(place, "/kutsu"), {"role": "greeter", "address": "aino@lampi.example"})
    path = link_of(Letter.objects.get())
    first, second = Client(), Client()
    first.get(path)
    second.get(path)
    first.post(INVITATION, {"nickname": ""})
    for answer in (second.get(INVITATION), second.post(INVITATION, {"nickname": "x"})):
        assert "Kutsu on jo käytetty. Jos käytit sen itse, kirjaudu." in answer.text
        assert "device" not in answer.cookies
    assert Role.objects.filter(kind="greeter").count() == 1


def test_after_fourteen_days_it_is_too_old_and_the_night_erases_the_address(client: Client) -> None:
    place = make_place()
    with clock.stopped_at(WHEN):
        invitation, token = invite(
            by=keeper_of(place),
            role=GREETER,
            scope=place_scope(place),
            where="",
            language="fi",
            link_to=str,
        )
    with clock.stopped_at(WHEN + timedelta(days=14)):
        client.get(f"{INVITATION}/{token}")
        assert "Kutsu on liian vanha." in client.get(INVITATION).text
        with pytest.raises(DomainError):
            use_invitation(by="test", person=make_person(), invitation_id=invitation.pk)


def test_a_shown_link_asks_for_an_address_and_proves_it_by_a_code(client: Client, let_in: Let) -> None:
    place = make_place()
    let_in(keeper=place_scope(place))
    shown = client.post(page_of(place, "/kutsu"), {"role": "greeter", "address": ""})
    link = Soup(shown.text).one("input", id="link")["value"]
    assert "<svg" in shown.text
    phone = Client()
    phone.get(link.partition("testserver")[2] or "/" + link.split("/", 3)[3])
    assert phone.post(INVITATION, {"address": "omar@lampi.example", "nickname": "Omar"}).headers["Location"] == CODE
    assert not Role.objects.filter(kind="greeter").exists()
    assert phone.post(CODE, {"code": code_of(Letter.objects.get())}).status_code == 303
    assert Role.objects.get(kind="greeter").person.nickname == "Omar"
    assert Role.objects.get(kind="greeter").person.purpose == "holds a role"


def test_a_letter_of_fourteen_days_is_no_key_for_somebody_we_know(client: Client) -> None:
    place, known = make_place(), make_person("Aino")
    reach(known, "aino@lampi.example")
    from takaovi.people.address_values import Address  # noqa: PLC0415  only here

    _, token = invite(
        by=keeper_of(place), role=GREETER, scope=place_scope(place), where="", language="fi",
        link_to=lambda token: f"http://testserver{INVITATION}/{token}", address=Address("email", "aino@lampi.example"),
    )  # fmt: skip
    client.get(f"{INVITATION}/{token}")
    answer = client.post(INVITATION)
    assert (answer.headers["Location"], "device" in answer.cookies) == (CODE, False)
    letter = Letter.objects.filter(ref="sign_in").get()
    assert client.post(CODE, {"code": code_of(letter)}).status_code == 303
    assert known.roles.get().kind == "greeter"
    assert Person.objects.filter(nickname="Aino").count() == 1


@pytest.mark.parametrize(
    ("role", "kind"), [(PESAVAHTI, "network"), (KEEPER, "organisation"), (KEEPER, "other place"), (HOST, "place")]
)
def test_a_keeper_of_a_place_gives_nothing_wider(role: object, kind: str) -> None:
    place, other = make_place(), make_place(slug="other-house")
    scope = {
        "network": NETWORK,
        "organisation": Scope("organisation", 1),
        "other place": place_scope(other),
        "place": place_scope(place),
    }[kind]
    viewer, somebody = keeper_of(place), make_person()
    with pytest.raises(DomainError):
        give_role(by=viewer, person=somebody, role=role, scope=scope)  # type: ignore[arg-type]
    with pytest.raises(DomainError):
        invite(by=viewer, role=role, scope=scope, where="", language="fi", link_to=str)  # type: ignore[arg-type]
    assert (somebody.roles.count(), Invitation.objects.count()) == (0, 0)


def test_a_greeter_gives_no_role_at_all(client: Client, let_in: Let) -> None:
    place = make_place()
    let_in(greeter=place_scope(place))
    for path in (
        page_of(place),
        page_of(place, "/kutsu"),
        page_of(place, "/luovuta"),
        page_of(place, "/kuka-teki-mita"),
    ):
        for answer in (client.get(path), client.post(path, {"role": "keeper", "address": "x@y.example"})):
            assert answer.status_code == 404
    assert Invitation.objects.count() == 0


def test_another_places_pages_look_as_if_they_were_not_there(client: Client, let_in: Let) -> None:
    place, other = make_place(), make_place(slug="other-house")
    let_in(keeper=place_scope(place))
    for part in ("", "/kutsu", "/luovuta", "/kuka-teki-mita"):
        foreign, missing = client.get(page_of(other, part)), client.get(f"/fi/ihmiset/place/999{part}")
        assert (foreign.status_code, missing.status_code) == (404, 404)
        assert foreign.text.replace(f"/{other.pk}", "/N") == missing.text.replace("/999", "/N")
        assert client.get(page_of(place, part)).status_code == 200


def test_a_role_of_another_place_cannot_be_taken_through_the_own_page(client: Client, let_in: Let) -> None:
    place, other = make_place(), make_place(slug="other-house")
    let_in(keeper=place_scope(place))
    keeper_of(other)
    theirs = Role.objects.get(scope_id=other.pk)
    client.post(page_of(place), {"take": theirs.pk})
    assert Role.objects.filter(pk=theirs.pk).exists()


def test_the_last_pesavahti_cannot_leave_without_a_successor() -> None:
    first, second = make_person(), make_person()
    role = Role.objects.create(person=first, kind="pesavahti", scope_kind="network")
    viewer = Viewer("fi", first.pk, grants_of(first.pk))
    with pytest.raises(DomainError, match="viimeinen pesävahti"):
        take_role(by=viewer, role=role)
    give_role(by=viewer, person=second, role=PESAVAHTI, scope=NETWORK)
    take_role(by=viewer, role=role)
    assert list(Role.objects.values_list("person_id", flat=True)) == [second.pk]


def test_who_looked_at_the_people_of_a_place_is_written_down(client: Client, let_in: Let) -> None:
    place = make_place()
    person = let_in(keeper=place_scope(place))
    client.get(page_of(place))
    entry = AuditEntry.objects.get(deed="look")
    assert (entry.by, entry.thing) == (f"person:{person.pk}", f"places.Place:{place.pk}")
    told = client.get(page_of(place, "/kuka-teki-mita"))
    assert "Liisa: katsoi henkilötietoja" in Soup(told.text).one("main").text


@pytest.mark.parametrize("count", [1, 31])
def test_the_book_of_a_place_has_pages_and_a_fixed_number_of_queries(
    client: Client, let_in: Let, django_assert_num_queries: object, count: int
) -> None:
    place = make_place()
    person = let_in(keeper=place_scope(place))
    AuditEntry.objects.all().delete()
    for _ in range(count):
        AuditEntry.objects.create(by=f"person:{person.pk}", deed="publish_place", thing=f"places.Place:{place.pk}")
    AuditEntry.objects.create(by="person:99", deed="publish_place", thing=f"places.Place:{place.pk + 1}")
    with django_assert_num_queries(13):  # type: ignore[operator]
        told = client.get(page_of(place, "/kuka-teki-mita"))
    assert told.text.count("<dt>") == min(count, 30)
    assert ("Vanhempia" in told.text) == (count > 30)
