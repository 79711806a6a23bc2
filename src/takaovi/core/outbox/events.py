"""What the outbox announces."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReplyArrived:
    """Somebody answered a letter. The channel vouches for ``sender`` (a number or an e-mail address) as well as it can.

    It may be announced twice when a process was killed in between: whoever listens does the same thing once.
    """

    channel: str
    sender: str
    text: str


@dataclass(frozen=True, slots=True)
class PushLost:
    """A push was given up because its browser is not there any more. Whoever knows another way may take it."""

    letter_id: int
