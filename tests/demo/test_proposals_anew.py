"""The demo's proposals in another week, and when the demo goes."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import LazySettings

from takaovi.core import clock
from takaovi.demo.actions import clear_demo, load_demo
from takaovi.proposals.actions import decline_proposal
from takaovi.proposals.models import Proposal
from takaovi.proposals.queries import proposal_by_code
from tests.demo.conftest import NOON, TODAY
from tests.factories.proposals import a_proposal

pytestmark = pytest.mark.django_db


def test_what_was_answered_waits_again_in_another_week_and_goes_with_the_demo(
    settings: LazySettings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    with clock.stopped_at(NOON):
        load_demo(today=TODAY)
        proposal = proposal_by_code("kanto 111111")
        decline_proposal(by="person:1", proposal=proposal, reason="Katsotaan.")
        visitors = a_proposal(place=proposal.place)
        load_demo(today=date(2026, 12, 1), among_real=True)
    again = proposal_by_code("kanto 111111")
    assert (again.pk, again.state, again.lines.count()) == (proposal.pk, "open", 0)
    clear_demo()
    assert Proposal.objects.filter(pk__in=[again.pk, visitors.pk]).count() == 0
