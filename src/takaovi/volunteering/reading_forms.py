"""What was typed, read kindly: a fault is a sentence at its field, and nothing typed is lost."""

import re
from collections.abc import Mapping
from datetime import date

from takaovi.core.clock import today
from takaovi.core.numbers import is_ours
from takaovi.core.reading import gettext as _
from takaovi.programme.signup_values import read_contact
from takaovi.ui.values import Fault

_CLOCK = re.compile(r"(?:klo|kl\.?)?\s*(\d{1,2})(?:[.:](\d{2}))?", re.IGNORECASE)
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})?")
_HOURS = re.compile(r"(\d{1,5})(?:[.,](\d))?")
ONCE = re.compile(r"[\w-]{10,40}", re.ASCII)


def read_reachable(typed: str) -> tuple[str, str] | None:
    """As ``read_contact``; None also for a number in a country in which we write to nobody."""
    read = read_contact(typed)
    return None if read and read[0] == "sms" and not is_ours(read[1]) else read


class Typed:
    """A sent form. Each reader returns a value, and writes a fault where what was typed cannot be that."""

    def __init__(self, data: Mapping[str, str]) -> None:
        self.data = data
        self.faults: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        return " ".join(str(self.data.get(name, "")).split())

    def many(self, name: str) -> list[str]:
        """All values of a question that lets one choose several."""
        return [str(value) for value in getattr(self.data, "getlist", lambda _name: [])(name)]

    def text(self, name: str, most: int, needed: str = "") -> str:
        """With its lines, as it was typed."""
        text = str(self.data.get(name, "")).replace("\r\n", "\n").strip()
        if not text and needed:
            self.faults[name] = needed
        if len(text) > most:
            self.faults[name] = _("Make it %(most)d letters at most.") % {"most": most}
        return text

    def one_of(self, name: str, known: tuple[str, ...], needed: str = "") -> str:
        value = self[name]
        if value in known:
            return value
        if needed:
            self.faults[name] = needed
        return known[0]

    def clock(self, name: str) -> int | None:
        """Minutes of the day of 17, 17.30, klo 17 or 17:30."""
        found = _CLOCK.fullmatch(self[name])
        minute = int(found[1]) * 60 + int(found[2] or 0) if found else -1
        if not 0 <= minute <= 1440 or (found and int(found[2] or 0) > 59):
            self.faults[name] = _("Write a time such as 17 or 17.30.")
            return None
        return minute

    def day(self, name: str, *, needed: bool = True) -> date | None:
        """A day of 24.12.2026, 24.12. or 2026-12-24; without a year the next one."""
        text = self[name]
        if not text and not needed:
            return None
        day = read_day(text)
        if day is None or not 2000 <= day.year <= 2100:
            self.faults[name] = _("Write a day such as 24.12.2026.")
            return None
        return day

    def whole(self, name: str, least: int, most: int) -> int:
        text = self[name]
        if text.isascii() and text.isdigit() and len(text) < 7 and least <= int(text) <= most:
            return int(text)
        self.faults[name] = _("Write a number from %(least)d to %(most)d.") % {"least": least, "most": most}
        return least

    def hours(self, name: str, most: int) -> int:
        """Minutes of 2, 2,5 or 0.5 hours."""
        found = _HOURS.fullmatch(self[name])
        minutes = int(found[1]) * 60 + int(found[2] or 0) * 6 if found else 0
        if not 1 <= minutes <= most:
            self.faults[name] = _("Write hours such as 2 or 2,5.")
        return minutes

    def listed(self) -> tuple[Fault, ...]:
        return tuple(Fault(name, sentence) for name, sentence in self.faults.items())


def read_day(text: str) -> date | None:
    """None for what is no day."""
    found = _DAY.fullmatch(text)
    try:
        if found is None:
            return date.fromisoformat(text)
        day, month, year = int(found[1]), int(found[2]), found[3]
        if year:
            return date(int(year), month, day)
        this_year = date(today().year, month, day)
        return this_year if this_year >= today() else date(today().year + 1, month, day)
    except ValueError:
        return None


def once_of(data: Mapping[str, str]) -> str:
    """The form's own number, if it is one of ours."""
    once = data.get("kerta", "")
    return once if ONCE.fullmatch(once) else ""
