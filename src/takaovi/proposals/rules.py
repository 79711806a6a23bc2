"""What a viewer may do with a proposal."""

from takaovi.core.viewer import NETWORK, Scope, Viewer
from takaovi.places.rules import scopes_of as scopes_of_place
from takaovi.programme.rules import scopes_of as scopes_of_activity
from takaovi.proposals.models import Proposal
from takaovi.proposals.values import FEEDBACK, HELD

DECIDE, ANSWER = "proposal.decide", "feedback.answer"


def permission_for(proposal: Proposal) -> str:
    """Feedback on the service is answered, everything else decided."""
    return ANSWER if proposal.kind == FEEDBACK else DECIDE


def scopes_of(proposal: Proposal) -> tuple[Scope, ...]:
    """Whose matter it is; the network's where no place is known, and while it waits in the moderated queue."""
    if proposal.state == HELD or proposal.kind == FEEDBACK:
        return (NETWORK,)
    if proposal.activity:
        return scopes_of_activity(proposal.activity)
    return scopes_of_place(proposal.place) if proposal.place else (NETWORK,)


def may_decide(viewer: Viewer, proposal: Proposal) -> bool:
    """Whether the viewer sees this proposal and may answer it."""
    return bool(viewer.grants) and viewer.may(permission_for(proposal), *scopes_of(proposal))


def may_release(viewer: Viewer) -> bool:
    """Whether the viewer looks after the moderated queue."""
    return viewer.may(DECIDE)
