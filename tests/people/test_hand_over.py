"""A place in other hands in one evening, and back again within a week."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from takaovi.core import bus, clock
from takaovi.core.errors import DomainError
from takaovi.core.models import AuditEntry
from takaovi.core.viewer import Scope, Viewer
from takaovi.people.actions import erase_spent, forget_person
from takaovi.people.device_actions import add_device
from takaovi.people.events import HandedOver
from takaovi.people.hand_over_actions import hand_over, undo_hand_over
from takaovi.people.models import HandOver, Invitation, Person, Role
from takaovi.people.queries import grants_of
from tests.factories.people import make_person
from tests.factories.places import make_place
from tests.people.conftest import Let
from tests.ui.soup import Soup

pytestmark = pytest.mark.django_db
WHEN = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)


def viewer(person: Person) -> Viewer:
    return Viewer("fi", person.pk, grants_of(person.pk))


def held(person: Person) -> list[str]:
    return sorted(person.roles.values_list("kind", flat=True))


@pytest.fixture
def pair() -> tuple[Person, Person, Scope]:
    giver, taker, scope = make_person("Liisa"), make_person("Aino"), Scope("place", make_place().pk)
    for person, kind in ((giver, "keeper"), (giver, "greeter"), (taker, "greeter")):
        Role.objects.create(person=person, kind=kind, scope_kind="place", scope_id=scope.id)
    Invitation.objects.create(
        role="greeter",
        scope_kind="place",
        scope_id=scope.id,
        token_hash="x",
        inviter=giver,
        ends=WHEN + timedelta(days=9),
    )
    return giver, taker, scope


def test_everything_moves_at_once_with_one_line_in_the_book(pair: tuple[Person, Person, Scope]) -> None:
    giver, taker, scope = pair
    row = hand_over(by=viewer(giver), scope=scope, taker=taker, note="Avain on lahden kaapissa.")
    assert (held(giver), held(taker)) == ([], ["greeter", "keeper"])
    assert Invitation.objects.get().inviter_id == taker.pk
    entry = AuditEntry.objects.get(deed="hand_over")
    assert (entry.by, entry.thing, entry.detail) == (f"person:{giver.pk}", f"places.Place:{scope.id}", {"to": taker.pk})
    assert row.moved["given"] == ["keeper"]


def test_within_a_week_the_giver_takes_it_back_and_all_is_as_before(pair: tuple[Person, Person, Scope]) -> None:
    giver, taker, scope = pair
    with clock.stopped_at(WHEN):
        row = hand_over(by=viewer(giver), scope=scope, taker=taker, note="Avain.")
    with clock.stopped_at(WHEN + timedelta(days=7)):
        undo_hand_over(by=viewer(giver), row=row)
        with pytest.raises(DomainError):
            undo_hand_over(by=viewer(giver), row=row)
    assert (held(giver), held(taker)) == (["greeter", "keeper"], ["greeter"])
    assert Invitation.objects.get().inviter_id == giver.pk
    assert HandOver.objects.get().note == ""


def test_after_a_week_it_stays(pair: tuple[Person, Person, Scope]) -> None:
    giver, taker, scope = pair
    with clock.stopped_at(WHEN):
        row = hand_over(by=viewer(giver), scope=scope, taker=taker)
    with clock.stopped_at(WHEN + timedelta(days=7, minutes=1)), pytest.raises(DomainError, match="seitsemän"):
        undo_hand_over(by=viewer(giver), row=row)
    assert held(giver) == []


def test_whoever_was_forgotten_meanwhile_gets_nothing_back(pair: tuple[Person, Person, Scope]) -> None:
    giver, taker, scope = pair
    row = hand_over(by=viewer(giver), scope=scope, taker=taker)
    forget_person(by="test", person=giver)
    with pytest.raises(DomainError):
        undo_hand_over(by=viewer(taker), row=row)
    assert held(taker) == ["greeter", "keeper"]


def test_a_greeter_hands_nothing_over_and_a_stranger_takes_nothing_back(pair: tuple[Person, Person, Scope]) -> None:
    giver, taker, scope = pair
    with pytest.raises(DomainError):
        hand_over(by=viewer(taker), scope=scope, taker=giver)
    row = hand_over(by=viewer(giver), scope=scope, taker=taker)
    with pytest.raises(DomainError):
        undo_hand_over(by=viewer(make_person()), row=row)


def test_nobody_hands_over_to_oneself(pair: tuple[Person, Person, Scope]) -> None:
    giver, _, scope = pair
    with pytest.raises(DomainError):
        hand_over(by=viewer(giver), scope=scope, taker=giver)
    with pytest.raises(IntegrityError), transaction.atomic():
        HandOver.objects.create(scope_kind="place", scope_id=1, giver=giver, taker=giver)


@pytest.mark.django_db(transaction=True)
def test_rooms_above_hear_of_it(pair: tuple[Person, Person, Scope], monkeypatch: pytest.MonkeyPatch) -> None:
    giver, taker, scope = pair
    heard: list[HandedOver] = []
    monkeypatch.setitem(bus._listeners, HandedOver, [heard.append])
    hand_over(by=viewer(giver), scope=scope, taker=taker)
    assert heard == [HandedOver(scope, giver.pk, taker.pk)]


def test_the_note_is_for_the_two_and_is_erased_after_thirty_days(
    client: Client, let_in: Let, pair: tuple[Person, Person, Scope]
) -> None:
    giver, taker, scope = pair
    with clock.stopped_at(WHEN):
        row = hand_over(by=viewer(giver), scope=scope, taker=taker, note="Avain on lahden kaapissa.")
        let_in()
        assert client.get(f"/fi/luovutettu?number={row.pk}").status_code == 303
        client.cookies["device"] = add_device(by="test", person=taker, name="")[1]
        assert "Avain on lahden kaapissa." in client.get("/fi/luovutettu").text
    with clock.stopped_at(WHEN + timedelta(days=30, minutes=1)):
        assert erase_spent() == 1
    assert HandOver.objects.count() == 0


def test_the_page_has_a_checklist_and_says_when_there_is_no_successor(client: Client, let_in: Let) -> None:
    place = make_place()
    let_in(keeper=Scope("place", place.pk))
    page = Soup(client.get(f"/fi/ihmiset/place/{place.pk}/luovuta").text)
    rows = [line.text for line in page.all("li")]
    assert "Seuraajalla on rooli täällä: vielä 1" in rows
    assert "Aukioloajat pitävät paikkansa: kunnossa" in rows
    assert "Kutsu ensin seuraaja." in page.one("main").text
