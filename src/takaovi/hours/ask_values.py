"""When keepers are asked whether the hours hold, and about which days. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from takaovi.hours.values import WEEKDAYS

WEEK = timedelta(days=7)
AHEAD_DAYS = 14  # before a holiday or a season
REMIND_AFTER = timedelta(hours=48)
WARN_AFTER = timedelta(hours=24)  # after the reminder the pesävahti sees it
KEEP_DAYS = 400  # as long as the book of deeds
QUIET_FROM, QUIET_TO = time(20), time(8)  # no letter of ours wakes anybody
SPECIAL = ("public", "eve")


# When hours of meeting places change in Finland though no holiday says so: month and day of the first and last day
# that are asked about. Schools end at the turn of June and begin in August; the days between Christmas and Epiphany.
SEASONS = {"summer": ((6, 1), (6, 1)), "autumn": ((8, 15), (8, 15)), "christmas": ((12, 27), (1, 5))}


class Kind(StrEnum):
    """What is asked about: an ordinary week, holidays and eves in a row, or the first day of other hours."""

    WEEK = "week"
    HOLIDAY = "holiday"
    SEASON = "season"


class Answer(StrEnum):
    YES = "yes"  # as the plan says; of holidays: open
    NO = "no"  # closed on the days that were named; of a season: the hours are not right
    NONE = ""


@dataclass(frozen=True, slots=True)
class AskTime:
    """The weekday (0 is Monday) and the hour at which next week is asked about."""

    weekday: int = 3
    hour: int = 10

    def last_before(self, now: datetime, zone: ZoneInfo) -> datetime:
        """The latest such moment that is not after ``now``, in the time of ``zone``."""
        local = now.astimezone(zone)
        day = local.date() - timedelta(days=(local.weekday() - self.weekday) % 7)
        moment = datetime.combine(day, time(self.hour), zone)
        return moment if moment <= local else datetime.combine(day - WEEK, time(self.hour), zone)


def ask_time(day: str, hour: int) -> AskTime:
    return AskTime(WEEKDAYS.index(day), hour)


def monday_after(day: date) -> date:
    return day + timedelta(days=7 - day.weekday())


def week_to_ask(at: AskTime, now: datetime, zone: ZoneInfo) -> date | None:
    """The Monday of the week to ask about now; None while the asking of the coming week has not begun.

    A machine that was off on Thursday asks later, as long as that week has not begun.
    """
    monday = monday_after(at.last_before(now, zone).date())
    return monday if monday > now.astimezone(zone).date() else None


def awake(moment: datetime, zone: ZoneInfo) -> datetime:
    """The moment itself, or the end of the quiet hours it falls into."""
    local = moment.astimezone(zone)
    if QUIET_TO <= local.time() < QUIET_FROM:
        return moment
    day = local.date() + timedelta(days=1) if local.time() >= QUIET_FROM else local.date()
    return datetime.combine(day, QUIET_TO, zone)


def runs_of(days: Iterable[date]) -> list[tuple[date, ...]]:
    """Days in a row together: Christmas is asked about once."""
    runs: list[list[date]] = []
    for day in sorted(set(days)):
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return [tuple(run) for run in runs]


def seasons_between(start: date, end: date) -> list[tuple[date, date]]:
    """The seasons of the year whose first day is in [start, end], with the last day that is asked about."""
    found = []
    for year in range(start.year, end.year + 1):
        for first, last in SEASONS.values():
            begins = date(year, *first)
            if start <= begins <= end:
                found.append((begins, date(year + (last < first), *last)))
    return found


def season_named(first: date) -> str:
    """A key of SEASONS, or "" for a day on which only the hours of one place change."""
    return next((name for name, days in SEASONS.items() if days[0] == (first.month, first.day)), "")


def holiday_runs(classes: Mapping[date, frozenset[str]], today: date) -> list[tuple[date, ...]]:
    """Holidays and eves in a row whose first day is within two weeks, and not today."""
    runs = runs_of(day for day, kinds in classes.items() if kinds.intersection(SPECIAL) and day > today)
    return [run for run in runs if run[0] <= today + timedelta(days=AHEAD_DAYS)]
