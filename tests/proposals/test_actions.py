"""Sending, answering, asking back, taking back; who is told, and what it becomes."""

from datetime import UTC, date, datetime

import pytest

from takaovi.core import clock
from takaovi.core.errors import DomainError
from takaovi.core.models import AuditEntry, Fact, Letter
from takaovi.core.viewer import Scope
from takaovi.places.models import Keeping, Place
from takaovi.programme.models import Activity
from takaovi.proposals.actions import (
    accept_proposal,
    add_words,
    ask_back,
    decline_proposal,
    release_proposal,
    send_proposal,
    withdraw_proposal,
)
from takaovi.proposals.models import Line, Proposal, SenderContact
from takaovi.proposals.queries import code_of
from takaovi.proposals.values import Draft, Signs
from tests.factories.places import make_organisation, make_place
from tests.factories.proposals import (
    ACTIVITY,
    FEEDBACK,
    HOURS,
    NEW_PLACE,
    a_keeper,
    a_proposal,
    a_proposal_and_code,
    address_of,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
WITH_ADDRESS = HOURS._replace(channel="email", contact="naapuri@lampi.example")


def test_a_correction_reaches_the_keepers_of_the_place_and_nobody_else() -> None:
    place, organisation = make_place(name="Kahvitupa"), make_organisation()
    Keeping.objects.create(place=place, organisation=organisation)
    keepers = [a_keeper(scope=Scope("place", place.pk)), a_keeper(scope=Scope("organisation", organisation.pk))]
    others = [a_keeper("pesavahti"), a_keeper("greeter", Scope("place", place.pk))]
    a_keeper(scope=Scope("place", make_place().pk))
    a_proposal(place=place)
    letters = Letter.objects.order_by("to")
    assert sorted(letter.to for letter in letters) == sorted(map(address_of, keepers))
    assert address_of(others[0]) not in {letter.to for letter in letters}
    assert letters[0].text.startswith("Korjaus: Aukioloajat ovat väärin. Kahvitupa.")


def test_what_has_no_keeper_reaches_the_pesavahti_in_the_pesavahtis_language() -> None:
    pesavahti = a_keeper("pesavahti", language="sv")
    a_proposal(ACTIVITY, municipality="249")
    letter = Letter.objects.get()
    assert (letter.to, letter.subject) == (address_of(pesavahti), "Något nytt att titta på")
    assert letter.text.startswith("Förslag om något att göra. Neulekerho.")


def test_feedback_goes_to_the_pesavahti_with_its_day() -> None:
    a_keeper("pesavahti")
    with clock.stopped_at(NOW):
        proposal = a_proposal(FEEDBACK)
    assert proposal.due == date(2026, 12, 8)
    assert "Vastaus on luvattu viimeistään 8.12.2026. Päiviä jäljellä: 14." in Letter.objects.get().text


def test_a_letter_to_a_keeper_holds_nothing_of_what_the_sender_typed() -> None:
    place = make_place()
    a_keeper(scope=Scope("place", place.pk))
    a_proposal(WITH_ADDRESS, place=place)
    assert "naapuri" not in Letter.objects.get().text
    assert "10-16" not in Letter.objects.get().text


def test_a_form_sent_twice_is_one_proposal_with_one_code() -> None:
    first = send_proposal(by="guest", draft=HOURS, language="fi", form="same", place=make_place())
    again = send_proposal(by="guest", draft=HOURS, language="fi", form="same", place=make_place())
    assert first == again
    assert Proposal.objects.count() == 1


def test_a_code_that_is_taken_gives_way_to_another() -> None:
    proposal, code = a_proposal_and_code(form="one")
    Proposal.objects.filter(pk=proposal.pk).update(form_hash="other")
    again, other = a_proposal_and_code(form="one")
    assert code != other
    assert code_of(again, "one") == other


def test_what_looks_like_spam_is_kept_and_told_to_nobody_until_a_person_has_looked() -> None:
    place = make_place()
    keeper = a_keeper(scope=Scope("place", place.pk))
    held = a_proposal(place=place, signs=Signs(trap=True))
    assert (held.state, held.why_held, Letter.objects.count()) == ("held", "trap", 0)
    released = release_proposal(by="person:1", proposal=held)
    assert (released.state, released.why_held) == ("open", "")
    assert Letter.objects.get().to == address_of(keeper)
    with pytest.raises(DomainError, match="Paikan pitäjille on jo kerrottu"):
        release_proposal(by="person:1", proposal=held)


def test_an_accepted_activity_is_a_draft_that_nobody_sees() -> None:
    place = make_place()
    proposal = accept_proposal(by="person:1", proposal=a_proposal(ACTIVITY, place=place))
    activity = Activity.objects.get()
    assert (activity.title_fi, activity.summary_fi, activity.place, activity.published) == (
        "Neulekerho",
        "Neulotaan",
        place,
        None,
    )
    assert proposal.activity == activity
    assert activity.slug == f"neulekerho-{proposal.pk}"


def test_an_activity_without_a_place_waits_for_one() -> None:
    proposal = a_proposal(ACTIVITY)
    with pytest.raises(DomainError, match="Valitse ensin paikka"):
        accept_proposal(by="person:1", proposal=proposal)
    place = make_place()
    assert accept_proposal(by="person:1", proposal=proposal, place=place).activity.place == place


def test_an_accepted_place_is_not_shown_and_speaks_the_senders_language() -> None:
    draft = NEW_PLACE._replace(title="Rönnstugan", text="En liten stuga. Kaffe.")
    proposal = a_proposal(draft, language="sv", municipality="249")
    place = accept_proposal(by="person:1", proposal=proposal).place
    assert (place.name_sv, place.name_fi, place.summary_sv) == ("Rönnstugan", None, "En liten stuga")
    assert (place.municipality, place.published) == ("249", None)


def test_a_place_in_no_known_municipality_waits_for_one() -> None:
    proposal = a_proposal(NEW_PLACE._replace(where_text="mummolan takana"))
    with pytest.raises(DomainError, match="Valitse ensin paikan kunta"):
        accept_proposal(by="person:1", proposal=proposal)
    assert Place.objects.count() == 0
    assert accept_proposal(by="person:1", proposal=proposal, municipality="249").state == "accepted"


def test_the_answer_goes_to_the_sender_and_the_address_goes_away() -> None:
    proposal = a_proposal(WITH_ADDRESS, place=make_place(name="Kahvitupa"), language="sv")
    decline_proposal(by="person:1", proposal=proposal, reason="Vi har öppet som på dörren.")
    letter = Letter.objects.get()
    assert letter.to == "naapuri@lampi.example"
    assert "Vi har öppet som på dörren." in letter.text
    assert SenderContact.objects.count() == 0
    assert [(line.author, line.text) for line in proposal.lines.all()] == [("keeper", "Vi har öppet som på dörren.")]


def test_a_question_keeps_the_address_and_an_answer_brings_it_back_to_the_keepers() -> None:
    place = make_place()
    keeper = a_keeper(scope=Scope("place", place.pk))
    proposal = a_proposal(WITH_ADDRESS, place=place)
    Letter.objects.all().delete()
    proposal = ask_back(by="person:1", proposal=proposal, question="Minä päivänä kävit?")
    assert (proposal.state, SenderContact.objects.count(), Letter.objects.get().to) == (
        "asked",
        1,
        "naapuri@lampi.example",
    )
    proposal = add_words(by="guest", proposal=proposal, text="Tiistaina.")
    assert proposal.state == "open"
    assert Letter.objects.order_by("-id")[0].to == address_of(keeper)


def test_of_two_keepers_the_second_sees_that_it_was_answered() -> None:
    with clock.stopped_at(NOW):
        proposal = a_proposal(place=make_place())
        seen_by_second = Proposal.objects.get(pk=proposal.pk)
        accept_proposal(by="person:1", proposal=proposal, answer="Korjasimme ajat.")
        with pytest.raises(DomainError, match=r"Tähän vastattiin jo 24\.11\."):
            decline_proposal(by="person:2", proposal=seen_by_second, reason="Ei pidä paikkaansa.")
    seen_by_second.refresh_from_db()
    assert seen_by_second.state == "accepted"
    assert [line.text for line in Line.objects.all()] == ["Korjasimme ajat."]


def test_what_the_sender_took_back_is_empty_and_cannot_be_answered() -> None:
    proposal = a_proposal(WITH_ADDRESS, place=make_place())
    gone = withdraw_proposal(by="guest", proposal=proposal)
    assert (gone.state, gone.text, gone.code_hash, SenderContact.objects.count()) == ("withdrawn", "", "", 0)
    with pytest.raises(DomainError, match="Lähettäjä on perunut"):
        accept_proposal(by="person:1", proposal=proposal)


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (lambda p: decline_proposal(by="x", proposal=p, reason="  "), "Kerro lähettäjälle syy"),
        (lambda p: ask_back(by="x", proposal=p, question=""), "Kirjoita, mitä haluat kysyä"),
        (lambda p: add_words(by="guest", proposal=p, text=""), "Kirjoita, mitä haluat lisätä"),
        (lambda p: add_words(by="guest", proposal=p, text="ä" * 4001), "Tekstissä on 4001 merkkiä"),
        (lambda p: accept_proposal(by="x", proposal=p), "Kirjoita vastaus palautteeseen"),
    ],
)
def test_an_empty_or_endless_word_is_told_in_a_sentence(act, sentence: str) -> None:
    proposal = a_proposal(FEEDBACK)
    with pytest.raises(DomainError, match=sentence):
        act(proposal)
    proposal.refresh_from_db()
    assert proposal.state == "open"


