"""What this room announces."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonForgotten:
    person_id: int
