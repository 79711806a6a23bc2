"""How many usually come: told of an activity, on its page and on the card, and a reason for the shy."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.test import Client

from takaovi.core.clock import stopped_at, to_minute
from tests.factories.hours import make_open_place
from tests.factories.programme import an_activity, an_occurrence
from tests.finder.page_words import TUESDAY, read

pytestmark = pytest.mark.django_db
SHY = "/fi/auki?missa=Keuruu&toive=hiljainen"
FEW = "Mukana on yleensä muutama ihminen"


def on_now(company: str, **fields: object) -> None:
    cache.clear()
    with stopped_at(TUESDAY):
        place = make_open_place(confirmed=TUESDAY - timedelta(days=1))
        activity = an_activity(slug="kahvihetki", place=place, company=company)
        an_occurrence(activity, to_minute(TUESDAY) - 30, **fields)


def test_an_activity_tells_how_many_usually_come(client: Client) -> None:
    on_now("few")
    assert FEW in read(client, "/fi/ohjelma/kahvihetki")
    assert FEW in read(client, "/fi/auki?missa=Keuruu")


def test_where_nobody_has_told_nothing_is_said(client: Client) -> None:
    on_now("")
    for path in ("/fi/ohjelma/kahvihetki", "/fi/auki?missa=Keuruu"):
        assert not [line for line in read(client, path) if line.startswith("Mukana on")]


@pytest.mark.parametrize(("company", "reason"), [("few", True), ("many", False)])
def test_a_small_company_is_a_reason_for_the_shy(client: Client, company: str, *, reason: bool) -> None:
    on_now(company)
    assert ("Pieniä ryhmiä" in read(client, SHY)) is reason


def test_a_cancelled_time_gives_no_reason(client: Client) -> None:
    on_now("few", status="cancelled", reason_fi="Ohjaaja on sairaana.")
    found = read(client, SHY)
    assert "Pieniä ryhmiä" not in found
    assert FEW not in found


def test_the_size_is_one_of_three() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        an_activity(company="huge")
