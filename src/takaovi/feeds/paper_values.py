"""Which sheets there are, and what was asked of one: week or month, size, large print, a second language. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from takaovi.core.languages import BY_CODE, Language

WEEKS_AHEAD = 7  # hours are spread out for sixty days
MONTHS_AHEAD = 4  # the programme is known for half a year


class Sheet(StrEnum):
    """What can be printed of a place."""

    WEEK = "week"
    MONTH = "month"
    DOOR = "door"
    ARRIVAL = "arrival"


# The page of each; its PDF has the same name with "_pdf".
PAGES = {
    Sheet.WEEK: "feeds:poster",
    Sheet.MONTH: "feeds:leaflet",
    Sheet.DOOR: "feeds:door_sign",
    Sheet.ARRIVAL: "feeds:arrival_sheet",
}


class Size(StrEnum):
    A4 = "a4"
    A3 = "a3"


@dataclass(frozen=True, slots=True)
class Asked:
    """One sheet as it was asked for. ``first`` and ``last`` are its days."""

    sheet: Sheet
    first: date
    last: date
    size: Size = Size.A4
    large: bool = False
    second: Language | None = None

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def query(self) -> dict[str, str]:
        """The same question as the keys of an address."""
        asked = {}
        if self.sheet is Sheet.WEEK:
            asked["viikko"] = week_name(self.first)
        if self.sheet is Sheet.MONTH:
            asked["kuukausi"] = f"{self.first:%Y-%m}"
        if self.size is Size.A3:
            asked["koko"] = Size.A3.value
        if self.large:
            asked["iso"] = "1"
        if self.second:
            asked["toinen"] = self.second.prefix
        return asked


def read_asked(sheet: Sheet, query: Mapping[str, str], today: date, language: Language) -> Asked:
    """What an address asks. A week or month that is not understood, is over or too far ahead, is the present one."""
    first, last = today, today
    if sheet is Sheet.WEEK:
        first = read_week(query.get("viikko", ""), today)
        last = first + timedelta(days=6)
    elif sheet is Sheet.MONTH:
        first = read_month(query.get("kuukausi", ""), today)
        last = next_month(first) - timedelta(days=1)
    second = next((each for each in BY_CODE.values() if each.prefix == query.get("toinen")), None)
    return Asked(
        sheet,
        first,
        last,
        size=Size.A3 if query.get("koko") == Size.A3 and sheet is not Sheet.MONTH else Size.A4,
        large=query.get("iso") == "1",
        second=second if second != language else None,
    )


def read_week(text: str, today: date) -> date:
    """The Monday of an ISO week such as 2026-W49."""
    present = today - timedelta(days=today.weekday())
    year, _mark, number = text.partition("-W")
    try:
        monday = date.fromisocalendar(int(year[:4]), int(number[:2]), 1)
    except ValueError:
        return present
    return monday if present <= monday <= present + timedelta(weeks=WEEKS_AHEAD) else present


def read_month(text: str, today: date) -> date:
    """The first day of a month such as 2026-12."""
    present = today.replace(day=1)
    far = present
    for _ in range(MONTHS_AHEAD):
        far = next_month(far)
    try:
        first = date.fromisoformat(f"{text[:7]}-01")
    except ValueError:
        return present
    return first if present <= first <= far else present


def week_name(day: date) -> str:
    """``2026-W49``."""
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02d}"


def next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
