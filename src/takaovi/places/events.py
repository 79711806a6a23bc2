"""What this room announces."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlacePublished:
    place_id: int


@dataclass(frozen=True, slots=True)
class PlaceChanged:
    """Something that a list or a search tells of the place is new."""

    place_id: int
