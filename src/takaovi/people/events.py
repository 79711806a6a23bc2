"""What this room announces."""

from dataclasses import dataclass

from takaovi.core.viewer import Scope


@dataclass(frozen=True, slots=True)
class PersonForgotten:
    person_id: int


@dataclass(frozen=True, slots=True)
class RoleGiven:
    person_id: int
    role: str
    scope: Scope


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A place or an organisation is in other hands; also when that is undone, with the two the other way round."""

    scope: Scope
    giver_id: int
    taker_id: int
