"""A rota in words: holes first, the reason of each line, turns as a time and never as a figure. No queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import ngettext

from takaovi.core import clock
from takaovi.core.addresses import page_address
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.core.text import Said, say
from takaovi.volunteering.models import Availability, RotaAsk, RotaLine, Shift
from takaovi.volunteering.queries import day_of
from takaovi.volunteering.rota_queries import name_of_row
from takaovi.volunteering.rota_values import Reason
from takaovi.volunteering.shift_presenters import name_of
from takaovi.volunteering.shift_words import moment_words, when_words, zone_of
from takaovi.volunteering.when_values import Behind, weeks_since


@dataclass(frozen=True, slots=True)
class LineWords:
    """One seat: ``who`` is empty for a hole. ``why`` is the reason, ``state`` how the question stands."""

    number: int
    when: str
    title: Said
    who: str
    why: str
    state: str
    href: str
    by_hand: bool


def lines_words(lines: Iterable[RotaLine], behind: Mapping[int, Behind]) -> list[LineWords]:
    """In order of time: who stands on the list before is told so, and not when their last turn was."""
    seen: set[int] = set()
    told = []
    for line in lines:
        told.append(line_words(line, behind, again=line.availability_id in seen))
        seen |= {line.availability_id} if line.availability_id else set()
    return told


def line_words(line: RotaLine, behind: Mapping[int, Behind], *, again: bool = False) -> LineWords:
    language, plan = reading().code, line.plan
    row = line.availability
    return LineWords(
        number=line.pk,
        when=when_words(line.shift, language),
        title=say(line.shift.task, "title", language),
        who=who_words(row) if row else "",
        why=_why(line, behind, again=again),
        state=_state(line) if plan.asked else "",
        href=page_address("volunteering:keep_rota_line", plan.place.slug, str(plan.pk), str(line.pk)),
        by_hand=line.by_hand,
    )


def who_words(row: Availability) -> str:
    return name_of_row(row) or _("Somebody without a name")


def _why(line: RotaLine, behind: Mapping[int, Behind], *, again: bool) -> str:
    reasons = [Reason(reason) for reason in line.reasons]
    if line.by_hand:
        return _("You chose this yourself.")
    if line.availability is None:
        return _hole(reasons, is_asked=bool(line.plan.asked))
    words = [CAN_ON[day_of(line.shift).weekday()]()]
    words += [PLUS[reason]() for reason in reasons if reason in PLUS]
    words.append(_("earlier on this list too") if again else last_words(behind.get(line.availability.pk, Behind())))
    return ", ".join(words)


def _hole(reasons: Sequence[Reason], *, is_asked: bool) -> str:
    if Reason.ALL_HAVE_ENOUGH in reasons:
        return _("Those who could have as many turns as they wish.")
    if Reason.NOBODY_CAN in reasons:
        return _("Nobody has said that they can then.")
    return _("Nobody is left to ask.") if is_asked else _("You left this empty.")


def last_words(behind: Behind) -> str:
    """ "viimeksi 3 viikkoa sitten"."""
    if behind.last is None:
        return _("no turn here in the last half-year")
    weeks = weeks_since(behind.last, clock.today())
    if weeks < 1:
        return _("last turn less than a week ago")
    return ngettext("last turn %(weeks)d week ago", "last turn %(weeks)d weeks ago", weeks) % {"weeks": weeks}


def _state(line: RotaLine) -> str:
    asks: list[RotaAsk] = line.questions  # type: ignore[attr-defined]
    if any(ask.answer == "yes" for ask in asks):
        return _("Comes.")
    waits = next((ask for ask in asks if ask.answer == ""), None)
    if waits is not None:
        until = moment_words(clock.to_minute(waits.answer_by), zone_of(line.shift), reading().code)
        return _("Asked. An answer comes by %(time)s.") % {"time": until}
    if line.shift.filled:
        return _("Somebody came by themselves.")
    return "" if line.availability is None else _("Not asked.")


def is_hole(line: RotaLine) -> bool:
    return line.availability is None and not line.shift.filled


def progress_words(lines: Iterable[RotaLine]) -> str:
    """How many come, how many think, how many holes."""
    comes = waits = holes = 0
    for line in lines:
        answers = {ask.answer for ask in line.questions}  # type: ignore[attr-defined]
        comes += "yes" in answers
        waits += "" in answers
        holes += is_hole(line)
    words = _("Come: %(comes)d. Still thinking: %(waits)d. Holes: %(holes)d.")
    return words % {"comes": comes, "waits": waits, "holes": holes}


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A shift on the printed list."""

    when: str
    title: Said
    people: tuple[str, ...]


def sheet_rows(shifts: Iterable[Shift], lines: Iterable[RotaLine]) -> list[SheetRow]:
    """Every shift of the weeks: who comes, and who has been proposed or asked."""
    language, meant = reading().code, list(lines)
    rows = []
    for shift in shifts:
        people = [name_of(take) for take in shift.sitting]  # type: ignore[attr-defined]
        for line in (one for one in meant if one.shift_id == shift.pk):
            if any(ask.answer == "yes" for ask in line.questions):  # type: ignore[attr-defined]
                continue
            who = who_words(line.availability) if line.availability else ""
            if who or not shift.filled:
                people.append(_("%(who)s (asked)") % {"who": who} if who else _("Somebody is needed"))
        rows.append(SheetRow(when_words(shift, language), say(shift.task, "title", language), tuple(people)))
    return rows


CAN_ON = {
    0: lambda: _("can on Mondays"),
    1: lambda: _("can on Tuesdays"),
    2: lambda: _("can on Wednesdays"),
    3: lambda: _("can on Thursdays"),
    4: lambda: _("can on Fridays"),
    5: lambda: _("can on Saturdays"),
    6: lambda: _("can on Sundays"),
}
PLUS = {
    Reason.WISHED: lambda: _("would like this"),
    Reason.ONLY_ONE_WHO_CAN: lambda: _("the only one who can"),
}