def test_a_code_is_no_way_to_fill_the_disk() -> None:
    proposal = a_proposal()
    for number in range(20):
        add_words(by="guest", proposal=proposal, text=str(number))
    with pytest.raises(DomainError, match="monta viestiä"):
        add_words(by="guest", proposal=proposal, text="vielä")


def test_the_books_hold_no_word_and_no_person() -> None:
    a_keeper("pesavahti")
    proposal = a_proposal(FEEDBACK._replace(channel="email", contact="naapuri@lampi.example"))
    accept_proposal(by="person:7", proposal=proposal, answer="Korjasimme.")
    assert list(Fact.objects.order_by("id").values_list("kind", "detail")) == [
        ("proposal_sent", {"about": "accessibility", "language": "fi"}),
        ("proposal_closed", {"about": "accessibility", "ended": "accepted", "in_time": True}),
    ]
    assert list(AuditEntry.objects.order_by("id").values_list("by", "deed")) == [
        ("guest", "send_proposal"),
        ("person:7", "accept_proposal"),
    ]


def test_an_answer_after_its_day_is_a_fact_too() -> None:
    with clock.stopped_at(NOW):
        proposal = a_proposal(FEEDBACK)
    with clock.stopped_at(datetime(2026, 12, 9, 10, tzinfo=UTC)):
        decline_proposal(by="person:7", proposal=proposal, reason="Emme voi.")
    assert Fact.objects.get(kind="proposal_closed").detail["in_time"] is False


def test_text_of_every_kind_comes_back_as_it_was_typed() -> None:
    typed = "😀 مرحبا <b>ei</b> 32.13.2026 klo 25:99 \u0416"
    assert a_proposal(Draft("feedback", "other", text=typed)).text == typed
