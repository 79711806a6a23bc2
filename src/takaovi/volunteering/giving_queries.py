"""Reads of hours given: sums by month, and the lines of one person."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum
from django.db.models.functions import ExtractMonth

from takaovi.volunteering.giving_values import Year, year_of
from takaovi.volunteering.models import HoursGiven


@dataclass(frozen=True, slots=True)
class MonthGiven:
    """A month in minutes: as they were written down, and as the sum of a sample month or None."""

    month: int
    logged: int
    people: int
    sample: int | None


@dataclass(frozen=True, slots=True)
class YearGiven:
    year: int
    months: tuple[MonthGiven, ...]
    sums: Year


def year_given(place_id: int, year: int) -> YearGiven:
    """The hours given to a place in a year, by month, without anybody's name. One query."""
    rows = HoursGiven.objects.filter(place=place_id, day__year=year).annotate(month=ExtractMonth("day"))
    logged: dict[int, int] = defaultdict(int)
    people: dict[int, int] = defaultdict(int)
    sampled: dict[int, int] = {}
    for month, source, minutes, heads in rows.values_list("month", "source").annotate(Sum("minutes"), Sum("people")):
        if source == "sample":
            sampled[month] = minutes
        else:
            logged[month] += minutes
            people[month] += heads
    months = sorted({*logged, *sampled})
    told = tuple(MonthGiven(month, logged[month], people[month], sampled.get(month)) for month in months)
    return YearGiven(year, told, year_of(logged, sampled))


def own_hours(person_id: int, since: date) -> list[HoursGiven]:
    """What somebody wrote down of their own time. One query."""
    rows = HoursGiven.objects.filter(person=person_id, day__gte=since).select_related("place", "task")
    return list(rows.order_by("-day", "-pk")[:100])
