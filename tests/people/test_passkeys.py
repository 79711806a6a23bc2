"""Passkeys: what a made-up, foreign or repeated answer gets. A real key is made in tests/browser."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client, override_settings

from takaovi.core import clock
from takaovi.people.models import Device, Passkey, PasskeyChallenge
from takaovi.people.tokens import pack
from tests.factories.people import make_person
from tests.people.conftest import Let

pytestmark = pytest.mark.django_db
WHEN = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
ASK, USE, NEW, KEEP = (
    "/fi/kirjaudu/kysy-avainta",
    "/fi/kirjaudu/avaimella",
    "/fi/sina/kysy-uutta-avainta",
    "/fi/sina/uusi-avain",
)
TOLD = {"told": "Pääsyavain ei toiminut. Kirjaudu koodilla."}


@pytest.fixture(autouse=True)
def named_site() -> Any:
    with override_settings(SITE_URL="http://localhost:8000"):
        yield


def send(client: Client, path: str, told: object) -> Any:
    return client.post(path, json.dumps(told), "application/json", headers={"sec-fetch-site": "same-origin"})


def made_up(challenge: str) -> dict[str, Any]:
    told = {"type": "webauthn.get", "challenge": challenge, "origin": "http://localhost:8000"}
    client_data = pack(json.dumps(told).encode())
    response = {"clientDataJSON": client_data, "authenticatorData": pack(b"x" * 37), "signature": pack(b"y" * 70)}
    return {"id": "abc", "rawId": "abc", "type": "public-key", "response": response, "clientExtensionResults": {}}


def test_a_question_is_put_with_the_name_of_the_site_and_a_screen_lock(client: Client) -> None:
    asked = send(client, ASK, {}).json()
    assert (asked["rpId"], asked["userVerification"]) == ("localhost", "required")
    assert PasskeyChallenge.objects.count() == 1


def test_a_signature_that_is_none_signs_nobody_in_and_uses_the_question_up(client: Client) -> None:
    Passkey.objects.create(person=make_person(), credential_id="abc", public_key=pack(b"k" * 77))
    challenge = send(client, ASK, {}).json()["challenge"]
    for _ in range(2):
        answer = send(client, USE, made_up(challenge))
        assert (answer.status_code, answer.json()) == (400, TOLD)
    assert (PasskeyChallenge.objects.count(), Device.objects.count()) == (0, 0)


def test_an_answer_to_no_question_of_ours_or_to_an_old_one_is_none(client: Client) -> None:
    with clock.stopped_at(WHEN):
        challenge = send(client, ASK, {}).json()["challenge"]
    assert send(client, USE, made_up(pack(b"z" * 64))).json() == TOLD
    with clock.stopped_at(WHEN + timedelta(minutes=5)):
        assert send(client, USE, made_up(challenge)).json() == TOLD


@pytest.mark.parametrize("told", [[], "x", {}, {"response": {}}, {"response": {"clientDataJSON": "%%%"}}, {"id": 7}])
def test_nonsense_gets_the_same_sentence(client: Client, let_in: Let, told: object) -> None:
    let_in()
    for path in (USE, KEEP):
        answer = send(client, path, told)
        assert (answer.status_code, answer.json()) == (400, TOLD)


def test_no_guest_adds_a_key_and_no_stranger_removes_one(client: Client, let_in: Let) -> None:
    assert send(client, NEW, {}).status_code == 303
    theirs = Passkey.objects.create(person=make_person(), credential_id="abc", public_key="k")
    let_in()
    client.post("/fi/sina/poista-avain", {"passkey": theirs.pk})
    assert Passkey.objects.count() == 1


def test_where_the_site_has_only_a_number_no_passkey_is_offered(client: Client) -> None:
    assert "data-passkey" in client.get("/fi/kirjaudu").text
    with override_settings(SITE_URL="http://127.0.0.1:8000"):
        assert "data-passkey" not in client.get("/fi/kirjaudu").text
