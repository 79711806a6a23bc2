"""Everybody is told by the way they chose; what can wait comes once a day in one letter, which is never empty."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from takaovi.core.clock import HELSINKI, now, stopped_at
from takaovi.core.models import Letter, Subscription
from takaovi.people.actions import erase_spent, forget_person
from takaovi.people.digest_actions import send_digests
from takaovi.people.models import Contact, Notice, NoticeChoice, NoticeTimes, Person
from takaovi.people.notice_actions import choose_notices, tell
from takaovi.people.notice_values import DEFAULTS, KINDS, after_quiet, digest_line
from takaovi.people.queries import Reachable
from tests.factories.people import make_person
from tests.people.conftest import Let, reach

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=HELSINKI)
PAGE = "/fi/sina/viestit"


@pytest.fixture
def keeper() -> Person:
    person = make_person()
    reach(person)
    return person


def of(person: Person) -> Reachable:
    return Reachable(person.pk, "email", "keeper@lampi.example", person.language)


def told(person: Person, kind: str = "proposals", at: datetime = NOON, **other: Any) -> None:
    with stopped_at(at):
        tell(reach=of(person), kind=kind, **({"subject": "Uusi ehdotus", "text": "Joku tarjoaa pullaa."} | other))


def choose(person: Person, quiet: str = "21-8", hour: int = 9, **ways: str) -> None:
    choose_notices(by="test", person=person, ways=ways, hour=hour, quiet=quiet)


def digests_at(moment: datetime) -> int:
    with stopped_at(moment):
        return send_digests()


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=HELSINKI)


@pytest.mark.django_db
def test_a_day_on_which_very_much_was_told_is_still_one_letter_that_can_be_sent(keeper: Person) -> None:
    words = {"person": keeper, "kind": "proposals", "language": "fi", "made": NOON}
    Notice.objects.bulk_create([Notice(subject="Uusi ehdotus " * 8, text="x" * 90, **words) for _ in range(400)])
    assert digests_at(at(25, 10)) == 1
    text = Letter.objects.get().text
    assert text.count("Uusi ehdotus Uusi") < 400
    assert "muuta asiaa." in text
    assert not Notice.objects.exists()


@pytest.mark.parametrize(
    ("moment", "quiet", "then"),
    [
        (at(24, 20, 59), "21-8", at(24, 20, 59)),
        (at(24, 21), "21-8", at(25, 8)),
        (at(25, 7, 59), "21-8", at(25, 8)),
        (at(25, 8), "21-8", at(25, 8)),
        (at(25, 8, 30), "20-9", at(25, 9)),
        (at(25, 3), "0-0", at(25, 3)),
    ],
)
def test_quiet_hours_end_in_the_morning(moment: datetime, quiet: str, then: datetime) -> None:
    assert after_quiet(moment, quiet, HELSINKI) == then


def test_the_line_of_the_daily_letter_is_the_latest_hour_that_has_come() -> None:
    assert [digest_line(moment, 9, HELSINKI) for moment in (at(24, 8, 59), at(24, 9))] == [at(23, 9), at(24, 9)]


def test_every_kind_has_a_way_by_itself() -> None:
    assert set(DEFAULTS) == set(KINDS)


@pytest.mark.django_db
def test_what_can_wait_comes_in_one_letter_at_the_persons_hour_and_only_once(keeper: Person) -> None:
    told(keeper, "invitations", subject="Kutsu", text="Järjestettekö kanssamme?")
    told(keeper)
    told(keeper, at=NOON + timedelta(minutes=1), text="Toinen tarjoaa marjoja.")
    assert Letter.objects.count() == 0
    assert [digests_at(moment) for moment in (at(24, 23), at(25, 8, 59), at(25, 9), at(25, 9, 10), at(26, 9))] == [
        0, 0, 1, 0, 0,
    ]  # fmt: skip
    letter = Letter.objects.get()
    assert letter.subject.endswith(": 3 asiaa luettavaksi tänään")
    assert letter.text.split("\n\n")[:-1] == [
        "== Ehdotukset ja palaute ==",
        "Uusi ehdotus", "Joku tarjoaa pullaa.",
        "Uusi ehdotus", "Toinen tarjoaa marjoja.",
        "== Kutsut järjestäjäksi ==",
        "Kutsu", "Järjestettekö kanssamme?",
        "--",
    ]  # fmt: skip
    assert letter.text.endswith(f"{PAGE}")
    assert Notice.objects.count() == 0


@pytest.mark.django_db
def test_the_daily_letter_is_in_its_persons_language_and_at_their_hour(keeper: Person) -> None:
    Person.objects.update(language="sv")
    choose(keeper, hour=17)
    told(keeper)
    assert (digests_at(at(24, 16, 59)), digests_at(at(24, 17))) == (0, 1)
    assert Letter.objects.get().subject.endswith(": 1 sak att läsa i dag")


@pytest.mark.django_db
def test_a_daily_letter_that_falls_into_quiet_hours_waits_for_their_end(keeper: Person) -> None:
    choose(keeper, hour=8, quiet="20-9")
    told(keeper)
    assert digests_at(at(25, 8)) == 1
    assert Letter.objects.get().due == at(25, 9)


@pytest.mark.django_db
def test_who_has_a_number_only_gets_the_titles_and_where_to_read() -> None:
    person = make_person()
    Contact.objects.create(person=person, channel="sms", address="+358401234567", verified=now())
    told(person)
    assert digests_at(at(25, 9)) == 1
    letter = Letter.objects.get()
    assert (letter.channel, letter.subject) == ("sms", "")
    assert "Uusi ehdotus. Lue ne täällä: " in letter.text


@pytest.mark.django_db
def test_what_hurries_comes_at_once_but_not_in_the_night(keeper: Person) -> None:
    told(keeper, "calls")
    told(keeper, "calls", at=at(24, 23))
    told(keeper, "proposals", at=at(24, 23), urgent=True)
    assert list(Letter.objects.order_by("pk").values_list("due", flat=True)) == [NOON, at(25, 8), at(24, 23)]


@pytest.mark.django_db
def test_the_chosen_way_is_taken_while_it_is_there(keeper: Person) -> None:
    number = Contact.objects.create(person=keeper, channel="sms", address="+358401234567", verified=now())
    choose(keeper, proposals="sms", hours="daily")
    told(keeper, short="Lyhyesti.")
    told(keeper, "hours")
    number.delete()
    told(keeper, short="Lyhyesti.")
    assert list(Letter.objects.order_by("pk").values_list("channel", "text")) == [
        ("sms", "Lyhyesti."),
        ("email", "Joku tarjoaa pullaa."),
    ]
    assert Notice.objects.get().kind == "hours"


@pytest.mark.django_db
def test_what_no_letter_could_take_is_erased_within_a_week_and_with_the_person(keeper: Person) -> None:
    keeper.contacts.all().delete()
    told(keeper)
    assert digests_at(at(25, 9)) == 0
    with stopped_at(NOON + timedelta(days=8)):
        erase_spent()
    assert Notice.objects.count() == 0
    told(keeper)
    choose(keeper, hours="daily")
    Subscription.objects.create(person_id=keeper.pk, endpoint="https://fcm.googleapis.com/x", p256dh="k", auth="a")
    forget_person(by="test", person=keeper)
    rows = (Notice, NoticeChoice, NoticeTimes, Subscription)
    assert [model.objects.count() for model in rows] == [0, 0, 0, 0]  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_the_page_offers_the_ways_that_are_there_and_keeps_the_choice(client: Client, let_in: Let) -> None:
    person = let_in()
    reach(person)
    assert "Heti sähköpostilla" not in client.get(PAGE).content.decode()  # the first address is the only one
    Contact.objects.create(person=person, channel="sms", address="+358401234567", verified=now())
    shown = client.get(PAGE).content.decode()
    assert [shown.count(f"Heti {way}") for way in ("sähköpostilla", "tekstiviestillä", "puhelimen")] == [5, 5, 0]
    sent = dict.fromkeys(KINDS, "daily") | {"calls": "email", "hour": "12", "quiet": "22-7"}
    assert client.post(PAGE, sent).status_code == 303
    assert dict(person.notice_choices.values_list("kind", "way")) == dict.fromkeys(KINDS, "daily") | {"calls": "email"}
    times = NoticeTimes.objects.get()
    assert (times.hour, times.quiet) == (12, "22-7")


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [{"calls": "sms"}, {"calls": "fax"}, {"hour": "3"}, {"quiet": "8-21"}])
def test_a_way_that_is_not_there_is_asked_again_and_nothing_is_kept(
    client: Client, let_in: Let, wrong: dict[str, str]
) -> None:
    reach(let_in())
    sent = dict.fromkeys(KINDS, "daily") | {"hour": "12", "quiet": "22-7"} | wrong
    response = client.post(PAGE, sent)
    assert (response.status_code, "Valitse yksi." in response.content.decode()) == (200, True)
    assert not NoticeChoice.objects.exists()


def test_guests_are_led_to_the_way_in(client: Client) -> None:
    assert client.get(PAGE).status_code == 303
