"""Asking for consent: nothing ticked beforehand, each by itself, for a term, and gone at once when taken back."""

from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from takaovi.core import clock
from takaovi.core.models import AuditEntry
from takaovi.core.pagecache import shelf
from takaovi.core.viewer import NETWORK, Scope
from takaovi.hours.ask_queries import keepers_of
from takaovi.people.actions import erase_spent, forget_person, withdraw_consent
from takaovi.people.consent_queries import names_shown_at
from takaovi.people.consent_values import CONSENT_DAYS, VERSIONS, texts_purpose
from takaovi.people.models import Consent, Contact, Person, Role
from takaovi.people.time_presenters import day_words
from takaovi.places.models import Place
from tests.factories.people import make_person
from tests.factories.places import make_place
from tests.factories.programme import an_activity
from tests.people.conftest import Let, reach
from tests.ui.soup import Soup

pytestmark = pytest.mark.django_db
PAGE = "/fi/sina/suostumukset"
NUMBER = "+358401234567"


@pytest.fixture
def place() -> Place:
    return make_place(slug="kahvitupa", name_fi="Kahvitupa")


@pytest.fixture
def keeper(let_in: Let, place: Place) -> Person:
    return let_in("Liisa", keeper=Scope("place", place.pk))


def purpose_at(place: Place) -> str:
    return f"name:place:{place.pk}"


def agree(client: Client, purpose: str) -> None:
    answer = client.post(PAGE, {"purpose": purpose, "agree": "yes"})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{PAGE}?saved=1")


def shown_to_all(path: str = "/fi/paikka/kahvitupa") -> str:
    answer = Client().get(path)
    assert answer.status_code == 200
    return answer.text


def test_nothing_is_ticked_and_the_words_tell_what_for_until_when_and_that_one_must_not(
    client: Client, keeper: Person
) -> None:
    page = Soup(client.get(PAGE).text)
    (box,) = page.all("input", type="checkbox")
    assert "checked" not in box.attributes
    told, until = page.one("main").text, day_words(clock.today() + timedelta(days=CONSENT_DAYS))
    assert "Nimeni, nyt Liisa, saa näkyä kaikille sivulla Kahvitupa." in told
    assert f"Suostumus päättyy {until}." in told
    assert "Sinun ei tarvitse suostua mihinkään." in told
    assert Consent.objects.count() == 0


def test_a_button_without_the_tick_agrees_to_nothing_and_says_so(client: Client, keeper: Person, place: Place) -> None:
    answer = client.post(PAGE, {"purpose": purpose_at(place)})
    assert (answer.status_code, "Merkitse lause, jos suostut. Sinun ei tarvitse." in answer.text) == (200, True)
    assert Consent.objects.count() == 0


def test_what_was_agreed_to_is_kept_in_its_words_with_version_and_term(
    client: Client, keeper: Person, place: Place
) -> None:
    agree(client, purpose_at(place))
    row = Consent.objects.get()
    assert (row.person, row.purpose, row.version) == (keeper, purpose_at(place), VERSIONS["name"])
    assert row.ends == clock.today() + timedelta(days=CONSENT_DAYS)
    assert row.wording.startswith("Nimeni, nyt Liisa, saa näkyä kaikille sivulla Kahvitupa.")
    entry = AuditEntry.objects.get(deed="give_consent")
    assert (entry.by, entry.detail) == (f"person:{keeper.pk}", {"purpose": purpose_at(place)})
    page = client.get(PAGE).text
    assert (row.wording in page, "Peru suostumus" in page, 'type="checkbox"' in page) == (True, True, False)


def test_the_name_stands_on_the_page_while_it_may_and_is_gone_at_once(
    client: Client, keeper: Person, place: Place, settings: object
) -> None:
    settings.PAGE_CACHE_SECONDS = 60  # type: ignore[attr-defined]
    shelf.clear()
    assert "Liisa" not in shown_to_all()
    shelf.clear()  # within a minute the page of before may still be shown to others
    agree(client, purpose_at(place))
    for _ in range(2):
        assert "Voit kysyä nimellä: Liisa" in shown_to_all()
    assert Client().get("/fi/paikka/kahvitupa").headers["Cache-Control"] == "no-store"
    client.post(PAGE, {"purpose": purpose_at(place), "withdraw": "1"})
    assert "Liisa" not in shown_to_all()
    assert Consent.objects.count() == 0
    shelf.clear()


def test_a_host_may_be_named_on_the_page_of_the_activity(client: Client, let_in: Let, place: Place) -> None:
    activity = an_activity(place=place, slug="neulekerho")
    host = let_in("Aino", host=Scope("activity", activity.pk))
    assert "Aino" not in shown_to_all("/fi/ohjelma/neulekerho")
    agree(client, f"name:activity:{activity.pk}")
    assert "Voit kysyä nimellä: Aino" in shown_to_all("/fi/ohjelma/neulekerho")
    assert "Aino" not in shown_to_all()
    withdraw_consent(by="test", person=host, purpose=f"name:activity:{activity.pk}")
    assert "Aino" not in shown_to_all("/fi/ohjelma/neulekerho")


