"""What this room announces."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HoursChanged:
    place_id: int
