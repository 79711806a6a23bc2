"""Many people behind one address, as at a library's computers: they pass. One who guesses codes is stopped."""

import hashlib
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from takaovi.core import clock
from takaovi.core.models import Letter
from takaovi.people.models import Contact, Device
from takaovi.programme.models import Signup
from takaovi.proposals.models import Proposal
from tests.factories.people import make_person
from tests.factories.places import make_place
from tests.factories.programme import an_activity, an_occurrence

pytestmark = pytest.mark.django_db
PEOPLE = 30
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
LATER = NOW + timedelta(seconds=30)
LIBRARY, ELSEWHERE = "192.0.2.1", "198.51.100.7"
ASK, CODE = "/fi/kirjaudu", "/fi/kirjaudu/koodi"
TOO_OFTEN = "Tätä on pyydetty monta kertaa. Odota tunti ja yritä uudelleen."


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Codes are hashed slowly on purpose; how often one may ask does not hang on that."""
    slow = hashlib.scrypt
    monkeypatch.setattr(hashlib, "scrypt", lambda code, **how: slow(code, **(how | {"n": 2})))


def at(address: str = LIBRARY) -> Client:
    """A browser of its own."""
    return Client(REMOTE_ADDR=address)


def known(number: int) -> str:
    address = f"keeper-{number}@lampi.example"
    Contact.objects.create(person=make_person(), channel="email", address=address, verified=NOW)
    return address


def code_for(address: str) -> str:
    subject = Letter.objects.filter(to=address).latest("pk").subject
    return re.findall(r"\b\d{6}\b", subject)[0]


def test_thirty_keepers_sign_in_from_one_address_within_an_hour() -> None:
    with clock.stopped_at(NOW):
        for number in range(PEOPLE):
            client, address = at(), known(number)
            assert client.post(ASK, {"address": address}).status_code == 303
            assert client.post(CODE, {"code": code_for(address)}).status_code == 303
    assert Device.objects.count() == PEOPLE


def fill(path: str, fields: dict[str, str]) -> Any:
    client = at()
    with clock.stopped_at(NOW):
        stamp = re.findall(r'name="leima" value="([^"]+)"', client.get(path).text)[0]
    with clock.stopped_at(LATER):
        return client.post(path, {"leima": stamp} | fields)


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/fi/paikka/tupa/korjaa", {"topic": "hours", "text": "Ma-pe 10-16", "contact": ""}),
        ("/fi/palaute", {"topic": "idea", "text": "Lisää penkkejä.", "contact": ""}),
    ],
)
def test_thirty_neighbours_send_something_and_none_of_it_waits_for_a_second_look(
    path: str, fields: dict[str, str]
) -> None:
    make_place(slug="tupa")
    assert [fill(path, fields).status_code for _ in range(PEOPLE)] == [303] * PEOPLE
    assert set(Proposal.objects.values_list("state", flat=True)) == {"open"}
    assert Proposal.objects.count() == PEOPLE


def test_thirty_people_sign_up_for_a_time_and_find_it_again_by_their_codes() -> None:
    with clock.stopped_at(NOW):
        activity = an_activity(slug="kuoro", sign_up="needed", sign_up_here=True)
        time = an_occurrence(activity, clock.to_minute(NOW) + 1440)
        for number in range(PEOPLE):
            typed = {"maara": "1", "nimi": "", "yhteys": "", "kerta": f"{number:022}"}
            led = at().post(f"/fi/ilmoittaudu/kuoro/{time.pk}", typed)
            assert led.status_code == 303
            code = led.headers["Location"].rpartition("/")[2]
            assert at().get(led.headers["Location"]).status_code == 200, code
    assert Signup.objects.count() == PEOPLE


def wrong_for(right: str) -> str:
    return "000000" if right != "000000" else "111111"


def guesses_until_stopped(ask: Callable[[Client], int], target: str) -> int:
    """How many guesses somebody gets at one address, asking for a new code after every five."""
    guessed = 0
    while True:
        client = at()
        if ask(client) == 429:
            return guessed
        for _ in range(6):
            told = client.post(CODE, {"code": wrong_for(code_for(target))}).text
            if "viisi kertaa" in told:
                break
            guessed += 1


def test_one_who_guesses_codes_gets_25_tries_an_hour_and_the_others_at_the_library_still_come_in() -> None:
    target, neighbour = known(1), known(2)
    with clock.stopped_at(NOW):
        assert guesses_until_stopped(lambda client: client.post(ASK, {"address": target}).status_code, target) == 25
        client = at()
        assert TOO_OFTEN in client.post(ASK, {"address": target}).text
        assert client.post(ASK, {"address": neighbour}).status_code == 303
        assert client.post(CODE, {"code": code_for(neighbour)}).status_code == 303
        assert at(ELSEWHERE).post(ASK, {"address": target}).status_code == 303
    assert Device.objects.count() == 1
