"""What this room announces."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActivityChanged:
    """Its words, hosts, time, place or visibility are not what they were. ``left``: the place where it was before."""

    activity_id: int
    left: int | None = None


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


@dataclass(frozen=True, slots=True)
class HostInvited:
    """An organisation is asked to host an activity with others."""

    activity_id: int
    organisation_id: int
