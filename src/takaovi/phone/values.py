"""What is said on the phone, what is heard, and what follows. Frozen values; no framework.

A call is a chain of turns. Each turn says something, may do something, and then waits for one thing: keys, a person
on duty who answers, a message, or nothing more. The same chain is walked by every mouth: the page with keys, and
the webhooks of a provider (`realparts.md` 2.2).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Protocol

from takaovi.callback.values import Topic as Topic
from takaovi.callback.values import Wished as Wished

LANGUAGES = ("fi", "sv", "en")
KEEP_DAYS = 14  # a message nobody has handled goes then
STEP_HOURS = 24  # the steps of a call go then


class Place(StrEnum):
    """Where in the flow a call stands. The value stands in the address of the webhook: no person, no digit."""

    LANGUAGE = "language"
    WHERE = "where"
    CHOOSE = "choose"
    MENU = "menu"
    DUTY = "duty"
    BACK_WHEN = "back-when"
    BACK_TOPIC = "back-topic"
    BACK_NUMBER = "back-number"
    BACK_OTHER = "back-other"
    MESSAGE = "message"
    OVER = "over"


class Clock(NamedTuple):
    """A time of day. ``minute``: since local midnight, 0 to 1440."""

    minute: int


class Name(NamedTuple):
    """A proper name, said as it stands."""

    text: str


class Number(NamedTuple):
    """A number that counts something."""

    value: int


Slot = Clock | Name | Number | date


@dataclass(frozen=True, slots=True)
class Said:
    """One prompt by its id in ``data/prompts.tsv``, with what is put into it."""

    prompt: str
    slots: Mapping[str, Slot] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Digits:
    """Keys that were pressed, without the hash that ended them. Empty: nothing came in time."""

    keys: str = ""


@dataclass(frozen=True, slots=True)
class Joined:
    """The call to the person on duty is over: whether they spoke with each other."""

    spoke: bool


@dataclass(frozen=True, slots=True)
class Recorded:
    """A message was left. ``seconds`` long; below ``LEAST_MESSAGE`` it is silence."""

    name: str
    seconds: int


Heard = Digits | Joined | Recorded


@dataclass(frozen=True, slots=True)
class Listen:
    """Wait for at most ``most`` keys, ``seconds`` long. ``#`` ends them early where more than one may come."""

    most: int = 1
    seconds: int = 8


@dataclass(frozen=True, slots=True)
class Connect:
    """Ring whoever is on duty for at most ``seconds``; they hear a whisper and press 1 to take the call."""

    seconds: int = 25


@dataclass(frozen=True, slots=True)
class Record:
    """Record a message of at most ``seconds``; ``#`` ends it."""

    seconds: int = 120


@dataclass(frozen=True, slots=True)
class End:
    """Nothing more: the line is closed."""


Then = Listen | Connect | Record | End


@dataclass(frozen=True, slots=True)
class CallBack:
    """Put a request in the queue. ``number``: as keyed in, or "" for the number that calls."""

    wished: Wished
    topic: Topic
    number: str = ""


@dataclass(frozen=True, slots=True)
class KeepMessage:
    """Keep the recorded message for whoever is on duty next."""

    name: str


Deed = CallBack | KeepMessage


class Locality(NamedTuple):
    """A municipality, village or postcode that keys can mean."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class CallState:
    """All that a call remembers. ``area``: code of a municipality or a postcode, "" for the whole network."""

    at: Place = Place.LANGUAGE
    language: str = "fi"
    area: str = ""
    tries: int = 0  # how often nothing that helps was heard at this place
    choices: tuple[Locality, ...] = ()  # what the keys may have meant
    wished: Wished = Wished.SOON
    topic: Topic = Topic.UNSAID


@dataclass(frozen=True, slots=True)
class Turn:
    """One step of a call. A deed is done before its words are said: what is promised has been written down."""

    said: tuple[Said, ...]
    then: Then
    state: CallState
    deed: Deed | None = None


class Open(NamedTuple):
    """A door of today. ``starts`` and ``ends``: minutes since local midnight; ``starts`` None: open now."""

    name: str
    ends: int
    starts: int | None = None
    day: date | None = None  # None: today
    street: str = ""


class Event(NamedTuple):
    """Something that happens today. ``starts``: minutes since local midnight."""

    title: str
    place: str
    starts: int


class Promise(NamedTuple):
    """When we shall have called: a day, and a time of day in minutes since local midnight.

    Not ``sure``: nobody is on duty then yet.
    """

    day: date
    by: int
    sure: bool = True


class Lines(NamedTuple):
    """Whom to ring: telephones in E.164, and browsers by their names."""

    numbers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class World(Protocol):
    """What the flow asks about the world outside the call. Each mouth brings the same answers."""

    @property
    def today(self) -> date: ...

    @property
    def number_known(self) -> bool:
        """Whether the caller's number came with the call."""

    @property
    def takes_messages(self) -> bool:
        """Whether this mouth can keep a message."""

    def on_duty(self) -> bool:
        """Whether somebody can be connected now."""

    def localities(self, keys: str) -> tuple[Locality, ...]:
        """What a postcode, or letters keyed on a telephone, can mean; likely ones first."""

    def open_near(self, area: str, language: str) -> tuple[tuple[Open, ...], tuple[Open, ...]]:
        """(open now, opening next) near there, nearest first."""

    def events_near(self, area: str, language: str) -> tuple[Event, ...]:
        """What is still to come today near there."""

    def promise(self, wished: Wished) -> Promise:
        """An honest time by which we call, from who is on duty and when."""
