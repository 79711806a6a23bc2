"""How long a slow person's hands and thoughts take, by the keystroke-level model. Pure.

Card, Moran and Newell, The Psychology of Human-Computer Interaction (1983), chapter 8, and their "The keystroke-level
model for user performance time with interactive systems", Communications of the ACM 23 (1980), table of operators:

K  1.20 s  a key, by somebody to whom the keyboard is unfamiliar (their slowest typist; an average one takes 0.28 s)
P  1.10 s  pointing to something on the screen, and here also one swipe: the model is older than fingers on glass
H  0.40 s  moving the hands to the keyboard, once for each field
M  1.35 s  getting ready in the mind: before each tap that is not a field, and before each field
R          waiting for the program, as measured

A tap is P alone: a finger presses where it points (their button press of 0.10 s is in it). The model tells of somebody
who knows the way and makes no mistake. Reading is not in it, except for the M; nor is a way to the mail program.
"""

from dataclasses import dataclass

K, P, H, M = 1.20, 1.10, 0.40, 1.35  # seconds


@dataclass(slots=True)
class Effort:
    """What a walk took. ``taps`` are those on links, buttons and choices; a field's own tap is counted with the field.

    ``waited`` is the program's time in seconds: server, wire of this machine, and drawing.
    """

    taps: int = 0
    fields: int = 0
    keys: int = 0
    swipes: int = 0
    pages: int = 0
    waited: float = 0.0

    @property
    def seconds(self) -> float:
        """A slow person's time from the first thought to the last page."""
        hands = P * (self.taps + self.fields + self.swipes) + H * self.fields + K * self.keys
        return hands + M * (self.taps + self.fields) + self.waited
