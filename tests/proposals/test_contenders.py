"""Two keepers and two taps at the same moment, on a database as it is served."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from takaovi.core.errors import DomainError
from takaovi.proposals.actions import accept_proposal, decline_proposal, send_proposal
from takaovi.proposals.models import Line, Proposal
from tests.factories.places import make_place
from tests.factories.proposals import HOURS, a_proposal
from tests.programme.test_signup_contenders import Served

KEEPERS = 6


@pytest.fixture
def served(tmp_path: Path, transactional_db: None) -> Served:
    made = Served(tmp_path / "served.sqlite3")
    if connection.vendor == "sqlite":
        made.in_threads(lambda: call_command("migrate", verbosity=0))
    return made


def decide(proposal: Proposal, number: int) -> str:
    """What a keeper who looked at the open proposal gets: the state it now has, or the sentence."""
    try:
        if number % 2:
            return accept_proposal(by=f"person:{number}", proposal=proposal, answer=f"Kyllä {number}").state
        return decline_proposal(by=f"person:{number}", proposal=proposal, reason=f"Ei {number}").state
    except DomainError as told:
        return str(told)


def test_of_six_keepers_at_once_one_answers_and_the_others_see_it(served: Served) -> None:
    (proposal,) = served.in_threads(lambda: a_proposal(place=make_place()))
    told = served.in_threads(*(lambda number=number: decide(proposal, number) for number in range(KEEPERS)))
    decided = [words for words in told if words in ("accepted", "declined")]
    assert len(decided) == 1
    assert len([words for words in told if "vastattiin jo" in words or "answered already" in words]) == KEEPERS - 1
    assert served.in_threads(lambda: (Line.objects.count(), Proposal.objects.get().state)) == [(1, decided[0])]


def test_eight_taps_on_one_form_are_one_proposal_with_one_code(served: Served) -> None:
    (place,) = served.in_threads(make_place)
    taps = served.in_threads(
        *[lambda: send_proposal(by="guest", draft=HOURS, language="fi", form="one form", place=place)] * 8
    )
    assert len({(proposal.pk, code) for proposal, code in taps}) == 1
    assert served.in_threads(lambda: Proposal.objects.count()) == [1]
