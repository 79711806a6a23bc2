"""Numbers for who needs help at once, with where each was read. Checked 24 November 2026; check again before 2027."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from takaovi.core.reading import reading
from takaovi.hours.time_words import NO_BREAK
from takaovi.ui.values import HelpLine


@dataclass(frozen=True, slots=True)
class Number:
    """``numbers`` by language code; a language without its own uses Finnish. ``source`` is where it was read.

    ``also_finnish``: where the line in one's own language is not always open, the Finnish one is told after it.
    """

    words: Promise
    numbers: dict[str, str]
    hours: dict[str, Promise]
    source: str
    also_finnish: Promise | None = None


ALWAYS = _("always")
HELP_LINES = (
    Number(_("Emergency: danger to life or safety"), {"fi": "112"}, {"fi": ALWAYS}, "112.fi"),
    Number(_("Urgent but not life-threatening illness"), {"fi": "116117"}, {"fi": ALWAYS}, "116117.fi"),
    Number(
        _("When life feels too heavy: MIELI Crisis Helpline"),
        {"fi": "09 2525 0111", "sv": "09 2525 0112", "en": "09 2525 0116"},
        {"fi": ALWAYS, "sv": _("on weekdays, at certain hours"), "en": _("Fridays 9 am–1 pm")},
        "mieli.fi/helpline, mieli.fi/sv",
        also_finnish=_("The same helpline in Finnish"),
    ),
    Number(_("Violence or fear at home: Nollalinja"), {"fi": "080 005 005"}, {"fi": ALWAYS}, "nollalinja.fi/en"),
    Number(_("Children and young people"), {"fi": "116 111"}, {"fi": _("every day, at certain hours")}, "mll.fi"),
)


def help_lines(numbers: tuple[Number, ...]) -> tuple[HelpLine, ...]:
    """The numbers in the language of the page."""
    return tuple(chain.from_iterable(_lines(number, reading().code) for number in numbers))


def _lines(number: Number, code: str) -> Iterator[HelpLine]:
    own = code if code in number.numbers else "fi"
    yield _line(number, str(number.words), own)
    if number.also_finnish and own != "fi":
        yield _line(number, str(number.also_finnish), "fi")


def _line(number: Number, words: str, code: str) -> HelpLine:
    told = number.numbers[code]
    return HelpLine(
        words=words,
        number=told.replace(" ", NO_BREAK),
        tel=told.replace(" ", ""),
        hours=str(number.hours.get(code, "")),
    )
