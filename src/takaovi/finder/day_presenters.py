"""The field for another day than those that have a link of their own. No queries."""

from dataclasses import dataclass
from datetime import date, timedelta

from takaovi.core.reading import gettext as _
from takaovi.finder.day_forms import FAULTS, LONGEST, DayAsked
from takaovi.finder.values import Window
from takaovi.finder.when import HORIZON_DAYS, in_address, is_iso
from takaovi.hours.time_words import weekday_and_date
from takaovi.ui.values import Fault, Field


@dataclass(frozen=True, slots=True)
class DayField:
    """The field; ``chosen`` is the day that is asked, in words, and ``kept`` the time that an empty field keeps."""

    field: Field
    chosen: str
    kept: str

    @property
    def open(self) -> bool:
        """Whether it is unfolded: there is something in it to see."""
        return bool(self.field.value)

    @property
    def faults(self) -> tuple[Fault, ...]:
        return (Fault(self.field.name, self.field.error),) if self.field.error else ()


def day_field(asked: DayAsked, window: Window, today: date) -> DayField:
    """A native calendar from today to the last day whose hours are known.

    What is no day cannot stand in a calendar, so then the field is one for text and keeps it as it was written.
    """
    value = asked.typed or (in_address(window) if window.is_date else "")
    calendar = not value or is_iso(value)
    last = today + timedelta(days=HORIZON_DAYS)
    field = Field(
        "paiva",
        _("Which day?"),
        value,
        hint=_("Day and month, for example 9.12."),
        error=str(FAULTS[asked.fault]) if asked.fault else "",
        kind="date" if calendar else "text",
        autocomplete="off",
        maxlength=0 if calendar else LONGEST,
        extra={"min": today.isoformat(), "max": last.isoformat()} if calendar else {},
    )
    chosen = weekday_and_date(window.day, today) if window.is_date else ""
    return DayField(field, chosen, "" if window.is_date and not asked.fault else in_address(window))
