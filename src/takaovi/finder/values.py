"""A question, what could answer it, and the answer with its reasons. Frozen values; no Django."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from takaovi.core.geo import Point
from takaovi.places.values import Trait, mask


class When(StrEnum):
    """The times a person asks for. The value stands in the address; a date is written 2026-12-24."""

    NOW = "nyt"
    TODAY = "tanaan"
    TONIGHT = "illalla"
    TOMORROW = "huomenna"
    WEEKEND = "viikonloppu"
    DATE = "paiva"


class Wish(StrEnum):
    """What would help, from the deck's eight needs. The value stands in the address."""

    COMPANY = "seura"  # I feel lonely
    GENTLE = "hiljainen"  # I am shy and timid
    FREE = "maksuton"  # I have no money
    HELP = "apua"  # I do not know who could help me
    PEERS = "vertaiset"  # somebody who has lived the same
    NEW_HERE = "uusi"  # I have moved and do not know what to do here
    PRACTISE = "harjoittelu"  # I should practise social skills
    SIT = "istua"  # I do not know which place suits me: I may just sit
    DOING = "tekemista"  # I have no information about activity
    CHILDREN = "lapset"
    DOG = "koira"
    STEP_FREE = "esteeton"


@dataclass(frozen=True, slots=True)
class WishRule:
    """``must``: bits a place has to have. ``any_of``: traits of which one or more fulfils the wish."""

    any_of: tuple[Trait, ...]
    must: int = 0


def _hard(trait: Trait) -> WishRule:
    return WishRule((trait,), trait.bit)


WISHES: dict[Wish, WishRule] = {
    Wish.COMPANY: WishRule((Trait.JUST_SIT, Trait.COFFEE, Trait.GREETER)),
    Wish.GENTLE: WishRule((Trait.QUIET_CORNER, Trait.SMALL_GROUPS, Trait.GREETER)),
    Wish.FREE: _hard(Trait.FREE),
    Wish.HELP: WishRule((Trait.ADVICE,)),
    Wish.PEERS: WishRule((Trait.PEER_SUPPORT,)),
    Wish.NEW_HERE: WishRule((Trait.NEWCOMERS, Trait.GREETER, Trait.LANGUAGE_HELP)),
    Wish.PRACTISE: WishRule((Trait.GUIDED, Trait.SMALL_GROUPS)),
    Wish.SIT: WishRule((Trait.JUST_SIT,)),
    Wish.DOING: WishRule(()),
    Wish.CHILDREN: _hard(Trait.CHILDREN),
    Wish.DOG: _hard(Trait.DOGS),
    Wish.STEP_FREE: WishRule((Trait.NO_STEPS, Trait.WHEELCHAIR), mask((Trait.NO_STEPS,))),
}


@dataclass(frozen=True, slots=True)
class Window:
    """The asked time. ``start`` and ``end`` are UTC minutes, half-open; ``day`` is the local first day."""

    when: When
    start: int
    end: int
    day: date

    @property
    def is_now(self) -> bool:
        return self.when is When.NOW

    @property
    def is_date(self) -> bool:
        return self.when is When.DATE


@dataclass(frozen=True, slots=True)
class Area:
    """Where: a point to measure from, and the name it goes by. No point when nothing was asked or known."""

    name: str = ""
    name_sv: str = ""
    municipality: str = ""
    point: Point | None = None
    is_position: bool = False  # "near me": a rounded position that is never kept
    is_exact: bool = False  # a village, a postcode or a position: a distance from it means something on foot


