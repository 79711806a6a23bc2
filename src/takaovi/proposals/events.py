"""What this room announces."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProposalArrived:
    """Something new waits for a keeper, or came out of the moderated queue."""

    proposal_id: int


@dataclass(frozen=True, slots=True)
class ProposalClosed:
    """A keeper answered for good, the sender took it back, or nobody answered in a year."""

    proposal_id: int
    state: str
