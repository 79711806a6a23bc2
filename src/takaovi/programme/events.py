"""What this room announces."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActivityChanged:
    """Its words, hosts, time or visibility are not what they were."""

    activity_id: int


@dataclass(frozen=True, slots=True)
class OccurrenceCancelled:
    occurrence_id: int
    activity_id: int
    start: int


@dataclass(frozen=True, slots=True)
class OccurrenceMoved:
    occurrence_id: int
    activity_id: int
    start: int
