"""The day that somebody chose from the calendar or wrote by hand: read kindly, and led to its one address."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from takaovi.finder.values import Window
from takaovi.finder.when import in_address, read_when

LONGEST = 40  # characters of a day that are read

# For each note of read_when that a written day cannot be used with: the sentence that helps.
FAULTS = {
    "when_past": _("That day has passed. Choose today or a later day."),
    "when_unknown": _("We do not find that day in the calendar. Write day and month like this: 9.12."),
}


@dataclass(frozen=True, slots=True)
class DayAsked:
    """What stood in the field ``paiva``: ``typed`` as it was written, ``when`` what it says as ``milloin``.

    ``when`` is empty where nothing was written, and where ``fault`` names one of FAULTS.
    """

    typed: str = ""
    when: str = ""
    fault: str = ""


def read_day(query: QueryDict, now: datetime, zone: ZoneInfo) -> DayAsked:
    """The day as a browser's calendar sends it, or as a hand writes it: 9.12., 9/12/2026, "huomenna"."""
    typed = " ".join((query.get("paiva") or "").replace("\x00", " ").split())[:LONGEST]
    if not typed:
        return DayAsked()
    window, note = read_when(typed, now, zone)
    if note in FAULTS:
        return DayAsked(typed, fault=note)
    return DayAsked(typed, when=in_address(window))


def settled(query: QueryDict, day: DayAsked, window: Window) -> str | None:
    """The same question in its one address (``milloin=2026-12-09``), or None where it stands there already.

    A chosen day wins over a chosen time. A day in ``milloin`` that is written in another way is led there too:
    "9.12." is another day next year.
    """
    told = query.get("milloin", "")
    wanted = day.when or (in_address(window) if window.is_date else told)
    if not day.when and wanted == told:
        return None
    plain = query.copy()
    plain["milloin"] = wanted
    for name in ("kaikki", *(["paiva"] if day.when else [])):
        plain.pop(name, None)
    return plain.urlencode()
