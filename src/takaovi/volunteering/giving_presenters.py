"""Hours given in words: what is counted, what is a sample, and how the estimate is made. No queries."""

from collections.abc import Iterator
from dataclasses import dataclass

from takaovi.core.reading import gettext as _
from takaovi.volunteering.giving_queries import MonthGiven, YearGiven
from takaovi.volunteering.giving_values import SMALL, told_people
from takaovi.volunteering.shift_presenters import hours_number


@dataclass(frozen=True, slots=True)
class MonthWords:
    """A month and what was given in it: counted, by how many, and of a sample, each in a line of its own."""

    name: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearWords:
    """``how`` tells in sentences what kind of figures these are; funders and municipalities ask for that."""

    year: int
    months: tuple[MonthWords, ...]
    counted: str
    estimate: str
    how: tuple[str, ...]


def month_name(month: int) -> str:
    return (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )[month - 1]


def year_words(given: YearGiven) -> YearWords:
    sums = given.sums
    how = [_("Counted: hours as they were written down, day by day.")]
    if sums.is_estimate:
        values = {
            "hours": hours_number(sums.sampled),
            "months": sums.months,
            "factor": sums.factor,
            "estimate": hours_number(sums.estimate),
        }
        how.append(
            _("Sample: %(hours)s hours in %(months)d whole months. Times %(factor)d is %(estimate)s hours.") % values
        )
        how.append(_("The estimate takes the other months to be like these. It is not added to what is counted."))
    return YearWords(
        year=given.year,
        months=tuple(MonthWords(month_name(month.month), tuple(month_lines(month))) for month in given.months),
        counted=hours_number(sums.counted),
        estimate=hours_number(sums.estimate) if sums.is_estimate else "",
        how=tuple(how),
    )


def month_lines(month: MonthGiven) -> Iterator[str]:
    if month.logged:
        yield _("Counted: %(hours)s h") % {"hours": hours_number(month.logged)}
    if people := people_words(month.people):
        yield _("People: %(count)s") % {"count": people}
    if month.sample is not None:
        yield _("Sample: %(hours)s h") % {"hours": hours_number(month.sample)}


def people_words(people: int) -> str:
    """How many helped, counted anew each day; a small number points at nobody."""
    told = told_people(people)
    return _("under %(small)d") % {"small": SMALL} if told is None else str(told) if told else ""
