"""What one can choose of a sheet, as links. No queries."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from takaovi.core.addresses import page_address
from takaovi.core.languages import LANGUAGES
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.feeds.paper_presenters import month_name
from takaovi.feeds.paper_values import (
    MONTHS_AHEAD,
    PAGES,
    WEEKS_AHEAD,
    Asked,
    Sheet,
    Size,
    next_month,
)
from takaovi.hours.time_words import date_range


@dataclass(frozen=True, slots=True)
class Option:
    """A link to the same sheet with one thing changed; ``here`` is how it is now."""

    words: str
    href: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Options of one kind, under their name."""

    name: str
    options: tuple[Option, ...]


def sheet_href(asked: Asked, slug: str, *, pdf: bool = False) -> str:
    """The address of a sheet, on the screen or as PDF."""
    query = urlencode(asked.query)
    path = page_address(PAGES[asked.sheet] + ("_pdf" if pdf else ""), slug)
    return f"{path}?{query}" if query else path


def option_groups(asked: Asked, slug: str, today: date) -> tuple[Group, ...]:
    """The week or month, the size, the letters and a second language."""

    def option(words: str, **changed: object) -> Option:
        other = replace(asked, **changed)  # type: ignore[arg-type]
        return Option(words, sheet_href(other, slug), other == asked)

    groups = [Group(name, tuple(option(words, **days) for words, days in found)) for name, found in times(asked, today)]
    if asked.sheet is not Sheet.MONTH:
        sizes = tuple(option(size.upper(), size=size) for size in Size)
        groups.append(Group(_("Size of the paper"), sizes))
    letters = (option(_("Usual letters"), large=False), option(_("Large letters"), large=True))
    groups.append(Group(_("Size of the letters"), letters))
    others = [language for language in LANGUAGES if language != reading()]
    second = (option(_("Only this language"), second=None), *(option(o.own_name, second=o) for o in others))
    groups.append(Group(_("Another language on its own sheet"), second))
    return tuple(groups)


def times(asked: Asked, today: date) -> Iterator[tuple[str, list[tuple[str, dict[str, date]]]]]:
    """The weeks or months one can print."""
    if asked.sheet is Sheet.WEEK:
        monday = today - timedelta(days=today.weekday())
        weeks = [monday + timedelta(weeks=number) for number in range(WEEKS_AHEAD + 1)]
        yield _("Week"), [(week_option(day, monday), {"first": day, "last": day + timedelta(days=6)}) for day in weeks]
    if asked.sheet is Sheet.MONTH:
        months = [today.replace(day=1)]
        while len(months) <= MONTHS_AHEAD:
            months.append(next_month(months[-1]))
        ends = [next_month(month) - timedelta(days=1) for month in months]
        named = [month_name(month.month) for month in months]
        yield _("Month"), [(n, {"first": f, "last": e}) for n, f, e in zip(named, months, ends, strict=True)]


def week_option(day: date, present: date) -> str:
    """ "Tämä viikko", "Ensi viikko", "Viikko 51, 14.–20.12."."""
    near = {0: _("The present week"), 7: _("The next week")}.get((day - present).days)
    days = date_range(day, day + timedelta(days=6), present)
    return f"{near}, {days}" if near else _("Week %(week)d, %(days)s") % {"week": day.isocalendar().week, "days": days}
