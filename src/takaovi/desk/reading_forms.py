"""What was typed at the desk, read kindly: every fault is a sentence at its field, and nothing typed is lost."""

import re
from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from takaovi.core.clock import today
from takaovi.core.languages import LANGUAGES
from takaovi.ui.values import Choices, Fault, Field

# Marks that turn the direction of other people's text, and control signs; letters of every script stay.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_CLOCK = re.compile(r"(?:klo|kl\.?)?\s*(\d{1,2})(?:[.:](\d{2}))?", re.IGNORECASE)
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})?")
_MONEY = re.compile(r"(\d{1,4})(?:[.,](\d{1,2}))?\s*€?")


class Typed:
    """A sent form. Each reader returns a value, and writes a fault where what was typed cannot be that."""

    def __init__(self, data: Mapping[str, str]) -> None:
        self.data = data
        self.faults: dict[str, str] = {}
        self.questions: list[Choices | Field] = []  # what a reader of words has to ask before it can go on

    def __getitem__(self, name: str) -> str:
        """As it was typed, without signs that nobody sees."""
        return _UNSEEN.sub("", str(self.data.get(name, "")).replace("\r\n", "\n")).strip()

    def many(self, name: str) -> list[str]:
        """All values of a question that lets one choose several."""
        return [str(value) for value in getattr(self.data, "getlist", lambda _name: [])(name)]

    def text(self, name: str, most: int, needed: str = "") -> str:
        text = self[name]
        if not text and needed:
            self.faults[name] = needed
        if len(text) > most:
            told = _("The text is %(length)d characters long. Make it %(most)d at most.")
            self.faults[name] = told % {"length": len(text), "most": most}
        return text

    def texts(self, name: str, most: int, needed: str = "") -> dict[str, str]:
        """One text by column, such as ``summary_fi``; ``needed`` is why the Finnish one must be there."""
        return {
            column: self.text(column, most, needed if language.code == "fi" else "")
            for language in LANGUAGES
            for column in [f"{name}_{language.column}"]
        }

    def clock(self, name: str, needed: str = "") -> str:
        """ "17:00" of 17, 17.00, klo 17 or 17:00; empty of nothing."""
        text = self[name]
        found = _CLOCK.fullmatch(text)
        hour, minute = (int(found[1]), int(found[2] or 0)) if found else (-1, 0)
        if not text and not needed:
            return ""
        if not (0 <= hour <= 24 and 0 <= minute < 60 and hour * 60 + minute <= 1440):
            self.faults[name] = needed if not text else _("Write a time such as 17 or 17.30.")
            return ""
        return f"{hour:02}:{minute:02}"

    def day(self, name: str, needed: str = "") -> date | None:
        """A day of 24.12.2026, 24.12. or 2026-12-24; without a year the next one."""
        text = self[name]
        if not text:
            if needed:
                self.faults[name] = needed
            return None
        day = read_day(text)
        if day is None or not 2000 <= day.year <= 2100:
            self.faults[name] = _("Write a day such as 24.12.2026.")
            return None
        return day

    def whole(self, name: str, least: int, most: int) -> int | None:
        text = self[name]
        if not text:
            return None
        if text.isascii() and text.removeprefix("-").isdigit() and len(text) < 7 and least <= int(text) <= most:
            return int(text)
        self.faults[name] = _("Write a number from %(least)d to %(most)d.") % {"least": least, "most": most}
        return None

    def cents(self, name: str) -> int:
        """Euro cents of 3, 2,50 or 2.50 €; nothing is 0."""
        text = self[name]
        found = _MONEY.fullmatch(text)
        if found:
            return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))
        if text:
            self.faults[name] = _("Write a price such as 0, 3 or 2,50.")
        return 0

    def summary(self) -> tuple[Fault, ...]:
        """The lines of the error summary."""
        return tuple(Fault(name, sentence) for name, sentence in self.faults.items())


def read_day(text: str) -> date | None:
    """None for what is no day of the calendar."""
    try:
        if found := _DAY.fullmatch(text):
            return _with_year(int(found[1]), int(found[2]), found[3])
        return date.fromisoformat(text)
    except ValueError:
        return None


def _with_year(day: int, month: int, year: str | None) -> date:
    if year:
        return date(int(year), month, day)
    on = today()
    near = date(on.year, month, day)
    return near if near >= on else date(on.year + 1, month, day)
