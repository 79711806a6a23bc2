"""One's own shifts, wishes and hours in words. No queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from takaovi.core.addresses import page_address
from takaovi.core.clock import today
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.core.text import Said, say
from takaovi.hours.sentences import day_words
from takaovi.places.models import Place
from takaovi.volunteering.models import HoursGiven, ShiftTake, StandIn
from takaovi.volunteering.shift_letters import code_of
from takaovi.volunteering.shift_presenters import PART_WORDS, hours_number
from takaovi.volunteering.shift_words import when_words
from takaovi.volunteering.values import Part

NOTHING: Mapping[int, str] = {}


@dataclass(frozen=True, slots=True)
class MyLine:
    words: str
    place: Said
    when: str
    href: str
    swap: bool


@dataclass(frozen=True, slots=True)
class WishLine:
    """A place with the way in which one is asked: ``email``, ``sms`` or ``ei``."""

    place_id: int
    name: Said
    way: str
    told: str
    slug: str
    asked: str = ""


def my_lines(takes: Iterable[ShiftTake]) -> list[MyLine]:
    language = reading().code
    return [
        MyLine(
            words=f"{say(take.shift.task, 'title', language)}: {PART_WORDS[Part(take.part)]()}",
            place=say(take.shift.task.place, "name", language),
            when=when_words(take.shift, language),
            href=page_address("volunteering:take", code_of(take)),
            swap=take.swap,
        )
        for take in takes
    ]


def wish_lines(
    places: Iterable[Place], wishes: Mapping[int, StandIn], asked: Mapping[int, str] = NOTHING
) -> list[WishLine]:
    told = {
        "email": _("You may be asked by e-mail."),
        "sms": _("You may be asked by text message."),
        "ei": _("You are not asked."),
        "": _("You may be asked."),
    }
    found = []
    for place in places:
        row = wishes.get(place.pk)
        way = "" if row is None else row.channel if row.wanted else "ei"
        name = say(place, "name", reading().code)
        found.append(WishLine(place.pk, name, way, told[way], place.slug, asked.get(place.pk, "")))
    return found


def given_lines(given: Iterable[HoursGiven]) -> list[tuple[int, str]]:
    language = reading().code
    return [
        (
            row.pk,
            _("%(day)s, %(place)s: %(hours)s h")
            % {
                "day": day_words(row.day, today(), language),
                "place": say(row.place, "name", language),
                "hours": hours_number(row.minutes),
            },
        )
        for row in given
    ]
