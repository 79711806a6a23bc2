"""What the components show: small frozen values that presenters fill and templates print. No Django.

Texts are plain strings in the language of the page, or :class:`takaovi.core.text.Said` where the text was
written by people and may be in another language than the page.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from takaovi.core.text import Said

Text = str | Said

# The kinds of open tag. The first six are the states of the hours room.
STATES = (
    "staffed",
    "if_shift_filled",
    "self_service",
    "by_arrangement",
    "phone",
    "online",
    "group",
    "unknown",
    "closed",
)
LAMPS = {"staffed": "lit", "self_service": "half"}


def lamp_of(state: str, *, now: bool = True) -> str:
    """The lamp beside a door: "lit" where anybody may walk in now, "half" where the door needs a card, else none."""
    return LAMPS.get(state, "") if now else ""


class Fact(NamedTuple):
    """An icon and its word: ``Fact("cup", "Kahvi 0 €")``. ``icon`` is one of the fourteen."""

    icon: str
    words: Text


class Link(NamedTuple):
    """Words that lead somewhere."""

    words: Text
    href: str


class EventLine(NamedTuple):
    """One thing that happens. ``when`` is in the words of the page ("tänään klo 17–20").

    ``status`` is a sentence when something is different ("Peruttu: ..."), and ``off`` strikes the line.
    ``datetime`` is the ISO start for machines.
    """

    title: Text
    when: str
    href: str = ""
    where: Text = ""
    datetime: str = ""
    facts: tuple[Fact, ...] = ()
    status: Text = ""
    off: bool = False


class Card(NamedTuple):
    """A place in a list of answers. ``state`` is one of STATES; ``open_words`` is the answer itself.

    ``reasons`` and ``cautions`` are whole short sentences; ``distance`` is ready words ("1,2 km").
    ``now`` tells that the state is that of this moment and not of a later time that was asked about.
    """

    title: Text
    href: str
    state: str
    open_words: str
    where: Text = ""
    distance: str = ""
    facts: tuple[Fact, ...] = ()
    reasons: tuple[Text, ...] = ()
    cautions: tuple[Text, ...] = ()
    events: tuple[EventLine, ...] = ()
    links: tuple[Link, ...] = ()
    now: bool = True

    @property
    def lamp(self) -> str:
        return lamp_of(self.state, now=self.now)

    @property
    def lit(self) -> bool:
        """Anybody may walk in now."""
        return self.lamp == "lit"


class Brief(NamedTuple):
    """A place in one breath, beside the cards: its name, how the door stands, where, and a number to ask."""

    title: Text
    href: str
    state: str
    open_words: str
    where: str = ""
    phone: str = ""
    note: str = ""
    now: bool = True

    @property
    def lamp(self) -> str:
        return lamp_of(self.state, now=self.now)

    @property
    def lit(self) -> bool:
        return self.lamp == "lit"


@dataclass(frozen=True, slots=True)
class OpenTime:
    """A stretch of a day in words: ``OpenTime("self_service", "klo 6–9", "Omatoimiaika")``."""

    state: str
    words: str
    note: Text = ""


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A day of the week table. No times and no ``note`` means closed; say so in ``note``."""

    day: str
    times: tuple[OpenTime, ...] = ()
    note: Text = ""
    today: bool = False


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture with its real size in pixels, so that the page does not jump when it comes."""

    src: str
    width: int
    height: int
    alt: Text


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of "Kun tulet". An empty ``text`` is shown as not yet told."""

    question: str
    text: Text
    icon: str
    photo: Photo | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One big button of a question: ``value`` goes into the address, ``words`` to the person."""

    value: str
    words: str
    hint: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """A question with ready answers. ``many`` lets a person choose several."""

    name: str
    legend: str
    options: tuple[Choice, ...]
    many: bool = False
    hint: str = ""
    error: str = ""
    id: str = ""
    legend_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A question with an answer of one's own. ``kind`` is an input type, or ``textarea``."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    error: str = ""
    kind: str = "text"
    id: str = ""
    autocomplete: str = ""
    inputmode: str = ""
    suggestions: tuple[str, ...] = ()
    maxlength: int = 0
    extra: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """A line of the error summary: the id of the field and the sentence that helps."""

    field_id: str
    sentence: str


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A number that answers now. ``number`` as it is read aloud, ``tel`` as it is dialled."""

    words: str
    number: str
    tel: str
    hours: str = ""


@dataclass(frozen=True, slots=True)
class ThreadMessage:
    """One message of a discussion. ``removed`` is the explained decision that stands in its place."""

    author: str
    when: str
    text: Text = ""
    datetime: str = ""
    host: bool = False
    removed: Text = ""
    report_href: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something offered or needed. ``kind`` is the word before the title ("Tarjoan", "Tarvitsen")."""

    kind: str
    title: Text
    href: str
    where: Text = ""
    when: str = ""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """A count at the host's table. The name is the form field of its two buttons."""

    name: str
    words: str
    count: int
