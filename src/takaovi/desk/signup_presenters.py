"""Sign-ups in words for those who host. No queries."""

from collections.abc import Iterable
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from takaovi.core import clock
from takaovi.desk.programme_queries import Told
from takaovi.hours.time_words import date_words, sentence
from takaovi.programme.models import Activity, Occurrence, Signup
from takaovi.programme.signup_queries import Counts
from takaovi.programme.signup_values import erased_on


def signup_count_words(counts: Counts) -> str:
    """ "5 people come, 2 are in line"; empty where nobody has signed up."""
    told = []
    if counts.coming:
        told.append(ngettext("%(count)d comes", "%(count)d come", counts.coming) % {"count": counts.coming})
    if counts.offered:
        told.append(_("%(count)d were offered a place") % {"count": counts.offered})
    if counts.waiting:
        told.append(_("%(count)d in line") % {"count": counts.waiting})
    return ", ".join(told)


def told_words(told: Told) -> tuple[str, ...]:
    """Who hears of a change, before the yes."""
    if not (told.by_letter or told.not_told):
        return (_("Nobody has signed up, so nobody is written to."),)
    words = []
    if told.by_letter:
        words.append(
            ngettext(
                "%(count)d sign-up is told by letter, with your reason.",
                "%(count)d sign-ups are told by letter, with your reason.",
                told.by_letter,
            )
            % {"count": told.by_letter}
        )
    if told.not_told:
        words.append(
            ngettext(
                "%(count)d sign-up gave no address. They see it on the page only.",
                "%(count)d sign-ups gave no address. They see it on the page only.",
                told.not_told,
            )
            % {"count": told.not_told}
        )
    return tuple(words)


class SignupLine(NamedTuple):
    number: int
    name: str
    people: str
    state: str


class SheetLine(NamedTuple):
    """A line of the printed list; ``state`` is told of those who have no sure place."""

    name: str
    people: int
    state: str


def sheet_lines(signups: Iterable[Signup]) -> list[SheetLine]:
    """Who has a place first, then who was offered one, then who is in line; each in the order of coming."""
    states = {"in": "", "offered": _("was offered a place"), "waiting": _("in line")}
    order = list(states)
    listed = sorted(signups, key=lambda one: order.index(one.state))
    return [SheetLine(one.name or _("No name"), one.people, states[one.state]) for one in listed]


def erased_words(time: Occurrence, activity: Activity) -> str:
    """What becomes of the names: of the paper by hand, of ours by the system."""
    day = erased_on(clock.from_minute(time.end).astimezone(ZoneInfo(activity.zone)).date())
    told = _("Tear this list up when it is over. We erase the names on %(day)s")
    return sentence(told % {"day": date_words(day, clock.today())})


def signup_lines(signups: Iterable[Signup]) -> list[SignupLine]:
    """Names or nicknames only: where somebody is reached is nobody's to read."""
    states = {"in": _("comes"), "offered": _("was offered a place"), "waiting": _("in line")}
    return [
        SignupLine(
            one.pk,
            one.name or _("No name"),
            ngettext("%(count)d person", "%(count)d people", one.people) % {"count": one.people},
            states[one.state],
        )
        for one in signups
    ]
