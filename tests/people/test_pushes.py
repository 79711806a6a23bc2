"""Messages on the screen: sealed for the browser, signed by us, gone with the browser, and then told another way."""

import base64
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from django.test import Client
from pytest_django import Settings

from takaovi.core.clock import stopped_at
from takaovi.core.models import Letter, Subscription
from takaovi.core.outbox.actions import post
from takaovi.core.outbox.channels.push.hosts import is_push_address
from takaovi.core.outbox.channels.push.keys import public_key
from takaovi.core.outbox.sending import carry, claim_letter, send_letters
from takaovi.people.models import Person
from takaovi.people.notice_actions import choose_notices, pass_on_pushes, tell
from takaovi.people.queries import Reachable
from tests.core.push_service import Browser, PushService, push_service
from tests.factories.people import make_person
from tests.people.conftest import Let, reach

NOON = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
TEXT = "Joku odottaa soittoa, eikä kukaan päivystä.\n\nTulisitko? http://localhost:8000/fi/soitot/paivystys"


@pytest.fixture
def service(settings: Settings) -> Iterator[PushService]:
    with push_service() as server:
        settings.PUSH, settings.PUSH_HOSTS = True, frozenset({f"http://127.0.0.1:{server.port}"})
        settings.SITE_URL, settings.MAIL_FROM = "http://localhost:8000", "takaovi@lampi.example"
        settings.MAIL_CHANNEL = "inbox"
        yield server


def a_keeper() -> Person:
    person = make_person()
    reach(person)
    choose_notices(by="test", person=person, ways={"calls": "push"}, hour=9, quiet="21-8")
    return person


def push_to(person: Person) -> Letter:
    with stopped_at(NOON):
        to = Reachable(person.pk, "email", "keeper@lampi.example", "fi")
        tell(reach=to, kind="calls", subject="Joku odottaa soittoa", text=TEXT)
    return Letter.objects.latest("pk")


def send_at(later: timedelta = timedelta()) -> int:
    with stopped_at(NOON + later):
        return send_letters()


def opened(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


@pytest.mark.django_db
def test_a_push_is_sealed_for_its_browser_and_signed_by_us(service: PushService) -> None:
    person, browser = a_keeper(), Browser()
    browser.subscribe(person.pk, service.address("/one"))
    letter = push_to(person)
    assert (letter.channel, letter.to, send_at(), send_at()) == ("push", f"push:{person.pk}", 1, 0)
    ((_, headers, body),) = service.taken
    assert browser.open(body) == {
        "title": "Joku odottaa soittoa",
        "body": "Joku odottaa soittoa, eikä kukaan päivystä. Tulisitko?",
        "tag": f"letter-{letter.pk}",
        "url": "http://localhost:8000/fi/soitot/paivystys",
    }
    assert b"odottaa" not in body
    assert {name: headers[name] for name in ("topic", "ttl", "content-encoding")} == {
        "topic": f"letter-{letter.pk}",
        "ttl": "86400",
        "content-encoding": "aes128gcm",
    }
    token = headers["authorization"].removeprefix("vapid t=").split(",")[0]
    head, claims, signature = token.split(".")
    assert headers["authorization"].rpartition("k=")[2] == public_key()
    point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), opened(public_key()))
    halves = opened(signature)
    der = encode_dss_signature(int.from_bytes(halves[:32]), int.from_bytes(halves[32:]))
    point.verify(der, f"{head}.{claims}".encode(), ec.ECDSA(SHA256()))
    told = json.loads(opened(claims))
    assert (told["aud"], told["sub"]) == (f"http://127.0.0.1:{service.port}", "mailto:takaovi@lampi.example")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_erased_and_its_message_goes_by_e_mail_once(
    service: PushService, status: int
) -> None:
    person = a_keeper()
    Browser().subscribe(person.pk, service.address("/gone"))
    service.answers = {"/gone": [status]}
    lost = push_to(person)
    assert send_at() in (0, 1)
    assert Subscription.objects.count() == 0
    lost.refresh_from_db()
    assert (lost.state, lost.fault, lost.to) == ("given_up", "gone", "")
    send_at(timedelta(minutes=1))
    (passed,) = Letter.objects.exclude(pk=lost.pk)
    assert (passed.channel, passed.to, passed.text, passed.state) == ("email", "keeper@lampi.example", TEXT, "sent")


