"""The sheet to talk over: three steps near somebody, from today's data, and nothing kept of it."""

import pytest
from django.test import Client

from takaovi.core.clock import stopped_at
from takaovi.core.models import Fact
from takaovi.finder.step_values import next_steps
from takaovi.finder.values import Answer, Mode, Option, Suggestion
from takaovi.places.values import Trait, mask
from tests.factories.hours import make_open_place
from tests.factories.volunteering import MONDAY


def place(number: int) -> Suggestion:
    return Suggestion(Option(number, 1.0, 0, Mode.STAFFED, 0, 60, False), (), ())


def test_open_doors_come_first_then_those_that_open_next_then_those_to_ask() -> None:
    answer = Answer(
        open=(place(1),),
        ask_first=(place(4), place(1)),
        later=(place(2),),
        far=(place(5),),
        keyed=(),
        silent=(place(6),),
    )
    assert [one.option.place_id for one in next_steps(answer)] == [1, 2, 4]


def test_a_place_whose_hours_nobody_knows_is_no_step() -> None:
    assert next_steps(Answer(open=(), ask_first=(), later=(), far=(), keyed=(place(1),), silent=(place(2),))) == ()


@pytest.mark.django_db
def test_the_sheet_has_door_hours_street_number_and_how_to_be_met(client: Client) -> None:
    with stopped_at(MONDAY):
        for number in range(4):
            traits = mask((Trait.FREE, Trait.GREETER, Trait.JUST_SIT))
            make_open_place(confirmed=MONDAY, traits=traits, name=f"Tupa {number}", street=f"Raitti {number}")
        shown = client.get("/fi/seuraavat-askeleet?missa=Keuruu&toive=istua&toive=seura&toive=koira")
    text = shown.content.decode()
    assert text.count("<h3>") == 3
    assert "Raitti 0" in text
    assert "040 123 4567" in text
    assert "Joku voi olla ovella vastassa." in text
    assert "/fi/joku-voi-tulla/" in text
    assert shown.cookies == {}
    assert shown["Cache-Control"].startswith("public")
    assert len(shown.content) < 20_000


@pytest.mark.django_db
def test_nothing_is_kept_of_it_not_even_what_found_nothing(client: Client) -> None:
    with stopped_at(MONDAY):
        shown = client.get("/fi/seuraavat-askeleet?missa=Keuruu")
    assert "Emme löytäneet paikkaa sieltä läheltä." in shown.content.decode()
    assert Fact.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("places", [1, 3])
def test_the_sheet_costs_the_same_for_one_and_three(
    client: Client, places: int, django_assert_num_queries: object
) -> None:
    with stopped_at(MONDAY):
        for number in range(places):
            make_open_place(confirmed=MONDAY, name=f"Tupa {number}")
        client.get("/fi/seuraavat-askeleet?missa=Keuruu")
        with django_assert_num_queries(7):  # type: ignore[operator]
            client.get("/fi/seuraavat-askeleet?missa=Keuruu")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "reading", ["fi/seuraavat-askeleet", "sv/nasta-steg", "en/next-steps", "selko/seuraavat-askeleet"]
)
def test_the_form_alone_is_there_in_each_reading(client: Client, reading: str) -> None:
    shown = client.get(f"/{reading}")
    assert shown.status_code == 200
    assert b'name="missa"' in shown.content
