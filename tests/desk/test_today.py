"""What needs me today: each line with its one tap, and the same few queries however many places there are."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from takaovi.core.clock import stopped_at, to_minute
from takaovi.core.outbox.actions import post
from takaovi.core.viewer import NETWORK, Scope
from takaovi.hours.ask_queries import places_nobody_is_asked_about
from takaovi.hours.models import Ask, Layer
from takaovi.hours.pause_actions import stop_asking
from takaovi.people.models import Contact, Person, Role
from takaovi.places.models import Keeping, Place
from takaovi.programme.signup_actions import sign_up
from takaovi.programme.signup_values import Asked
from tests.desk.conftest import LetIn
from tests.factories.hours import make_open_place, staffed
from tests.factories.people import make_person
from tests.factories.places import make_organisation, make_place
from tests.factories.programme import an_activity, an_occurrence
from tests.factories.proposals import a_proposal

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 12, 1, 10, tzinfo=UTC)  # a Tuesday
DESK = "/fi/poyta"


def text_of(client: Client, path: str = DESK) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_a_stranger_is_led_to_sign_in(client: Client) -> None:
    response = client.get(DESK)
    assert (response.status_code, response["Location"]) == (303, "/fi/kirjaudu?next=%2Ffi%2Fpoyta")


def a_kept_place(**fields: object) -> Place:
    """A place with confirmed hours and everything else still to do."""
    return make_open_place(confirmed=NOON, **fields)


def test_an_empty_desk_says_so_kindly(client: Client, let_in: LetIn) -> None:
    let_in("host", Scope("activity", an_activity().pk))
    assert "Mikään ei kaipaa sinua nyt" in text_of(client)


def test_one_tap_confirms_hours_that_have_faded(client: Client, let_in: LetIn) -> None:
    with stopped_at(NOON):
        place = make_open_place(staffed(), {"state": "self_service"})
        person = let_in("greeter", Scope("place", place.pk))
        assert f'name="confirm" value="{place.pk}"' in text_of(client)
        response = client.post(DESK, {"confirm": place.pk})
        assert (response.status_code, response["Location"]) == (303, "/fi/poyta?tehty=confirmed")
        assert set(Layer.objects.values_list("confirmed", "confirmed_by")) == {(NOON, person.pk)}
        assert 'name="confirm"' not in text_of(client)


def test_the_question_about_next_week_is_answered_by_the_same_tap(client: Client, let_in: LetIn) -> None:
    with stopped_at(NOON):
        place = a_kept_place()
        let_in("greeter", Scope("place", place.pk))
        Ask.objects.create(place=place, kind="week", first="2026-12-07", last="2026-12-13")
        assert text_of(client).count('name="confirm"') == 1
        client.post(DESK, {"confirm": place.pk})
        assert list(Ask.objects.values_list("answer", flat=True)) == ["yes"]


@pytest.mark.parametrize(("said", "closed"), [("yes", []), ("no", ["2026-12-25"])])
def test_a_holiday_is_open_or_closed_by_one_tap(client: Client, let_in: LetIn, said: str, closed: list) -> None:
    with stopped_at(NOON):
        place = a_kept_place()
        let_in("greeter", Scope("place", place.pk))
        ask = Ask.objects.create(place=place, kind="holiday", first="2026-12-25", last="2026-12-25")
        assert f'name="{said}" value="{ask.pk}"' in text_of(client)
        assert client.post(DESK, {said: ask.pk})["Location"] == "/fi/poyta?tehty=answered"
        ask.refresh_from_db()
        assert (ask.answer, ask.closed) == (said, closed)
        assert client.post(DESK, {said: ask.pk})["Location"] == "/fi/poyta?tehty=quick"


def test_nobody_confirms_or_answers_for_the_place_of_another(client: Client, let_in: LetIn) -> None:
    with stopped_at(NOON):
        mine, other = make_open_place(), make_open_place()
        ask = Ask.objects.create(place=other, kind="holiday", first="2026-12-25", last="2026-12-25")
        let_in("keeper", Scope("place", mine.pk))
        assert client.post(DESK, {"confirm": other.pk}).status_code == 404
        assert client.post(DESK, {"yes": ask.pk}).status_code == 404
        assert set(Layer.objects.values_list("confirmed", flat=True)) == {None}
        paths = [f"{DESK}/paikka/{slug}" for slug in (other.slug, "ei-ole")]
        assert [client.get(path).status_code for path in paths] == [404, 404]


def test_each_line_leads_to_what_is_to_be_done(client: Client, let_in: LetIn) -> None:
    with stopped_at(NOON):
        place = a_kept_place(name_sv="Stugan")
        let_in("keeper", Scope("place", place.pk))
        for number in range(2):
            activity = an_activity(place=place, slug=f"kahvit-{number}", sign_up="recommended", sign_up_here=True)
            occurrence = an_occurrence(activity, to_minute(NOON + timedelta(days=2)))
        sign_up(by="guest", occurrence=occurrence, asked=Asked(people=3, name="Siili"), once="x")
        a_proposal(place=place)
        shown = text_of(client)
    assert "3 ihmistä tulee: Kahvihetki" in shown
    assert "Samaan aikaan: Kahvihetki ja Kahvihetki." in shown
    assert "To 3.12. Samassa paikassa on kaksi toimintaa yhtä aikaa." in shown.replace("\xa0", " ")
    assert "Muuta tätä: Kahvihetki" in shown
    assert "”Kun tulet”: vastauksia on 0/12." in shown
    assert ("1 teksti puuttuu: Svenska" in shown, "2 tekstiä puuttuu: English" in shown) == (True, True)
    assert shown.count("Lue ja vastaa") == 1
    assert "Siili" not in shown


def test_the_pesavahti_sees_letters_that_did_not_arrive_and_no_address(client: Client, let_in: LetIn) -> None:
    let_in("pesavahti", NETWORK)
    letter = post(channel="email", to="matti@lampi.example", language="fi", subject="Koodi", text="x")
    type(letter).objects.filter(pk=letter.pk).update(state="given_up")
    assert "1 kirje jäi lähettämättä." in text_of(client)
    shown = text_of(client, f"{DESK}/kirjeet")
    assert ("Koodi" in shown, "matti" in shown) == (True, False)


def test_letters_are_the_pesavahtis_matter(client: Client, keeper: Person) -> None:
    assert client.get(f"{DESK}/kirjeet").status_code == 404


@pytest.mark.parametrize("count", [1, 3, 60])
def test_the_desk_asks_as_much_at_any_size(
    client: Client, let_in: LetIn, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    with stopped_at(NOON):
        organisation = make_organisation()
        for _ in range(count):
            place = make_open_place()
            Keeping.objects.create(place=place, organisation=organisation)
            Ask.objects.create(place=place, kind="week", first="2026-12-07", last="2026-12-13")
            for _number in range(2):
                an_occurrence(an_activity(place=place), to_minute(NOON + timedelta(days=2)))
        let_in("keeper", Scope("organisation", organisation.pk))
        text_of(client)  # the day's first visit is noted
        with django_assert_num_queries(13):  # one of them: who asks the association to host
            text_of(client)


def test_the_pesavahti_pages_through_the_network(
    client: Client, let_in: LetIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(23):
        make_place(slug=f"tupa-{number:02}", name=f"Tupa {number:02}")
    let_in("pesavahti", NETWORK)
    text_of(client)
    with django_assert_num_queries(14):
        shown = text_of(client)
    names = [f"Tupa {number:02}" for number in range(23)]
    assert (names_on(client), "?sivu=2" in shown) == (names[:20], True)
    assert names_on(client, f"{DESK}?sivu=2") == names[20:]
    assert "Tällaisia paikkoja on lisää." in shown


def names_on(client: Client, path: str = DESK) -> list[str]:
    """The places of the list in their order."""
    return re.findall(r'href="/fi/poyta/paikka/[^"]*">([^<]*)</a>', text_of(client, path))


def a_clash_at(place: Place) -> None:
    for _number in range(2):
        an_occurrence(an_activity(place=place), to_minute(NOON + timedelta(days=2)), place=place)


def test_the_pesavahti_sees_first_what_was_confirmed_longest_ago_and_then_what_clashes(
    client: Client, let_in: LetIn
) -> None:
    with stopped_at(NOON):
        make_open_place(name="A kunnossa", confirmed=NOON)
        a_clash_at(make_open_place(name="B päällekkäin", confirmed=NOON))
        make_open_place(name="C haalistunut", confirmed=NOON - timedelta(days=70))
        make_open_place(name="D vielä haalistuneempi", confirmed=NOON - timedelta(days=90))
        make_open_place(name="E ei koskaan")
        make_open_place(name="F luonnos", published=None)
        hearsay = make_open_place(name="G kuultu", confirmed=NOON)
        Layer.objects.filter(place=hearsay).update(certainty="hearsay")
        let_in("pesavahti", NETWORK)
        assert names_on(client) == [
            "E ei koskaan",
            "G kuultu",
            "D vielä haalistuneempi",
            "C haalistunut",
            "B päällekkäin",
            "F luonnos",
            "A kunnossa",
        ]


def kept_by(place: Place, address: str) -> Person:
    person = make_person()
    Contact.objects.create(person=person, channel="email", address=address, verified=NOON)
    Role.objects.create(person=person, kind="keeper", scope_kind="place", scope_id=place.pk)
    return person


def test_the_pesavahti_gets_a_row_for_each_place_that_nobody_is_asked_about(client: Client, let_in: LetIn) -> None:
    with stopped_at(NOON):
        nobody = make_open_place(name="Tyhjä tupa")
        quiet = make_open_place(name="Hiljainen tupa", confirmed=NOON - timedelta(days=200))
        asked = make_open_place(name="Puhelias tupa")
        for place in (quiet, asked):
            stop_asking(by="test", person=kept_by(place, f"{place.pk}@lampi.example"), place=place)
        kept_by(asked, "toinen@lampi.example")
        let_in("pesavahti", NETWORK)
        shown = text_of(client)
        path = f"{DESK}/ilman-kysyttavaa"
        rows = re.findall(r"<strong>([^<]*): kukaan ei saa kysymyksiä ajoista.</strong>", shown)
        assert rows == ["Tyhjä tupa", "Hiljainen tupa"]
        assert "Ylläpitäjää ei tavoiteta. Aikoja ei ole vahvistettu koskaan." in shown
        assert "Sen ylläpitäjät eivät halua kysymyksiä. Ajat vahvistettiin 15.5." in shown
        assert f'href="/fi/poyta/paikka/{nobody.slug}"' in text_of(client, path)
        let_in("keeper", Scope("place", quiet.pk))
        assert client.get(path).status_code == 404
        assert "kukaan ei saa kysymyksiä" not in text_of(client)


def test_the_keepers_of_an_organisation_answer_for_its_places_until_they_want_no_more(client: Client) -> None:
    organisation = make_organisation()
    places = [make_open_place(), make_open_place()]
    for place in places:
        Keeping.objects.create(place=place, organisation=organisation)
    person = make_person()
    Role.objects.create(person=person, kind="keeper", scope_kind="organisation", scope_id=organisation.pk)
    assert list(places_nobody_is_asked_about()) == places
    Contact.objects.create(person=person, channel="sms", address="+358401234567", verified=NOON)
    assert list(places_nobody_is_asked_about()) == []
    stop_asking(by="test", person=person, place=places[1])
    assert [(place, place.has_keeper) for place in places_nobody_is_asked_about()] == [(places[1], True)]


@pytest.mark.parametrize("count", [1, 3, 23])
def test_the_list_of_places_nobody_is_asked_about_asks_as_much_at_any_size(
    client: Client, let_in: LetIn, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for _ in range(count):
        make_open_place()
    let_in("pesavahti", NETWORK)
    path = f"{DESK}/ilman-kysyttavaa"
    text_of(client, path)
    with django_assert_num_queries(3):
        shown = text_of(client, path)
    assert (shown.count("/fi/poyta/paikka/"), "?sivu=2" in shown) == (min(count, 20), count > 20)


def test_a_keeper_comes_to_the_people_and_the_book_of_the_place(client: Client, let_in: LetIn, place: Place) -> None:
    let_in("keeper", Scope("place", place.pk))
    shown = text_of(client, f"{DESK}/paikka/{place.slug}")
    here = f"/fi/ihmiset/place/{place.pk}"
    ways = [here, f"{here}/luovuta", f"{here}/kuka-teki-mita"]
    assert [f'href="{way}"' in shown for way in ways] == [True, True, True]
    let_in("greeter", Scope("place", place.pk))
    shown = text_of(client, f"{DESK}/paikka/{place.slug}")
    assert [f'href="{way}"' in shown for way in ways] == [False, False, False]


def test_dead_letters_are_tried_again_or_dropped_by_their_reason(client: Client, let_in: LetIn) -> None:
    let_in("pesavahti", NETWORK)
    letters = [
        post(channel="email", to="matti@lampi.example", language="fi", subject=f"Koodi {number}", text="x")
        for number in range(3)
    ]
    rows = type(letters[0]).objects
    rows.update(state="given_up", fault="ConnectionRefusedError")
    rows.filter(pk=letters[2].pk).update(fault="refused 550")
    shown = text_of(client, f"{DESK}/kirjeet")
    assert "2 sähköpostia" in shown
    assert "Lähetys ei onnistunut vuorokaudessa. (ConnectionRefusedError)" in shown
    assert "Vastaanottajan palvelu sanoo, että osoitetta ei ole. (refused 550)" in shown
    assert "matti" not in shown
    again = {"channel": "email", "fault": "ConnectionRefusedError", "do": "again"}
    assert client.post(f"{DESK}/kirjeet", again).status_code == 303
    assert client.post(f"{DESK}/kirjeet", again | {"fault": "refused 550", "do": "drop"}).status_code == 303
    assert sorted(rows.values_list("state", flat=True)) == ["dropped", "waiting", "waiting"]
    assert "Ei yhtään." in text_of(client, f"{DESK}/kirjeet")


def test_only_the_pesavahti_drops_letters(client: Client, keeper: Person) -> None:
    assert client.post(f"{DESK}/kirjeet", {"channel": "email", "fault": "", "do": "drop"}).status_code == 404