def test_after_its_last_day_the_name_is_not_shown_and_the_night_erases_the_consent(
    client: Client, keeper: Person, place: Place
) -> None:
    agree(client, purpose_at(place))
    scope = Scope("place", place.pk)
    with clock.stopped_at(clock.now() + timedelta(days=CONSENT_DAYS)):
        assert names_shown_at(scope) == ["Liisa"]
    with clock.stopped_at(clock.now() + timedelta(days=CONSENT_DAYS + 1)):
        assert names_shown_at(scope) == []
        erase_spent()
    assert Consent.objects.count() == 0


@pytest.mark.parametrize("lost", ["role", "name", "person", "version"])
def test_without_a_role_a_name_or_the_same_words_nobody_is_named(
    client: Client, keeper: Person, place: Place, lost: str
) -> None:
    agree(client, purpose_at(place))
    if lost == "role":
        Role.objects.all().delete()
    if lost == "name":
        Person.objects.update(nickname="")
    if lost == "person":
        forget_person(by="test", person=keeper)
    if lost == "version":
        Consent.objects.update(version=VERSIONS["name"] + 1)
    assert names_shown_at(Scope("place", place.pk)) == []


def test_who_has_given_no_name_is_led_to_give_one(client: Client, let_in: Let, place: Place) -> None:
    let_in("", keeper=Scope("place", place.pk))
    assert "Et ole antanut nimeä. Kirjoita se ensin." in client.get(PAGE).text
    agree(client, purpose_at(place))
    assert Consent.objects.count() == 0


def test_nobody_agrees_for_another_place_or_to_what_is_not_asked(client: Client, keeper: Person) -> None:
    for purpose in (purpose_at(make_place()), "name:network:0", "letters", "", "texts:1"):
        agree(client, purpose)
    assert Consent.objects.count() == 0


def test_a_pesavahti_is_asked_for_no_name(client: Client, let_in: Let) -> None:
    let_in(pesavahti=NETWORK)
    assert "Nyt sinulta ei kysytä mitään." in client.get(PAGE).text


def test_questions_come_as_text_messages_while_that_is_agreed_to(client: Client, keeper: Person, place: Place) -> None:
    reach(keeper)
    assert "tekstiviestinä" not in client.get(PAGE).text
    number = Contact.objects.create(person=keeper, channel="sms", address=NUMBER, verified=clock.now())
    assert f"Kysymykset aukioloajoista saavat tulla tekstiviestinä numeroon {NUMBER}" in client.get(PAGE).text
    assert [reached.channel for reached in keepers_of(place)] == ["email"]
    agree(client, texts_purpose(number.pk))
    assert [(reached.channel, reached.address) for reached in keepers_of(place)] == [("sms", NUMBER)]
    client.post(PAGE, {"purpose": texts_purpose(number.pk), "withdraw": "1"})
    assert [reached.channel for reached in keepers_of(place)] == ["email"]
    agree(client, texts_purpose(number.pk))
    number.delete()
    Contact.objects.create(person=keeper, channel="sms", address="+358409999999", verified=clock.now())
    assert [reached.channel for reached in keepers_of(place)] == ["email"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_as_much_for_one_role_as_for_three(
    client: Client, let_in: Let, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    person = let_in()
    for _ in range(count):
        Role.objects.create(person=person, kind="keeper", scope_kind="place", scope_id=make_place().pk)
    client.get(PAGE)
    with django_assert_num_queries(6):
        assert client.get(PAGE).text.count('type="checkbox"') == count


def test_the_own_page_leads_there_in_every_language(client: Client, keeper: Person) -> None:
    assert f'href="{PAGE}"' in client.get("/fi/sina").text
    for path, words in (
        ("/sv/du/samtycken", "Jag samtycker"),
        ("/en/you/consents", "I agree"),
        ("/selko/sina/suostumukset", "Suostun"),
    ):
        assert words in client.get(path).text


def test_two_names_stand_in_the_order_they_were_given(place: Place) -> None:
    for number, name in enumerate(("Liisa", "Aino")):
        person = make_person(name)
        Role.objects.create(person=person, kind="greeter", scope_kind="place", scope_id=place.pk)
        Consent.objects.create(
            person=person,
            purpose=purpose_at(place),
            wording="x",
            ends=date(2090, 1, 1),
            given=clock.now() + timedelta(minutes=number),
        )
    assert names_shown_at(Scope("place", place.pk)) == ["Liisa", "Aino"]
