"""Journeys of notices, from the page where a way is chosen to what lands; and of a letter that did not leave."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from html import unescape

import pytest
from django.test import Client
from pytest_django import Settings

from takaovi.core.clock import HELSINKI, now, stopped_at
from takaovi.core.models import Letter
from takaovi.core.outbox.actions import post
from takaovi.core.outbox.sending import send_letters
from takaovi.core.viewer import NETWORK
from takaovi.people.device_actions import add_device
from takaovi.people.digest_actions import send_digests
from takaovi.people.models import Contact, Notice, Person, Role
from takaovi.people.notice_actions import tell
from takaovi.people.notice_values import KINDS
from takaovi.people.queries import Reachable
from tests.factories.people import make_person
from tests.people.conftest import reach

pytestmark = pytest.mark.django_db
PAGE, DEAD, DESK = "/fi/sina/viestit", "/fi/poyta/kirjeet", "/fi/poyta"
NUMBER, ADDRESS = "+358401234567", "keeper@lampi.example"
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=HELSINKI)


@pytest.fixture(autouse=True)
def everything_lands_in_the_inbox(settings: Settings) -> Iterator[None]:
    settings.MAIL_CHANNEL = settings.SMS_CHANNEL = "inbox"
    with stopped_at(NOON):
        yield


def in_words(client: Client, path: str) -> str:
    text = client.get(path).content.decode()
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))).replace("\xa0", " ")


def signed_in(client: Client, person: Person) -> Person:
    _, token = add_device(by="test", person=person, name="Firefox · Android")
    client.cookies["device"] = token
    return person


def happens(person: Person, kind: str, words: str) -> None:
    to = Reachable(person.pk, "email", ADDRESS, person.language)
    tell(reach=to, kind=kind, subject=words, text=f"{words}: lue sivulta.", short=words)


def landed() -> list[tuple[str, str]]:
    """What has left since the last look, as (channel, subject or words), oldest first."""
    send_letters()
    found = [(one.channel, one.subject or one.text) for one in Letter.objects.filter(state="sent").order_by("pk")]
    Letter.objects.filter(state="sent").delete()
    return found


def test_a_keeper_chooses_text_messages_for_calls_and_one_letter_a_day_for_the_rest(client: Client) -> None:
    # Given a keeper with an address and a number, who has chosen nothing yet
    keeper = signed_in(client, make_person())
    reach(keeper, ADDRESS)
    Contact.objects.create(person=keeper, channel="sms", address=NUMBER, verified=now())
    # When they choose text messages for calls, and the daily letter at nine for everything else
    chosen = dict.fromkeys(KINDS, "daily") | {"calls": "sms", "hour": "9", "quiet": "21-8"}
    assert "Tallennettu." in client.post(PAGE, chosen, follow=True).content.decode()
    # Then the page shows it again as it was chosen
    shown = client.get(PAGE).content.decode()
    ticked = set(re.findall(r'name="(\w+)" value="([\w-]+)"[^>]* checked', shown))
    assert {("calls", "sms"), ("hour", "9"), ("proposals", "daily")} <= ticked
    # And of three things that happen the call alone comes at once, by text message
    happens(keeper, "proposals", "Joku tarjoaa pullaa")
    happens(keeper, "calls", "Joku odottaa soittoa")
    happens(keeper, "hours", "Pitävätkö ajat")
    assert landed() == [("sms", "Joku odottaa soittoa")]
    # And the others come in one letter in the morning, once
    with stopped_at(NOON + timedelta(hours=21)):
        send_digests()
        [(channel, subject)] = landed()
        assert (channel, subject.endswith(": 2 asiaa luettavaksi tänään")) == ("email", True)
        send_digests()
        assert (landed(), Notice.objects.count()) == ([], 0)
    # When a call comes in the night
    with stopped_at(NOON + timedelta(hours=36)):
        happens(keeper, "calls", "Yöllinen pyyntö")
        assert landed() == []
    # Then it waits for the end of their quiet hours
    with stopped_at(NOON + timedelta(hours=44)):
        assert landed() == [("sms", "Yöllinen pyyntö")]


def test_a_letter_that_did_not_leave_is_seen_mended_and_sent_again(client: Client, settings: Settings) -> None:
    # Given an operator whose letters find no way out for a day
    pesavahti = signed_in(client, make_person())
    Role.objects.create(person=pesavahti, kind="pesavahti", scope_kind=NETWORK.kind, scope_id=NETWORK.id)
    settings.MAIL_CHANNEL = "missing"
    post(channel="email", to=ADDRESS, language="fi", subject="Vuorosi huomenna", text="Olet luvannut tulla.")
    for hours in (0, 1, 13, 25, 37):
        with stopped_at(NOON + timedelta(hours=hours)):
            send_letters()
    letter = Letter.objects.get()
    assert (letter.state, letter.to) == ("given_up", ADDRESS)
    with stopped_at(NOON + timedelta(hours=37)):
        # When they come to their desk
        assert "1 kirje jäi lähettämättä." in in_words(client, DESK)
        shown = in_words(client, DEAD)
        # Then they see what it was about and why, and no address
        assert ("1 sähköposti" in shown, "Vuorosi huomenna" in shown, ADDRESS in shown) == (True, True, False)
        # When the way is mended, and they press once
        settings.MAIL_CHANNEL = "inbox"
        pressed = {"channel": "email", "fault": letter.fault, "do": "again"}
        assert client.post(DEAD, pressed).status_code == 303
        # Then it leaves, once, and the list is empty
        assert landed() == [("email", "Vuorosi huomenna")]
        assert client.post(DEAD, pressed).status_code == 303
        assert landed() == []
        assert "Ei yhtään." in in_words(client, DEAD)
        assert "jäi lähettämättä" not in in_words(client, DESK)
