"""The accessibility statement and the privacy notices in words, from what the tests found and the rooms declared."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy, ngettext

from takaovi.core.privacy import Register
from takaovi.core.reading import gettext as _
from takaovi.proposals.accessibility_values import Tested
from takaovi.proposals.values import ANSWER_DAYS
from takaovi.proposals.words import short_date

# Known gaps. One is taken out when it is mended, by whoever mends it.
GAPS = (
    gettext_lazy("Keepers describe the photos of their doors. Some descriptions may tell too little."),
    gettext_lazy("Texts of places can be hard to read. Nobody has reviewed the plain Finnish as selkokieli."),
    gettext_lazy("Printed sheets are made as tagged PDF. A person has not yet read them with a screen reader."),
)
FOUND = {
    "axe": gettext_lazy("Automatic check with axe-core %(axe)s: %(found)s."),
    "keyboard": gettext_lazy("Every link, button and field by keyboard, with a visible focus: %(found)s."),
    "zoom": gettext_lazy("Text twice as large and a window of 320 pixels, nothing cut: %(found)s."),
    "structure": gettext_lazy("Headings, landmarks and names for a screen reader: %(found)s."),
}


@dataclass(frozen=True, slots=True)
class Statement:
    """The accessibility statement. ``results`` and ``gaps`` are whole sentences."""

    headline: str
    tested: str
    scope: str
    inside: str
    results: tuple[str, ...]
    failing: str
    gaps: tuple[str, ...]
    days: int
    supervisor: str


def statement_words(state: Tested) -> Statement:
    """Exactly what the last run found, and what we know to be missing."""
    values = {"day": short_date(state.made), "version": state.version}
    scope = {"kinds": len(state.kinds), "readings": len(state.readings), "themes": len(state.themes)}
    return Statement(
        headline=_("This service meets the accessibility requirements in part."),
        tested=_("We tested version %(version)s ourselves on %(day)s. The tests are made again for each version.")
        % values,
        scope=_("Tested: %(kinds)s kinds of page, %(readings)s ways of reading, %(themes)s colour themes.") % scope,
        inside=_inside(len(state.signed_in)),
        results=tuple(_found(check, words, state) for check, words in FOUND.items()),
        failing=", ".join(sorted({kind for kind, _check, _count in state.faults})),
        gaps=tuple(map(str, GAPS)),
        days=ANSWER_DAYS,
        supervisor=settings.SUPERVISOR,
    )


def _inside(kinds: int) -> str:
    """Nothing where no page behind the sign-in was tested."""
    told = _("Pages of those who sign in: %(kinds)s kinds of page, in Finnish, Swedish and English.") % {"kinds": kinds}
    return told if kinds else ""


def _found(check: str, words: object, state: Tested) -> str:
    count = state.failed(check)
    found = ngettext("one fault", "%(count)d faults", count) % {"count": count} if count else _("no faults")
    return str(words) % {"axe": state.axe, "found": found}


@dataclass(frozen=True, slots=True)
class Notice:
    """One privacy notice: its sections as (heading, sentences)."""

    title: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]


def notice_words(register: Register) -> Notice:
    """What the law asks to tell of one register, in this order."""
    sections = (
        (_("Who keeps this register"), controller_words()),
        (_("Why"), (str(register.purpose),)),
        (_("On what the law lets us"), (str(register.basis),)),
        (_("What is kept"), tuple(map(str, register.data))),
        (_("Where it comes from"), (str(register.source),)),
        (_("Who sees it"), (str(register.seen_by), _("It is not sold or given to others."))),
        (_("How long"), tuple(_term(str(term.what), term.days) for term in register.terms)),
        (_("What you can ask"), rights_words()),
    )
    return Notice(str(register.title), sections)


def controller_words() -> tuple[str, ...]:
    """Who answers for the registers, from the operator's settings; said openly where nobody has set it."""
    if not settings.CONTROLLER:
        return (_("The operator of this service has not yet written its name here."),)
    return tuple(filter(None, (settings.CONTROLLER, settings.CONTROLLER_CONTACT)))


def rights_words() -> tuple[str, ...]:
    """Rights under the General Data Protection Regulation, the same in each register."""
    return (
        _("You can ask what we know of you, and have it put right or erased."),
        _("You can take back your consent. What was done before stays lawful."),
        _("You can ask for a copy, or object to the use."),
        _("You can complain to the Data Protection Ombudsman."),
        _("No machine decides anything about you."),
    )


def _term(what: str, days: int | None) -> str:
    if not days:
        return f"{what}."
    return f"{what}: " + ngettext("%(days)d day", "%(days)d days", days) % {"days": days} + "."
