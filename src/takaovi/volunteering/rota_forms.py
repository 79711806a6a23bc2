"""Questions of a rota: which weeks, and who for a line."""

from collections.abc import Collection
from datetime import date, timedelta

from django.utils.translation import ngettext

from takaovi.core.reading import gettext as _
from takaovi.people.models import Person
from takaovi.ui.values import Choice, Choices, Field
from takaovi.volunteering.models import RotaLine
from takaovi.volunteering.reading_forms import Typed
from takaovi.volunteering.rota_next import able
from takaovi.volunteering.rota_presenters import who_words
from takaovi.volunteering.rota_queries import Known
from takaovi.volunteering.rota_values import own
from takaovi.volunteering.when_values import PLAN_WEEKS

NOBODY = "tyhja"
USUAL_WEEKS = "4"


def next_monday(day: date) -> date:
    return day + timedelta(days=7 - day.weekday())


def week_parts(typed: Typed, today: date) -> tuple[Field | Choices, ...]:
    monday = next_monday(today)
    first = typed["alku"] or f"{monday.day}.{monday.month}.{monday.year}"
    weeks = typed["viikot"] or USUAL_WEEKS
    options = tuple(
        Choice(str(n), ngettext("%(weeks)d week", "%(weeks)d weeks", n) % {"weeks": n}, chosen=weeks == str(n))
        for n in PLAN_WEEKS
    )
    return (
        Field("alku", _("From which day?"), first[:20], error=typed.faults.get("alku", "")),
        Choices("viikot", _("For how long?"), options),
    )


def read_weeks(typed: Typed, today: date) -> tuple[date, int] | None:
    """The first day and how many weeks; None with a sentence at the field."""
    first = typed.day("alku")
    weeks = int(typed.one_of("viikot", (USUAL_WEEKS, *(str(n) for n in PLAN_WEEKS))))
    if first is not None and not today - timedelta(days=1) <= first <= today + timedelta(days=120):
        typed.faults["alku"] = _("Choose a day from today on, in the next four months.")
    return None if typed.faults or first is None else (first, weeks)


def who_choices(line: RotaLine, known: Known, others: Collection[Person], lines: Collection[RotaLine]) -> Choices:
    """Everybody who may be meant for a line, those who can then first; why not, as they said it themselves."""
    given = [(one.shift_id, one.availability_id) for one in lines if one.availability_id and one.pk != line.pk]
    found = []
    for helper in known.rota.helpers:
        can = line.shift_id in known.rota.by_shift and able(known.rota, helper, line.shift_id, given)
        words = _("can then") if can else _not_words(line, known, helper.person, given)
        row = known.people[helper.person]
        chosen = line.availability_id == row.pk
        order = (not can, helper.behind, row.pk)
        found.append((order, Choice(f"a{row.pk}", f"{who_words(row)}: {words}", chosen=chosen)))
    found.sort(key=lambda one: one[0])
    unsaid = [Choice(f"p{p.pk}", _("%(who)s: has not said when") % {"who": p.nickname}) for p in others]
    empty = Choice(NOBODY, _("Nobody yet"), chosen=line.availability_id is None)
    return Choices("kuka", _("Who could be asked?"), (*(choice for _order, choice in found), *unsaid, empty))


def _not_words(line: RotaLine, known: Known, person: int, given: Collection[tuple[int, int]]) -> str:
    helper = next(one for one in known.rota.helpers if one.person == person)
    if line.shift_id not in helper.can:
        return _("said that this time does not suit")
    day = known.rota.by_shift[line.shift_id].day
    same = any(who == person and known.rota.by_shift[shift].day == day for shift, who in given if shift in known.shifts)
    if same or own(known.rota, helper, [day]):
        return _("has a shift on that day")
    return _("has as many turns as they wish")
