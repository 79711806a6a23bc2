"""What waits for whom, in as many queries for three as for one; and the doorway to a single proposal."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from takaovi.core import clock
from takaovi.core.errors import NotThere
from takaovi.core.viewer import Scope, Viewer
from takaovi.places.models import Keeping
from takaovi.proposals.actions import accept_proposal, ask_back, decline_proposal, withdraw_proposal
from takaovi.proposals.models import Proposal
from takaovi.proposals.queries import (
    count_open,
    held_proposals,
    hours_text_for,
    open_proposals,
    proposal_by_code,
    proposal_for,
)
from takaovi.proposals.values import Signs
from tests.factories.places import make_organisation, make_place
from tests.factories.programme import an_activity, host
from tests.factories.proposals import ACTIVITY, FEEDBACK, HOURS, NEW_PLACE, a_keeper, a_proposal, a_proposal_and_code

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


def ids(viewer: Viewer) -> list[int]:
    return [waiting.id for waiting in open_proposals(viewer)]


def test_a_keeper_of_a_place_sees_what_is_about_it_and_its_activities() -> None:
    place = make_place()
    mine = [a_proposal(place=place), a_proposal(activity=an_activity(place=place)), a_proposal(ACTIVITY, place=place)]
    a_proposal(place=make_place())
    a_proposal(NEW_PLACE)
    a_proposal(FEEDBACK)
    assert ids(a_keeper(scope=Scope("place", place.pk))) == [proposal.pk for proposal in mine]


def test_a_keeper_of_an_organisation_sees_its_places_and_what_it_hosts() -> None:
    organisation, place = make_organisation(), make_place()
    Keeping.objects.create(place=place, organisation=organisation)
    hosted = an_activity()
    host(hosted, organisation)
    mine = [a_proposal(place=place), a_proposal(activity=hosted), a_proposal(activity=an_activity(place=place))]
    a_proposal(activity=an_activity())
    assert ids(a_keeper(scope=Scope("organisation", organisation.pk))) == [proposal.pk for proposal in mine]


def test_the_pesavahti_sees_all_and_feedback_first_by_its_day() -> None:
    with clock.stopped_at(NOW):
        correction, feedback = a_proposal(place=make_place()), a_proposal(FEEDBACK)
    with clock.stopped_at(datetime(2026, 12, 3, 10, tzinfo=UTC)):
        viewer = a_keeper("pesavahti")
        waiting = open_proposals(viewer)
    assert [(w.id, w.left, w.sent) for w in waiting] == [
        (feedback.pk, 5, date(2026, 11, 24)),
        (correction.pk, None, date(2026, 11, 24)),
    ]
    assert count_open(viewer) == 2


@pytest.mark.parametrize("role", ["host", "greeter"])
def test_whose_role_decides_nothing_sees_nothing(role: str) -> None:
    place = make_place()
    activity = an_activity(place=place)
    a_proposal(activity=activity)
    scope = Scope("activity", activity.pk) if role == "host" else Scope("place", place.pk)
    assert (ids(a_keeper(role, scope)), count_open(a_keeper(role, scope))) == ([], 0)


def test_a_guest_sees_nothing_without_a_query(django_assert_num_queries: Callable) -> None:
    a_proposal(place=make_place())
    with django_assert_num_queries(0):
        assert (ids(Viewer()), count_open(Viewer()), held_proposals(Viewer())) == ([], 0, [])


def test_what_was_answered_or_taken_back_waits_no_more_and_what_was_asked_back_does() -> None:
    place = make_place()
    accepted, declined, gone, asked = (a_proposal(place=place) for _ in range(4))
    accept_proposal(by="x", proposal=accepted)
    decline_proposal(by="x", proposal=declined, reason="Ei.")
    withdraw_proposal(by="guest", proposal=gone)
    ask_back(by="x", proposal=asked, question="Milloin?")
    assert ids(a_keeper("pesavahti")) == [asked.pk]


def test_the_moderated_queue_is_the_pesavahtis_alone() -> None:
    place = make_place()
    held = a_proposal(place=place, signs=Signs(trap=True))
    keeper, pesavahti = a_keeper(scope=Scope("place", place.pk)), a_keeper("pesavahti")
    assert ids(keeper) == ids(pesavahti) == []
    assert held_proposals(keeper) == []
    assert [(w.id, w.why_held) for w in held_proposals(pesavahti)] == [(held.pk, "trap")]
    assert proposal_for(pesavahti, held.pk) == held
    with pytest.raises(NotThere):
        proposal_for(keeper, held.pk)


def test_the_list_asks_once_for_one_and_for_three(django_assert_num_queries: Callable) -> None:
    place = make_place()
    keeper = a_keeper(scope=Scope("place", place.pk))
    for count in (1, 3):
        while Proposal.objects.count() < count:
            a_proposal(place=place)
        with django_assert_num_queries(1):
            assert len(open_proposals(keeper)) == count


def test_a_proposal_asks_as_often_with_one_line_as_with_three(django_assert_num_queries: Callable) -> None:
    place = make_place()
    Keeping.objects.create(place=place, organisation=make_organisation())
    keeper, proposal = a_keeper(scope=Scope("place", place.pk)), a_proposal(place=place)
    for _ in (1, 3):
        with django_assert_num_queries(3):
            found = proposal_for(keeper, proposal.pk)
            [line.text for line in found.lines.all()]
        ask_back(by="x", proposal=proposal, question="Milloin?")
        ask_back(by="x", proposal=proposal, question="Missä?")


def test_missing_and_not_mine_look_alike() -> None:
    keeper, other = a_keeper(scope=Scope("place", make_place().pk)), a_proposal(place=make_place())
    for number in (other.pk, 999_999):
        with pytest.raises(NotThere):
            proposal_for(keeper, number)
    with pytest.raises(NotThere):
        proposal_for(Viewer(), other.pk)


def test_hours_as_the_sender_wrote_them_open_the_editor() -> None:
    place = make_place()
    keeper = a_keeper(scope=Scope("place", place.pk))
    hours = hours_text_for(keeper, a_proposal(place=place).pk)
    assert (hours.place, hours.text, hours.language) == (place, HOURS.text, "fi")
    for draft in (HOURS._replace(topic="text"), ACTIVITY):
        with pytest.raises(NotThere):
            hours_text_for(keeper, a_proposal(draft, place=place).pk)


def test_hours_of_an_accepted_new_place_open_the_editor_too() -> None:
    proposal = accept_proposal(by="x", proposal=a_proposal(NEW_PLACE, municipality="249"))
    assert hours_text_for(a_keeper("pesavahti"), proposal.pk).text == NEW_PLACE.when_text


def test_a_code_leads_to_its_own_proposal_only() -> None:
    (first, code), (second, other) = a_proposal_and_code(), a_proposal_and_code()
    assert (proposal_by_code(code.upper()), proposal_by_code(other)) == (first, second)
    with pytest.raises(NotThere):
        proposal_by_code("kanto 000000")


def test_a_code_that_was_taken_back_leads_nowhere() -> None:
    proposal, code = a_proposal_and_code()
    withdraw_proposal(by="guest", proposal=proposal)
    with pytest.raises(NotThere):
        proposal_by_code(code)
