"""No more questions: out by one tap or by one's mail program, and back again by oneself."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from takaovi.core.clock import stopped_at
from takaovi.core.models import AuditEntry
from takaovi.core.outbox.channels.smtp.message import message_of
from takaovi.hours.ask_actions import ask_place, remind_keepers
from takaovi.hours.ask_queries import kept_places
from takaovi.hours.ask_values import Kind
from takaovi.hours.models import Ask, AskPause
from takaovi.people.actions import forget_person
from takaovi.people.device_actions import add_device
from takaovi.people.models import Person
from takaovi.places.models import Place
from tests.hours.keepers import MONDAY, THURSDAY, a_kept_place, asked, keeper_of, letters

pytestmark = pytest.mark.django_db
ONE_CLICK = "List-Unsubscribe=One-Click"
URLENCODED = "application/x-www-form-urlencoded"
PARTS = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'
ELSEWHERE = {"origin": "https://mail.example", "sec-fetch-site": "cross-site"}


@pytest.fixture
def place() -> Place:
    with stopped_at(THURSDAY):
        made = a_kept_place()
        asked(made)
    return made


@pytest.fixture
def path(place: Place) -> str:
    return "/" + letters()[0].leave_url.split("/", 3)[3]


def is_paused() -> bool:
    return AskPause.objects.exists()


def test_the_letter_tells_mail_programs_where_to_end_it(path: str) -> None:
    message = message_of(letters()[0], name="Takaovi", address="takaovi@lampi.example")
    assert message["List-Unsubscribe"] == f"<{letters()[0].leave_url}>"
    assert message["List-Unsubscribe-Post"] == ONE_CLICK
    assert path.startswith("/fi/ei-enaa-kysymyksia/")


def test_looking_at_the_page_changes_nothing(client: Client, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, "Etkö halua enää kysymyksiä näistä ajoista?" in answer.text) == (200, True)
    assert (answer.headers["Cache-Control"], answer.headers["X-Robots-Tag"]) == ("no-store", "noindex")
    assert client.head(path).status_code == 200
    assert not is_paused()


def test_one_tap_ends_the_questions_and_one_brings_them_back(client: Client, path: str, place: Place) -> None:
    for _ in range(2):
        assert "Emme kysy näistä ajoista enää sinulta." in client.post(path, {"answer": "stop"}, follow=True).text
    assert is_paused()
    with stopped_at(THURSDAY + timedelta(days=7)):
        later = MONDAY + timedelta(days=7)
        assert ask_place(by="test", place=place, kind=Kind.WEEK, first=later, last=later + timedelta(days=6)) is None
    assert "Etkö halua" in client.post(path, {"answer": "again"}, follow=True).text
    assert not is_paused()
    deeds = AuditEntry.objects.filter(thing=f"places.Place:{place.pk}", deed__in=("stop_asking", "ask_again"))
    assert list(deeds.order_by("pk").values_list("deed", flat=True)) == ["stop_asking", "ask_again"]


def test_only_this_person_and_this_place_are_left_in_peace(client: Client, path: str, place: Place) -> None:
    with stopped_at(THURSDAY):
        keeper_of(place, "other@lampi.example")
        another = a_kept_place("third@lampi.example")
        client.post(path, {"answer": "stop"})
        later = MONDAY + timedelta(days=7)
        ask_place(by="test", place=place, kind=Kind.WEEK, first=later, last=later + timedelta(days=6))
        asked(another)
        assert kept_places().count() == 2
    assert [letter.to for letter in letters()] == ["keeper@lampi.example", "other@lampi.example", "third@lampi.example"]


def test_the_reminder_is_left_out_too(client: Client, path: str) -> None:
    client.post(path, {"answer": "stop"})
    with stopped_at(THURSDAY + timedelta(days=2, hours=1)):
        remind_keepers()
    assert len(letters()) == 1


@pytest.mark.parametrize(("body", "kind"), [(ONE_CLICK, URLENCODED), (PARTS, "multipart/form-data; boundary=x")])
@pytest.mark.parametrize("headers", [{}, ELSEWHERE])
def test_a_mail_program_ends_them_for_its_reader(
    client: Client, path: str, body: str, kind: str, headers: dict[str, str]
) -> None:
    answer = client.post(path, body, kind, headers=headers)
    assert (answer.status_code, "Emme kysy näistä ajoista enää sinulta." in answer.text) == (200, True)
    assert is_paused()


@pytest.mark.parametrize(
    "body", ["answer=stop", "answer=again", f"{ONE_CLICK}&answer=again", f"{ONE_CLICK}&{ONE_CLICK}", "", "x=" * 600]
)
def test_from_elsewhere_nothing_but_the_one_click_is_taken(client: Client, path: str, body: str) -> None:
    assert client.post(path, body, URLENCODED, headers=ELSEWHERE).status_code == 403
    assert not is_paused()


def test_the_one_click_opens_no_other_address(client: Client, path: str) -> None:
    answering = path.replace("ei-enaa-kysymyksia", "vahvista")
    for other in (answering, "/fi/kirjaudu", "/fi/sina/kysymykset"):
        assert client.post(other, ONE_CLICK, URLENCODED, headers=ELSEWHERE).status_code == 403
    invented = path.rpartition("/")[0] + "/" + "A" * 16
    assert client.post(invented, ONE_CLICK, URLENCODED, headers=ELSEWHERE).status_code == 404
    assert (Ask.objects.get().answer, is_paused()) == ("", False)


def test_ones_own_page_turns_them_off_and_on_for_ones_own_places(client: Client, place: Place) -> None:
    person = Person.objects.get()
    _, token = add_device(by="test", person=person, name="x")
    client.cookies["device"] = token
    stranger = a_kept_place("other@lampi.example", name="Vieras tupa")
    page = client.get("/fi/sina/kysymykset").text
    assert ("Kahvitupa" in page, "Vieras tupa" in page) == (True, False)
    client.post("/fi/sina/kysymykset", {"stop": stranger.pk})
    assert not is_paused()
    client.post("/fi/sina/kysymykset", {"stop": place.pk})
    assert list(AskPause.objects.values_list("person", "place")) == [(person.pk, place.pk)]
    assert "Emme kysy näistä ajoista enää sinulta." in client.get("/fi/sina/kysymykset").text
    client.post("/fi/sina/kysymykset", {"again": place.pk})
    assert not is_paused()
    assert "/fi/sina/kysymykset" in client.get("/fi/sina").text


def test_the_page_is_there_in_every_language(client: Client, path: str) -> None:
    token = path.rpartition("/")[2]
    assert "Fråga mig inte mer" in client.get(f"/sv/inga-fler-fragor/{token}").text
    assert "Ask me no more" in client.get(f"/en/no-more-questions/{token}").text
    assert "Älkää kysykö enää minulta" in client.get(f"/selko/ei-enaa-kysymyksia/{token}").text


@pytest.mark.django_db(transaction=True)
def test_who_is_forgotten_leaves_no_wish_behind(client: Client, path: str) -> None:
    client.post(path, {"answer": "stop"})
    forget_person(by="test", person=Person.objects.get())
    assert not is_paused()
    assert client.get(path).status_code == 404


def test_a_wish_is_kept_once(client: Client, path: str, place: Place) -> None:
    client.post(path, {"answer": "stop"})
    with pytest.raises(IntegrityError), transaction.atomic():
        AskPause.objects.create(person=Person.objects.get(), place=place)
