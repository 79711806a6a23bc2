"""What this room announces."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonForgotten:
    person_id: int


@dataclass(frozen=True, slots=True)
class RoleGiven:
    person_id: int
    kind: str
    scope: str