@dataclass(frozen=True, slots=True)
class Need:
    """The whole question as understood. ``notes`` are gentle sentences' keys about what was not."""

    area: Area
    window: Window
    wishes: tuple[Wish, ...] = ()
    words: str = ""
    raw_where: str = ""
    alternatives: tuple[Area, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def must(self) -> int:
        """Trait bits that every suggested place has to have."""
        bits = 0
        for wish in self.wishes:
            bits |= WISHES[wish].must
        return bits


class Mode(StrEnum):
    """How the door stands in the asked window, best first."""

    STAFFED = "staffed"
    SELF_SERVICE = "self_service"
    IF_SHIFT_FILLED = "if_shift_filled"
    BY_ARRANGEMENT = "by_arrangement"
    KEPT = "kept"  # a group has it just now; open to all again when it ends
    NOT_CONFIRMED = "not_confirmed"
    UNKNOWN = "unknown"
    CLOSED = "closed"


# Lower comes first. A confirmed open door with a person beats everything; silence is never "closed".
MODE_RANK = {mode: rank for rank, mode in enumerate(Mode)}


class Reservation(NamedTuple):
    """A time inside the window kept for a group; told kindly, without the group's members."""

    start: int
    end: int
    words: str


class Option(NamedTuple):
    """A place that could answer, with all that the order needs."""

    place_id: int
    km: float | None
    traits: int
    mode: Mode
    start: int | None = None  # UTC minute the door opens in the window, or the next opening after it
    end: int | None = None  # UTC minute it closes
    open_at_start: bool = False
    then: tuple[int, int] | None = None  # UTC minutes of the next time with a person, after a door that needs a key
    needs_key: bool = False  # self-service with a card, a code or a key
    shown: Mode | None = None  # the mode of the told time, also where the door is closed until then
    local: bool = True  # in the asked municipality, or within a few kilometres
    kept_for: Trait | None = None  # a place for the young or for families
    happening: bool = False
    phone: str = ""
    conditions: tuple[str, ...] = ()  # of the told time: call first, weather, key, card and PIN, age
    reservations: tuple[Reservation, ...] = ()
    relevance: int = 0  # 0 for what the asked words hit, and for all when no words were asked
    told_by: int | None = None  # UTC minute by which it is told whether a time that hangs on a host is open
    venue: int = 0  # where the place is at the told time; 0 is its own door

    @property
    def by_call(self) -> bool:
        """The told time needs a call first, or hangs on a host."""
        return self.shown in (Mode.BY_ARRANGEMENT, Mode.IF_SHIFT_FILLED)


class Reason(StrEnum):
    OPEN_NOW = "open_now"
    NEAR = "near"
    STAFFED = "staffed"
    FREE = "free"
    MEETS_WISH = "meets_wish"
    JUST_SIT = "just_sit"
    GREETER = "greeter"
    NO_SIGN_UP = "no_sign_up"
    HAPPENING = "happening"


class Caution(StrEnum):
    NOT_CONFIRMED = "not_confirmed"
    UNKNOWN = "unknown"
    RESERVED = "reserved"
    WISH_NOT_TOLD = "wish_not_told"
    CLOSES_SOON = "closes_soon"
    FAR = "far"


class Suggestion(NamedTuple):
    """An option with every reason and caution that put it where it stands."""

    option: Option
    reasons: tuple[Reason, ...]
    cautions: tuple[Caution, ...]
    met: tuple[Trait, ...] = ()


LITTLE = 2  # open places


@dataclass(frozen=True, slots=True)
class Answer:
    """Suggestions to go to, and beside them where to ask first or go later: never a dead end.

    ``open`` are doors that anybody may walk through near the asked place. ``far`` are open too, but further than
    one goes for a cup of coffee. ``keyed`` open with a card, by arrangement, or if a host is found. ``silent`` are
    closed with no opening known to come.
    """

    open: tuple[Suggestion, ...]
    ask_first: tuple[Suggestion, ...]
    later: tuple[Suggestion, ...]
    far: tuple[Suggestion, ...] = ()
    keyed: tuple[Suggestion, ...] = ()
    silent: tuple[Suggestion, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.open or self.ask_first or self.later or self.far or self.keyed or self.silent)

    @property
    def found(self) -> int:
        return len(self.open)

    @property
    def found_little(self) -> bool:
        """So few open places nearby that the question is kept as an unmet need."""
        return self.found <= LITTLE
