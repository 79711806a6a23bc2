"""Terms that end in the night, late answers told of once, and what the database itself refuses."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from takaovi.core import clock
from takaovi.core.models import AuditEntry, Fact, Letter
from takaovi.core.viewer import Scope
from takaovi.places.models import Place
from takaovi.proposals.actions import accept_proposal, ask_back, erase_overdue, tell_held, tell_overdue
from takaovi.proposals.models import Line, Proposal, SenderContact
from takaovi.proposals.tasks import NIGHTLY, OFTEN
from takaovi.proposals.values import Signs
from tests.factories.places import make_place
from tests.factories.proposals import FEEDBACK, HOURS, a_keeper, a_proposal, address_of

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
WITH_NUMBER = HOURS._replace(channel="sms", contact="+358401234567")


def after(days: int) -> object:
    return clock.stopped_at(NOW + timedelta(days=days))


def sent(draft=HOURS, **more: object) -> Proposal:
    with after(0):
        return a_proposal(draft, place=make_place(), **more)


def test_the_night_tells_of_late_answers_before_it_erases() -> None:
    assert [work.__name__ for work in NIGHTLY] == ["tell_overdue", "erase_overdue"]
    assert [work.__name__ for work in OFTEN] == ["tell_held"]


def test_the_pesavahti_hears_once_of_feedback_whose_day_has_passed() -> None:
    pesavahti = a_keeper("pesavahti")
    with after(0):
        a_proposal(FEEDBACK)
        a_proposal(HOURS)
    Letter.objects.all().delete()
    with after(14):
        assert tell_overdue() == 0
    with after(15):
        assert (tell_overdue(), tell_overdue()) == (1, 0)
    letter = Letter.objects.get()
    assert letter.to == address_of(pesavahti)
    assert "Vastaus oli luvattu viimeistään 8.12.2026. Laki antaa 14 päivää." in letter.text
    assert Fact.objects.filter(kind="feedback_late").count() == 1


def a_held_one(**more: object) -> Proposal:
    return a_proposal(HOURS, signs=Signs(trap=True), **more)


def test_the_pesavahti_hears_of_the_moderated_queue_at_most_once_a_day() -> None:
    pesavahti, _keeper = a_keeper("pesavahti"), a_keeper("keeper", Scope("place", make_place().pk))
    with after(0):
        a_held_one()
        assert (tell_held(), tell_held()) == (1, 0)
        a_held_one()
        assert tell_held() == 0
    with after(1):
        assert (tell_held(), tell_held()) == (1, 0)
    first, second = Letter.objects.order_by("pk")
    assert {first.to, second.to} == {address_of(pesavahti)}
    assert first.text.startswith("1 viesti odottaa läpi päästämistä.")
    assert second.text.startswith("2 viestiä odottaa läpi päästämistä.")
    assert second.text.endswith("/fi/poyta/ehdotukset")
    assert AuditEntry.objects.filter(deed="tell_held").count() == 2


def test_the_letter_about_the_queue_holds_nothing_that_was_typed_and_waits_for_the_morning() -> None:
    a_keeper("pesavahti")
    with clock.stopped_at(NOW + timedelta(hours=11)):  # eleven in the evening
        for _number in range(12):
            a_held_one()
        tell_held()
    letter = Letter.objects.get()
    assert HOURS.text not in letter.text
    assert letter.text.count("Täytetty kenttä, jota ihmiset eivät näe.") == 10
    assert "Ja lisäksi 2." in letter.text
    assert letter.due.astimezone(clock.HELSINKI).hour == 8


def test_an_empty_queue_writes_no_letter() -> None:
    a_keeper("pesavahti")
    with after(0):
        a_proposal(HOURS)
        Letter.objects.all().delete()
        assert tell_held() == 0
    assert Letter.objects.count() == 0


def test_answered_feedback_is_never_late() -> None:
    with after(0):
        proposal = a_proposal(FEEDBACK)
        accept_proposal(by="x", proposal=proposal, answer="Kiitos.")
    with after(15):
        assert tell_overdue() == 0


def test_an_address_is_erased_after_ninety_days_and_the_matter_stays() -> None:
    proposal = sent(WITH_NUMBER)
    with after(90):
        assert (erase_overdue(), SenderContact.objects.count()) == (0, 1)
    with after(91):
        assert (erase_overdue(), SenderContact.objects.count()) == (1, 0)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.text) == ("open", HOURS.text)


def test_texts_are_erased_after_a_hundred_and_eighty_days_and_the_row_still_counts() -> None:
    proposal = sent()
    with after(0):
        ask_back(by="x", proposal=proposal, question="Milloin?")
        accept_proposal(by="x", proposal=proposal, answer="Kiitos.")
    with after(180):
        assert erase_overdue() == 0
    with after(181):
        assert (erase_overdue(), erase_overdue()) == (1, 0)
    proposal.refresh_from_db()
    assert (proposal.text, proposal.code_hash, proposal.form_hash, Line.objects.count()) == ("", "", "", 0)
    assert (proposal.kind, proposal.topic, proposal.state) == ("correction", "hours", "accepted")


def test_what_nobody_answered_in_a_year_is_closed_and_empty() -> None:
    proposal = sent(WITH_NUMBER)
    with after(366):
        erase_overdue()
    proposal.refresh_from_db()
    assert (proposal.state, proposal.text, SenderContact.objects.count()) == ("lapsed", "", 0)
    assert Fact.objects.get(kind="proposal_closed").detail == {"about": "hours", "ended": "lapsed"}


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("proposal_closed_has_its_time", {"state": "accepted"}),
        ("proposal_closed_has_its_time", {"closed": NOW}),
        ("proposal_held_says_why", {"state": "held"}),
        ("proposal_feedback_has_a_day", {"due": NOW.date()}),
        ("proposal_erased_is_empty", {"erased": NOW}),
    ],
)
def test_the_database_refuses_what_must_never_be(constraint: str, change: dict[str, object]) -> None:
    proposal = a_proposal()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Proposal.objects.filter(pk=proposal.pk).update(**change)


def test_one_code_leads_to_one_proposal() -> None:
    first, second = a_proposal(), a_proposal()
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=second.pk).update(code_hash=first.code_hash)


def test_a_place_that_is_spoken_of_is_not_deleted_by_accident() -> None:
    proposal = a_proposal(place=make_place())
    with pytest.raises(Exception, match="protected"):
        Place.objects.filter(pk=proposal.place_id).delete()
