"""A second address, the command of the operator, and what is read as an address."""

import os
import subprocess
import sys

import pytest
from django.test import Client

from takaovi.core.models import Letter
from takaovi.people.address_values import read_address, veiled
from takaovi.people.device_values import device_name
from takaovi.people.models import Contact
from tests.factories.people import make_person
from tests.people.conftest import Let, code_of, reach

ADDRESSES, CODE = "/fi/sina/osoitteet", "/fi/kirjaudu/koodi"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (" Liisa@Lampi.Example ", ("email", "liisa@lampi.example")),
        ("040 123 4567", ("sms", "+358401234567")),
        ("+358 (40) 123-4567", ("sms", "+358401234567")),
        ("0046 70 123 45 67", ("sms", "+46701234567")),
        ("٠٤٠١٢٣٤٥٦٧", None),
        ("liisa@lampi", None),
        ("liisa@lampi.example, omar@lampi.example", None),
        ("a@b.example\nBcc: c@d.example", None),
        ("123", None),
        ("", None),
    ],
)
def test_an_address_is_read_as_people_write_it(typed: str, read: tuple[str, str] | None) -> None:
    assert read_address(typed) == read


def test_a_veiled_address_is_known_by_its_owner_only() -> None:
    assert veiled("liisa@lampi.example") == "l•••@lampi.example"
    assert veiled("+358401234567") == "+358•••567"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1", "Safari · iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit Chrome/120 Safari/537 Edg/120", "Edge · Windows"),
        ("curl/8.0", ""),
        ("x" * 5_000, ""),
    ],
)
def test_a_device_is_named_by_browser_and_system_only(line: str, name: str) -> None:
    assert device_name(line) == name


@pytest.mark.django_db
def test_a_second_address_is_proved_by_a_code_and_adds_no_device(client: Client, let_in: Let) -> None:
    person = let_in()
    reach(person)
    assert client.post(ADDRESSES, {"address": "toinen@lampi.example"}).headers["Location"] == CODE
    letter = Letter.objects.get()
    assert "http" not in letter.text
    assert client.post(CODE, {"code": code_of(letter)}).status_code == 303
    assert person.contacts.filter(verified__isnull=False).count() == 2
    assert person.devices.count() == 1


@pytest.mark.django_db
def test_an_address_of_somebody_else_looks_alike_and_brings_nothing(client: Client, let_in: Let) -> None:
    stranger = make_person("Aino")
    reach(stranger, "aino@lampi.example")
    person = let_in()
    assert client.post(ADDRESSES, {"address": "aino@lampi.example"}).headers["Location"] == CODE
    assert Letter.objects.count() == 0
    assert "Jos tunnemme osoitteen" in client.get(CODE).text
    assert (person.contacts.count(), stranger.contacts.count()) == (0, 1)


@pytest.mark.django_db
def test_an_unproved_address_of_one_never_becomes_a_way_into_it_for_another(client: Client, let_in: Let) -> None:
    let_in()
    client.post(ADDRESSES, {"address": "uhri@lampi.example"})
    Letter.objects.all().delete()
    victim = Client()
    victim.post("/fi/kirjaudu", {"address": "uhri@lampi.example"})
    assert Letter.objects.count() == 0
    assert Contact.objects.get().verified is None


@pytest.mark.django_db
def test_the_last_address_stays(client: Client, let_in: Let) -> None:
    contact = reach(let_in())
    told = client.post(ADDRESSES, {"remove": contact.pk}).text
    assert "Tavoitamme sinut vain tästä osoitteesta. Lisää ensin toinen." in told
    assert Contact.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--role", "owner"), "write --role as one of pesavahti, keeper, host, greeter"),
        (("--role", "keeper", "--place", "place:999"), "there is no place with the number 999"),
        (("--role", "pesavahti", "--email", "x"), "'x' is neither an e-mail address nor a phone number"),
    ],
)
def test_the_command_says_what_it_cannot_read(words: tuple[str, ...], told: str, tmp_path: object) -> None:
    database = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3", "TAKAOVI_STATE": str(tmp_path)}
    run = [sys.executable, "-P", "-m", "takaovi"]
    subprocess.run([*run, "migrate"], env=database, capture_output=True, check=True)
    done = subprocess.run([*run, "people", "invite", *words], env=database, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert told in done.stderr
