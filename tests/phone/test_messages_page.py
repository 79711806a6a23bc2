"""Messages of the line: read by whoever may answer calls, each look written down, erased when handled."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from takaovi.core.clock import HELSINKI, stopped_at
from takaovi.core.journal.models import AuditEntry
from takaovi.people.device_actions import add_device
from takaovi.people.models import Role
from takaovi.phone.actions import forget_calls, keep_message
from takaovi.phone.models import Message
from tests.factories.people import make_person
from tests.factories.places import make_place

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 24, 13, 0, tzinfo=HELSINKI)
PATH = "/fi/puhelin/viestit"


def signed_in(kind: str = "caller", scope: str = "network", number: int = 7) -> Client:
    person, client = make_person(), Client()
    Role.objects.create(person=person, kind=kind, scope_kind=scope, scope_id=0 if scope == "network" else number)
    _, client.cookies["device"] = add_device(by="test", person=person, name="puhelin")
    return client


def leave(words: str, once: str = "a", area: str = "249") -> Message:
    return keep_message(by="test", once=once, words=words, language="fi", area=area)


def test_a_message_is_read_with_its_time_and_place_and_the_look_is_written_down() -> None:
    with stopped_at(TUESDAY):
        message = leave("Tulisitteko <ovelle> vastaan?")
        html = signed_in().get(PATH).content.decode()
    assert "Tulisitteko &lt;ovelle&gt; vastaan?" in html
    assert "Keuruu" in html
    assert list(AuditEntry.objects.filter(deed="look").values_list("thing", flat=True)) == [message.thing]


def test_a_handled_message_is_gone_and_a_second_press_does_no_harm() -> None:
    with stopped_at(TUESDAY):
        message, client = leave("Soittakaa"), signed_in()
        for _ in range(2):
            assert client.post(PATH, {"hoidettu": message.pk}).status_code == 303
        assert "Yhtään viestiä ei ole odottamassa." in client.get(PATH).content.decode()
    assert not Message.objects.exists()
    assert AuditEntry.objects.filter(deed="handle_message").count() == 1


@pytest.mark.parametrize("typed", ["", "x", "-1", "9" * 30])
def test_nonsense_handles_nothing(typed: str) -> None:
    with stopped_at(TUESDAY):
        leave("Soittakaa")
        assert signed_in().post(PATH, {"hoidettu": typed}).status_code == 303
    assert Message.objects.count() == 1


def test_only_who_may_take_calls_reads_messages() -> None:
    assert Client().get(PATH).status_code == 303
    assert signed_in("greeter", "place").get(PATH).status_code == 404


def test_who_takes_calls_at_one_place_hears_only_what_was_left_for_its_municipality() -> None:
    with stopped_at(TUESDAY):
        own, postcode, anywhere = leave("Keuruulta"), leave("Haapamäeltä", "b", "42800"), leave("Mistä vain", "c", "")
        other = leave("Jyväskylästä", "d", "179")
        client = signed_in(scope="place", number=make_place(municipality="249").pk)
        html = client.get(PATH).content.decode()
        assert client.post(PATH, {"hoidettu": other.pk}).status_code == 303
        assert client.get(f"{PATH}/{other.pk}/aani").status_code == 404
    assert [words in html for words in ("Keuruulta", "Haapamäeltä", "Mistä vain", "Jyväskylästä")] == [1, 1, 1, 0]
    looked = set(AuditEntry.objects.filter(deed="look").values_list("thing", flat=True))
    assert looked == {own.thing, postcode.thing, anywhere.thing}
    assert Message.objects.filter(pk=other.pk).exists()


def test_many_messages_are_read_in_turn() -> None:
    with stopped_at(TUESDAY):
        for number in range(22):
            leave(f"viesti {number}", once=str(number))
        html = signed_in().get(PATH).content.decode()
    assert html.count("<article") == 20
    assert "2 viestiä odottaa vielä." in html


def test_a_message_nobody_handled_goes_after_two_weeks() -> None:
    with stopped_at(TUESDAY):
        leave("Soittakaa")
    with stopped_at(TUESDAY + timedelta(days=14)):
        assert forget_calls() == 0
    with stopped_at(TUESDAY + timedelta(days=15)):
        assert forget_calls() == 1
