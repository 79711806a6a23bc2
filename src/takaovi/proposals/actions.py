"""Deeds on proposals: a keeper's answers here, the sender's and the night's beside it. Each is one transaction."""

from django.db import transaction

from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed
from takaovi.places.models import Place
from takaovi.proposals import letters, phrases
from takaovi.proposals.becoming import become
from takaovi.proposals.closing import arrived, close, locked, say, undecided
from takaovi.proposals.models import Proposal
from takaovi.proposals.nightly_actions import erase_overdue as erase_overdue
from takaovi.proposals.nightly_actions import tell_held as tell_held
from takaovi.proposals.nightly_actions import tell_overdue as tell_overdue
from takaovi.proposals.sender_actions import add_words as add_words
from takaovi.proposals.sender_actions import send_proposal as send_proposal
from takaovi.proposals.sender_actions import withdraw_proposal as withdraw_proposal
from takaovi.proposals.values import ACCEPTED, ASKED, DECLINED, FEEDBACK, HELD, KEEPER, OPEN


def release_proposal(*, by: str, proposal: Proposal) -> Proposal:
    """A person looked: it is no spam, and goes to its keepers. Raises DomainError if it was not held."""
    with transaction.atomic():
        proposal = locked(proposal)
        if proposal.state != HELD:
            raise DomainError(phrases.NOT_HELD)
        proposal.state, proposal.why_held = OPEN, ""
        proposal.save(update_fields=["state", "why_held"])
        record_deed(by=by, deed="release_proposal", thing=proposal.thing)
        arrived(proposal)
    return proposal


def accept_proposal(
    *, by: str, proposal: Proposal, answer: str = "", place: Place | None = None, municipality: str = ""
) -> Proposal:
    """Say yes. An offered activity becomes a draft, a new place an unpublished place; nothing is shown by it.

    A correction is made by the keeper in the editor; this notes that it was. Feedback is answered, so it needs
    ``answer``. ``place`` or ``municipality`` is given where the sender did not name one that we know. Raises
    DomainError if it is missing, or somebody has answered meanwhile.
    """
    if proposal.kind == FEEDBACK and not answer.strip():
        raise DomainError(phrases.NO_ANSWER)
    with transaction.atomic():
        proposal = undecided(proposal)
        become(by=by, proposal=proposal, place=place, municipality=municipality)
        close(by, "accept_proposal", proposal, ACCEPTED, answer)
    return proposal


def decline_proposal(*, by: str, proposal: Proposal, reason: str) -> Proposal:
    """Say no, with the reason the sender reads. Raises DomainError without one, or if somebody answered meanwhile."""
    if not reason.strip():
        raise DomainError(phrases.NO_REASON)
    with transaction.atomic():
        proposal = undecided(proposal)
        close(by, "decline_proposal", proposal, DECLINED, reason)
    return proposal


def ask_back(*, by: str, proposal: Proposal, question: str) -> Proposal:
    """Ask the sender something; the clock of feedback goes on. Raises DomainError as the others do."""
    if not question.strip():
        raise DomainError(phrases.NO_QUESTION)
    with transaction.atomic():
        proposal = undecided(proposal)
        say(proposal, KEEPER, question)
        proposal.state, proposal.why_held = ASKED, ""
        proposal.save(update_fields=["state", "why_held"])
        record_deed(by=by, deed="ask_back", thing=proposal.thing)
        letters.tell_sender(proposal, question)
    return proposal
