"""What this room announces, once it is certain. Minutes are UTC since 1970."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShiftFilled:
    """As many have promised to be there as are needed."""

    shift_id: int
    place_id: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ShiftEmptied:
    """It was filled, and is no more."""

    shift_id: int
    place_id: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ShiftClosed:
    """Nobody was found by the deadline, or it was called off."""

    shift_id: int
    place_id: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class StandInFound:
    shift_id: int
    place_id: int


@dataclass(frozen=True, slots=True)
class ShiftsChanged:
    """Tasks or shifts of a place are not what its page tells."""

    place_id: int
