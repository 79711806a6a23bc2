"""A number is written nowhere but in its sealed column: not in a log, an address, an error, or another table."""

import logging
import re
from collections.abc import Callable, Iterator

import pytest
from django.apps import apps
from django.test import Client

from takaovi.callback import actions
from takaovi.callback.models import CallRequest, RingPair
from takaovi.callback.nightly_actions import promise_again, release_calls
from takaovi.callback.values import Theme
from takaovi.core.clock import stopped_at
from takaovi.core.numbers import open_
from takaovi.core.viewer import Scope
from takaovi.people.models import Person
from tests.factories.callback import a_ring, wall
from tests.factories.programme import a_place

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tuesday_noon")]
NUMBER, FRIEND = "+358401234567", "+358407654321"
TYPED = "040 123 4567"
ASK = "/fi/pyyda-soitto"
# However it is written: with or without its country, spaces or signs between the digits.
SEEN = re.compile(r"4\D?0?\D{0,3}" + r"\D{0,2}".join("1234567") + "|" + r"\D{0,2}".join("7654321"))


def every_cell() -> Iterator[tuple[str, str]]:
    for model in apps.get_models():
        for row in model._default_manager.values():
            yield from ((f"{model._meta.label}.{name}", str(value)) for name, value in row.items())


def told_in_tables() -> list[str]:
    return [name for name, value in every_cell() if SEEN.search(value)]


def wish(**more: str) -> dict[str, str]:
    return {"numero": TYPED, "milloin": "soon", "aihe": "company", "kieli": "fi", "lupa": "kylla"} | more


def test_the_eye_sees_a_number_however_it_is_written() -> None:
    for text in (NUMBER, TYPED, "0401234567", "40-123 45 67", "358 40 123 4567", FRIEND):
        assert SEEN.search(text)
    assert not SEEN.search("2026-03-03 12:00 4012")


def test_no_number_is_written_anywhere(
    client: Client, let_in: Callable[..., Person], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("django.db.backends").setLevel(logging.INFO)  # as it is served: statements are not logged
    place = a_place(municipality="249")
    liisa = let_in("Liisa", kind="coordinator", scope=Scope("place", place.pk))
    addresses, stranger = [], Client()
    made = stranger.post(ASK, wish(kunta="249", posti="aino@lampi.example"))
    a_ring(liisa, place, number=FRIEND)
    addresses += [made["Location"]]
    path = f"/fi/soitot/{CallRequest.objects.get().pk}"
    for deed in ({"teko": "ota"}, {"teko": "soita"}, {"teko": "ei-vastannut"}):
        answer = client.post(path, deed)
        addresses.append(answer.headers.get("Location", ""))
    assert told_in_tables() == []
    row = CallRequest.objects.get()
    assert open_(row.number) == NUMBER
    with stopped_at(wall(3, 19)):
        promise_again()
        release_calls()
        stranger.post(ASK, wish(numero="040 12", posti=TYPED))
        client.post(path, {"teko": "ota"})
        actions.close_call(by="test", request=row, person=liisa, theme=Theme.COMPANY, no_more=True)
        refused = stranger.post(ASK, wish())
        assert refused.status_code == 200
    monkeypatch.setattr("takaovi.callback.queue_views.sheet_words", lambda *_: 1 / 0)
    client.raise_request_exception = False
    fault = client.post(path, {"teko": "soita"})
    assert fault.status_code == 500
    assert told_in_tables() == []
    assert CallRequest.objects.get().number == ""
    assert RingPair.objects.get().number != ""
    written = "\n".join([*addresses, *(record.getMessage() for record in caplog.records), fault.content.decode()])
    assert SEEN.search(written) is None
    assert "aino@" not in "\n".join(record.getMessage() for record in caplog.records)
    assert caplog.records