@pytest.mark.django_db
def test_one_browser_that_takes_it_is_enough_and_the_other_stays(service: PushService) -> None:
    person, here, gone = a_keeper(), Browser(), Browser()
    here.subscribe(person.pk, service.address("/here"))
    gone.subscribe(person.pk, service.address("/gone"))
    service.answers = {"/gone": [410]}
    push_to(person)
    assert send_at() == 1
    assert list(Subscription.objects.values_list("endpoint", flat=True)) == [service.address("/here")]


@pytest.mark.django_db
def test_a_service_that_cannot_now_is_asked_again_with_the_same_topic(service: PushService) -> None:
    person = a_keeper()
    Browser().subscribe(person.pk, service.address("/one"))
    service.answers = {"/one": [503, 429]}
    letter = push_to(person)
    assert [send_at(timedelta(minutes=wait)) for wait in (0, 1, 3)] == [0, 0, 1]
    letter.refresh_from_db()
    assert (letter.state, letter.tries) == ("sent", 3)
    assert service.taken[0][1]["topic"] == f"letter-{letter.pk}"


@pytest.mark.parametrize(
    ("endpoint", "known"),
    [
        ("https://fcm.googleapis.com/fcm/send/x", True),
        ("https://wns2-db5p.notify.windows.com/w/?token=x", True),
        ("http://fcm.googleapis.com/fcm/send/x", False),
        ("https://fcm.googleapis.com.example.org/x", False),
        ("https://user(at)fcm.googleapis.com/x".replace("(at)", "@"), False),
        ("https://fcm.googleapis.com:8443/x", False),
        ("https://127.0.0.1/x", False),
        ("https://[::1/x", False),
        ("", False),
        ("https://fcm.googleapis.com/" + "x" * 500, False),
    ],
)
def test_only_makers_of_browsers_are_pushed_to(endpoint: str, known: bool) -> None:
    assert is_push_address(endpoint) == known


@pytest.mark.django_db
def test_a_browser_is_kept_for_its_person_and_turned_off(client: Client, let_in: Let, settings: Settings) -> None:
    settings.PUSH = True
    person = let_in()
    page, browser = "/fi/sina/viestit", "/fi/sina/viestit/selain"
    assert "data-push=" in client.get(page).content.decode()
    sent = {"endpoint": "https://fcm.googleapis.com/fcm/send/x", "p256dh": "k" * 87, "auth": "a" * 22}
    assert client.post(browser, sent | {"endpoint": "https://lampi.example/x"}).status_code == 400
    assert [client.post(browser, sent).status_code for _ in range(2)] == [303, 303]
    assert Subscription.objects.get().person_id == person.pk
    assert client.get(page).content.decode().count("Heti puhelimen tai tietokoneen näytölle") == 5
    client.post(browser, {"end": "1"})
    assert Subscription.objects.count() == 0


@pytest.mark.django_db
def test_where_the_operator_lets_no_pushes_out_nothing_is_offered(client: Client, let_in: Let) -> None:
    let_in()
    assert "data-push" not in client.get("/fi/sina/viestit").content.decode()
    assert client.post("/fi/sina/viestit/selain", {"end": "1"}).status_code == 404


def test_the_worker_stands_above_every_page(client: Client) -> None:
    response = client.get("/viestien-nayttaja.js")
    assert (response.status_code, response.headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")
    assert "showNotification" in response.content.decode()


@pytest.mark.django_db
def test_a_push_whose_sender_was_killed_before_it_told_of_the_loss_is_passed_on_all_the_same(
    service: PushService,
) -> None:
    person = make_person()
    reach(person)
    post(channel="push", to=f"push:{person.pk}", language="fi", subject="Vuoro", text="Kuka tulee?")
    held = claim_letter()
    assert held is not None
    carry(held)  # no browser is there; and killed: in this test nothing that follows a commit is done
    assert [pass_on_pushes(), pass_on_pushes()] == [1, 0]
    assert list(Letter.objects.order_by("pk").values_list("channel", "to", "text")) == [
        ("push", "", ""),
        ("email", "keeper@lampi.example", "Kuka tulee?"),
    ]
