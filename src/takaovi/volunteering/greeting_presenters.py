"""A meeting at the door in words for pages: the times, how it stands for the guest, what the greeter is asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from takaovi.core import clock
from takaovi.core.addresses import page_address
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.core.text import Said
from takaovi.hours.sentences import clock_words, day_words
from takaovi.places.models import Place
from takaovi.ui.values import Choice, Choices, Link
from takaovi.volunteering.bridge_values import local
from takaovi.volunteering.bridge_words import (
    day_today,
    door_name,
    door_phone,
    door_zone,
    heard_by,
    met_when,
    sign_for_greeter,
    sign_for_guest,
)
from takaovi.volunteering.models import Greeting, GreetingAsk


@dataclass(frozen=True, slots=True)
class DoorWords:
    """The place as the pages of the door tell it."""

    name: Said
    href: str
    phone: str
    slug: str


@dataclass(frozen=True, slots=True)
class GreetingWords:
    """How a meeting stands, for whoever looks at it."""

    when: str
    state: str
    sign: str
    then: str
    open: bool


def door_words(place: Place) -> DoorWords:
    name = door_name(place, reading().code)
    return DoorWords(name, page_address("finder:place", place.slug), door_phone(place), place.slug)


def clock_of(minute: int, place: Place) -> str:
    at = local(minute, door_zone(place))
    return clock_words(at.hour * 60 + at.minute, reading().code)


def day_of_meeting(minute: int, place: Place) -> str:
    return day_words(local(minute, door_zone(place)).date(), day_today(place), reading().code)


def days_of(times: Iterable[int], place: Place) -> list[tuple[str, list[Link]]]:
    """Each day with its times, as links to the form of that time."""
    days: dict[str, list[Link]] = {}
    here = page_address("volunteering:meet", place.slug)
    for minute in times:
        days.setdefault(day_of_meeting(minute, place), []).append(
            Link(clock_of(minute, place), f"{here}?aika={minute}")
        )
    return list(days.items())


def time_choices(times: Sequence[int], chosen: int, place: Place) -> Choices:
    """The time that was agreed, and those one may change to."""
    listed = sorted({*times, chosen})
    options = tuple(
        Choice(str(m), f"{day_of_meeting(m, place)} {clock_of(m, place)}", chosen=m == chosen) for m in listed
    )
    return Choices("aika", _("When do you come?"), options)


def guest_words(greeting: Greeting, answer: GreetingAsk | None, *, shut: bool = False) -> GreetingWords:
    """What the guest sees with the code. ``shut``: the place is not open at the agreed time."""
    language = reading().code
    ahead = greeting.start > clock.to_minute(clock.now())
    state, then = _waiting(greeting, language)
    if answer is not None:
        name = greeting.greeter_name
        state = _("%(name)s meets you at the door.") % {"name": name} if name else _("Somebody meets you at the door.")
        then = _("They are at the door at the agreed time. You need not say anything.")
    elif shut:
        state = _("The place is not open then after all.")
        then = _("You may choose another time.")
    elif greeting.unanswered is not None:
        state = _("Nobody has answered us yet.")
        then = _("You may come all the same. Or call the place, and ask.")
    return GreetingWords(met_when(greeting, language), state, sign_for_guest(greeting), then, ahead)


def _waiting(greeting: Greeting, language: str) -> tuple[str, str]:
    state = _("We have asked. Nobody has answered yet.")
    return state, _("You hear by %(time)s at the latest.") % {"time": heard_by(greeting, language)}


def greeter_words(ask: GreetingAsk, promised: GreetingAsk | None) -> GreetingWords:
    """What the one who was asked sees behind the link."""
    greeting, language = ask.greeting, reading().code
    ahead = greeting.start > clock.to_minute(clock.now())
    state = ""
    if promised is not None and promised.pk == ask.pk:
        state = _("You have promised to be at the door. Thank you.")
    elif promised is not None:
        state = _("Somebody else meets the guest. Thank you.")
    elif ask.answer == "no":
        state = _("You said no. That is all right. We ask another.")
    elif not ahead:
        state = _("The agreed time is over.")
    may = ahead and (promised is None or promised.pk == ask.pk)
    # Whoever does not meet the guest needs no name.
    then = _("The guest is called %(name)s.") % {"name": greeting.name} if greeting.name and may else ""
    return GreetingWords(met_when(greeting, language), state, sign_for_greeter(greeting), then, may)
