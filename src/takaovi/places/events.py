"""What this room announces."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlacePublished:
    place_id: int
