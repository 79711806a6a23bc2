"""Hours given, and what a whole year is by them: logged, or estimated in the open from two sample months. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

SAMPLE_MONTHS = (3, 10)  # March and October, as pensioners' associations count
SOURCES = ("own", "group", "sample")  # an own log, a whole group by its keeper, a month's sum
MOST_MINUTES = 24 * 60  # of one person in one day
MOST_PEOPLE = 500
MOST_GROUP_MINUTES = 1_000_000
SMALL = 5  # fewer people than this are not told as a number


@dataclass(frozen=True, slots=True)
class Year:
    """The hours of a year in minutes. ``factor`` is 0 where all is counted, else what the sample is multiplied by."""

    counted: int
    sampled: int = 0
    months: int = 0
    factor: int = 0

    @property
    def estimate(self) -> int:
        return self.sampled * self.factor

    @property
    def is_estimate(self) -> bool:
        return bool(self.factor)


def year_of(logged: Mapping[int, int], sampled: Mapping[int, int]) -> Year:
    """The year from minutes by month: ``logged`` as they were given, ``sampled`` as sums of whole sample months.

    Twelve months over the number of sample months that are there. Without a sample nothing is estimated.
    """
    counted = sum(logged.values())
    months = [month for month in SAMPLE_MONTHS if month in sampled]
    if not months:
        return Year(counted)
    return Year(counted, sum(sampled[month] for month in months), len(months), 12 // len(months))


def told_people(people: int) -> int | None:
    """How many, or None where it is so few that a number could point at somebody."""
    return people if people == 0 or people >= SMALL else None
