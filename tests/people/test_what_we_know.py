"""Everything that is held of a person: seen, taken along, and erased by oneself."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from takaovi.core import clock
from takaovi.core.errors import DomainError
from takaovi.core.models import AuditEntry
from takaovi.core.viewer import NETWORK, Scope
from takaovi.people import additions, held_queries
from takaovi.people.actions import erase_spent, forget_overdue, forget_person, give_consent
from takaovi.people.additions import Held, add_held
from takaovi.people.device_actions import add_device
from takaovi.people.models import Consent, Contact, Device, Passkey, Person, Role, SignInCode
from tests.factories.people import make_person
from tests.factories.places import make_place
from tests.people.conftest import Let, reach
from tests.ui.soup import Soup

pytestmark = pytest.mark.django_db
WHEN = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
KNOW, EXPORT, ERASE = "/fi/sina/mita-tiedamme", "/fi/sina/mita-tiedamme.json", "/fi/sina/poista"


def known(let_in: Let) -> Person:
    """Somebody of whom every kind of record is held."""
    person = let_in("Liisa", keeper=Scope("place", make_place(name_fi="Kahvitupa").pk))
    reach(person)
    give_consent(by="test", person=person, purpose="letters", wording="Viikkoviesti saa tulla.", ends=date(2030, 1, 1))
    Passkey.objects.create(person=person, credential_id="abc", public_key="def", name="iPhone")
    return person


def test_the_page_tells_every_record_in_words(client: Client, let_in: Let) -> None:
    person = known(let_in)
    AuditEntry.objects.create(by=f"person:{person.pk}", deed="publish_place", thing="places.Place:1")
    told = Soup(client.get(KNOW).text).one("main").text
    for words in (
        "1 teko",
        "Liisa",
        "keeper@lampi.example",
        "Firefox · Android",
        "iPhone",
        "ylläpitäjä: Kahvitupa",
        "Viikkoviesti",
    ):
        assert words in told
    assert f"Ne säilyvät 400 päivää numerolla {person.pk}, ilman nimeäsi." in told


def test_the_file_holds_the_same_with_reason_and_end(client: Client, let_in: Let) -> None:
    person = known(let_in)
    answer = client.get(EXPORT)
    rows = {one["what"]: one for one in answer.json()["held"]}
    kinds = ["Nimimerkki ja kieli", "Osoitteet", "Laitteet", "Pääsyavaimet", "Mihin suostuit", "Roolit"]
    assert list(rows) == kinds
    assert rows["Osoitteet"]["rows"] == ["keeper@lampi.example"]
    assert rows["Osoitteet"]["until"] == person.keep_until.isoformat()  # type: ignore[union-attr]
    assert all(one["why"] for one in rows.values())
    assert answer.headers["Cache-Control"] == "no-store"


def test_rooms_above_add_what_they_hold(client: Client, let_in: Let, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(additions, "holdings", [])
    person = let_in()
    add_held(lambda number: [Held("Ilmoittautumiset", (f"numero {number}",), "Jotta pääset mukaan.")])
    monkeypatch.setattr(held_queries, "holdings", additions.holdings)
    assert f"numero {person.pk}" in client.get(KNOW).text


def test_erasing_by_oneself_leaves_an_empty_row_and_no_way_in(client: Client, let_in: Let) -> None:
    person = known(let_in)
    AuditEntry.objects.create(by=f"person:{person.pk}", deed="publish_place", thing="places.Place:1")
    answer = client.post(ERASE)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/fi/poistettu")
    assert answer.cookies["device"]["max-age"] == 0
    person.refresh_from_db()
    assert (person.nickname, person.purpose, person.keep_until, person.forgotten is None) == ("", "", None, False)
    for model in (Contact, Device, Passkey, Consent, Role, SignInCode):
        assert model.objects.count() == 0  # type: ignore[attr-defined]
    assert AuditEntry.objects.filter(by=f"person:{person.pk}", deed="publish_place").count() == 1
    assert client.get("/fi/sina").status_code == 303


def test_the_last_pesavahti_is_told_why_erasing_waits(client: Client, let_in: Let) -> None:
    person = let_in(pesavahti=NETWORK)
    answer = client.post(ERASE)
    assert "Olet viimeinen pesävahti. Kutsu ensin seuraaja." in answer.text
    person.refresh_from_db()
    assert person.forgotten is None
    with pytest.raises(DomainError):
        forget_person(by="test", person=person)


def test_the_night_forgets_whom_nobody_has_seen_for_two_years_but_not_the_last_pesavahti() -> None:
    with clock.stopped_at(WHEN):
        gone, last = make_person(), make_person()
        Role.objects.create(person=last, kind="pesavahti", scope_kind="network")
        reach(gone)
    with clock.stopped_at(WHEN + timedelta(days=731)):
        assert forget_overdue() == 1
    assert Contact.objects.count() == 0
    last.refresh_from_db()
    assert last.forgotten is None


def test_using_a_device_renews_it_and_the_record_once_a_month(client: Client, let_in: Let) -> None:
    with clock.stopped_at(WHEN):
        person = let_in()
        assert "device" not in client.get("/fi/sina").cookies
    with clock.stopped_at(WHEN + timedelta(days=40)):
        answer = client.get("/fi/sina")
        assert answer.cookies["device"]["max-age"] == 365 * 86_400
        device, person = Device.objects.get(), Person.objects.get(pk=person.pk)
        assert (device.seen, device.ends, person.keep_until) == (date(2027, 1, 1), date(2028, 1, 3), date(2029, 1, 2))
    with clock.stopped_at(WHEN + timedelta(days=40 + 366)):
        assert client.get("/fi/sina").status_code == 303


def test_no_finer_day_than_the_month_fits_into_a_device() -> None:
    person = make_person()
    with pytest.raises(IntegrityError), transaction.atomic():
        Device.objects.create(person=person, token_hash="x", name="", seen=date(2026, 11, 24), ends=date(2027, 1, 1))


def test_one_device_is_ended_and_another_persons_is_not_there(client: Client, let_in: Let) -> None:
    person, stranger = let_in(), make_person()
    other, _ = add_device(by="test", person=person, name="Safari · iPhone")
    theirs, _ = add_device(by="test", person=stranger, name="Edge · Windows")
    client.post("/fi/sina/laitteet", {"device": other.pk})
    client.post("/fi/sina/laitteet", {"device": theirs.pk})
    assert sorted(Device.objects.values_list("name", flat=True)) == ["Edge · Windows", "Firefox · Android"]
    assert client.post("/fi/sina/laitteet").headers["Location"] == "/fi/kirjaudu"
    assert list(Device.objects.values_list("name", flat=True)) == ["Edge · Windows"]


def test_the_night_erases_codes_devices_and_addresses_that_have_done_their_work(client: Client) -> None:
    person = make_person()
    with clock.stopped_at(WHEN):
        reach(person)
        Contact.objects.create(person=person, channel="email", address="typo@lampi.example")
        add_device(by="test", person=person, name="")
        client.post("/fi/kirjaudu", {"address": "keeper@lampi.example"})
        assert erase_spent() == 0
    with clock.stopped_at(WHEN + timedelta(days=2)):
        assert erase_spent() == 2
    with clock.stopped_at(WHEN + timedelta(days=366)):
        assert erase_spent() == 1
    assert list(Contact.objects.values_list("address", flat=True)) == ["keeper@lampi.example"]
