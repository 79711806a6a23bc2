"""Kinds of places, traits and the twelve questions: closed lists with their words' keys, no Django."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum


class PlaceKind(StrEnum):
    LIVING_ROOM = "living_room"
    DAY_CENTRE = "day_centre"
    CLUBHOUSE = "clubhouse"
    VILLAGE_HOUSE = "village_house"
    ASSOCIATION_HALL = "association_hall"
    COMMUNITY_HOUSE = "community_house"
    CIVIC_CENTRE = "civic_centre"
    RESIDENTS_SPACE = "residents_space"
    FAMILY_CAFE = "family_cafe"
    LIBRARY = "library"
    PARISH = "parish"
    YOUTH_ROOM = "youth_room"
    WORKSHOP = "workshop"
    WELLBEING_CORNER = "wellbeing_corner"
    POP_UP = "pop_up"
    ONLINE_ROOM = "online_room"
    PHONE_LINE = "phone_line"
    MOVING = "moving"


class Sector(StrEnum):
    ASSOCIATION = "association"
    INFORMAL_GROUP = "informal_group"
    MUNICIPALITY = "municipality"
    WELLBEING_COUNTY = "wellbeing_county"
    PARISH = "parish"
    COMPANY = "company"
    STATE = "state"


class Way(StrEnum):
    """How one may meet others there."""

    DOOR = "door"
    ONLINE = "online"
    PHONE = "phone"
    MOVING = "moving"


class Trait(IntEnum):
    """A quality of a place. The value is its bit in ``Place.traits`` (a 63-bit mask): never renumber."""

    FREE = 0
    COFFEE = 1
    QUIET_CORNER = 2
    DOGS = 3
    CHILDREN = 4
    INTOXICATED_ALLOWED = 5
    ALCOHOL_FREE = 6
    WHEELCHAIR = 7
    NO_STEPS = 8
    ACCESSIBLE_TOILET = 9
    HEARING_LOOP = 10
    LIFT = 11
    WIDE_DOOR = 12
    INTERNET = 13
    COMPUTERS = 14
    TOOLS = 15
    KITCHEN = 16
    FOOD = 17
    JUST_SIT = 18
    NO_SIGN_UP = 19
    GREETER = 20
    SMALL_GROUPS = 21
    GUIDED = 22
    PEER_SUPPORT = 23
    ADVICE = 24
    BUS_NEAR = 25
    PARKING = 26
    WARM_IN_WINTER = 27
    OUTDOORS = 28
    SCENT_FREE = 29
    NEWCOMERS = 30
    YOUNG = 31
    OLDER = 32
    FAMILIES = 33
    LANGUAGE_HELP = 34
    ANONYMOUS = 35

    bit: int

    def __init__(self, number: int) -> None:
        self.bit = 1 << number


def mask(traits: "set[Trait] | frozenset[Trait] | tuple[Trait, ...] | list[Trait]") -> int:
    """The bits of several traits together."""
    total = 0
    for trait in traits:
        total |= trait.bit
    return total


def unmask(bits: int) -> tuple[Trait, ...]:
    """The traits in a mask, in the order of their bits."""
    return tuple(trait for trait in Trait if bits & trait.bit)


class Question(IntEnum):
    """The twelve questions of "Kun tulet", in the order they are read (look.md)."""

    DOOR = 1
    STEPS = 2
    WHO_MEETS = 3
    FIRST_MINUTES = 4
    WHERE_TO_SIT = 5
    COST = 6
    COFFEE = 7
    QUIET_TIME = 8
    COMPANION = 9
    NAME = 10
    LANGUAGES = 11
    LEAVING = 12


ANSWER_MAX = 120  # characters: an answer is one breath long


def covers(from_day: int, to_day: int, day: date) -> bool:
    """Whether ``day`` is in a yearly stretch of month-days (601 is 1 June), both included; it may pass New Year."""
    month_day = day.month * 100 + day.day
    if from_day <= to_day:
        return from_day <= month_day <= to_day
    return month_day >= from_day or month_day <= to_day


@dataclass(frozen=True, slots=True)
class VenueDays:
    """A venue of a place: its id, its key as a stop, and its part of the year (MMDD, MMDD) where it has one."""

    venue_id: int
    key: str = ""
    season: tuple[int, int] | None = None
