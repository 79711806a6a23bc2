"""Numbers that answer now, with where each was read. Checked 24 November 2026; check again before 2027."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from takaovi.core.reading import reading
from takaovi.ui.values import HelpLine


@dataclass(frozen=True, slots=True)
class Number:
    """``numbers`` by language code; a language without its own uses Finnish. ``source`` is where it was read."""

    words: Promise
    numbers: dict[str, str]
    hours: dict[str, Promise | str]
    source: str


ALWAYS = _("at any time of day")
HELP_LINES = (
    Number(_("Emergency: danger to life or safety"), {"fi": "112"}, {"fi": ALWAYS}, "112.fi"),
    Number(_("Urgent but not life-threatening illness"), {"fi": "116117"}, {"fi": ALWAYS}, "116117.fi"),
    Number(
        _("When life feels too heavy: MIELI Crisis Helpline"),
        {"fi": "09 2525 0111", "sv": "09 2525 0112", "en": "09 2525 0116"},
        {"fi": ALWAYS, "sv": "", "en": _("Fridays 9:00–13:00; at any time in Finnish 09 2525 0111")},
        "mieli.fi/helpline",
    ),
    Number(_("Violence or fear at home: Nollalinja"), {"fi": "080 005 005"}, {"fi": ALWAYS}, "nollalinja.fi/en"),
    Number(_("Children and young people"), {"fi": "116 111"}, {"fi": ""}, "the European number of child helplines"),
)


def help_lines(numbers: tuple[Number, ...]) -> tuple[HelpLine, ...]:
    """The numbers in the language of the page."""
    code = reading().code
    return tuple(
        HelpLine(
            words=str(line.words),
            number=line.numbers.get(code, line.numbers["fi"]),
            tel=line.numbers.get(code, line.numbers["fi"]).replace(" ", ""),
            hours=str(line.hours.get(code if code in line.numbers else "fi", "")),
        )
        for line in numbers
    )
