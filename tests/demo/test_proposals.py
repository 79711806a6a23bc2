"""What the demo's neighbours have sent waits for somebody, and no letter tells of it."""

import pytest

from takaovi.core.models import Letter
from takaovi.proposals.queries import open_proposals, proposal_by_code
from tests.factories.proposals import a_keeper

pytestmark = pytest.mark.django_db


def test_three_proposals_and_one_feedback_with_five_days_left_wait(region: None) -> None:
    waiting = open_proposals(a_keeper("pesavahti"))
    assert [(w.kind, w.left, str(w.about or "")) for w in waiting] == [
        ("feedback", 5, ""),
        ("place", None, ""),
        ("activity", None, "Kahvitupa Lampi"),
        ("correction", None, "Keinutuolin Tupa"),
    ]
    # Letters that ask keepers about the week are another matter.
    assert not Letter.objects.exclude(ref__startswith="hours.Ask:").exists()


def test_the_sender_of_wrong_hours_finds_it_by_the_code_in_the_readme(region: None) -> None:
    assert proposal_by_code("kanto 111111").place.slug == "keinutuolin-tupa"
