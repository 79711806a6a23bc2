"""The form of when somebody can, read kindly."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from takaovi.core.reading import gettext as _
from takaovi.hours.time_words import weekday
from takaovi.ui.values import Choice, Choices, Fault, Field
from takaovi.volunteering.reading_forms import Typed, read_day
from takaovi.volunteering.take_forms import name_field
from takaovi.volunteering.values import NAME_MAX, Kind
from takaovi.volunteering.when_values import COMPANY_MAX, MOST_DAYS_OFF, OFTEN, DayPart, When, read_slots


@dataclass(frozen=True, slots=True)
class SlotRow:
    """A weekday with its boxes: value, spoken name, and whether it is ticked."""

    day: str
    boxes: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class WhenForm:
    """``when`` is None while something is still to put right."""

    heads: tuple[str, ...]
    rows: tuple[SlotRow, ...]
    parts: tuple[Field | Choices, ...]
    faults: tuple[Fault, ...]
    when: When | None
    name: str


def read_when(data: Mapping[str, str], known: When, name: str, *, sent: bool, asks_name: bool) -> WhenForm:
    """The form as it was ``sent``, or with what is known."""
    typed = Typed(data)
    slots = read_slots(typed.many("aika")) if sent else known.slots
    days = typed["vapaat"] if sent else ", ".join(f"{day.day}.{day.month}.{day.year}" for day in sorted(known.days_off))
    off = _days(typed, days) if sent else known.days_off
    often = typed["usein"] if sent else str(known.a_month)
    kinds = frozenset(typed.many("mita")) & set(Kind) if sent else known.kinds
    company, name = (typed["seura"], typed["nimi"]) if sent else (known.company, name)
    if sent and not slots:
        typed.faults["aika"] = _("Tick at least one time.")
    if len(company) > COMPANY_MAX:
        typed.faults["seura"] = _("Make it %(most)d letters at most.") % {"most": COMPANY_MAX}
    if asks_name and len(name) > NAME_MAX:
        typed.faults["nimi"] = _("Make it %(most)d letters at most.") % {"most": NAME_MAX}
    a_month = int(often) if often.isascii() and often.isdigit() and int(often[:3]) in OFTEN else known.a_month
    faults = typed.listed()
    parts: tuple[Field | Choices, ...] = (
        *([name_field(name, typed.faults.get("nimi", ""))] if asks_name else []),
        _often(a_month),
        _days_field(days, typed.faults.get("vapaat", "")),
        _kinds(kinds),
        _company(company, typed.faults.get("seura", "")),
    )
    when = When(slots, off, a_month, kinds, company) if sent and not faults else None
    return WhenForm(_heads(), _rows(slots), parts, faults, when, name)


def _days(typed: Typed, text: str) -> frozenset[date]:
    words = [word for word in text.replace(";", ",").replace(" ", ",").split(",") if word]
    days = [read_day(word) for word in words]
    if None in days or len(days) > MOST_DAYS_OFF:
        typed.faults["vapaat"] = _("Write the days like this: 24.12., 6.1.")
    return frozenset(day for day in days if day is not None)


def _heads() -> tuple[str, ...]:
    return (_("Morning"), _("Afternoon"), _("Evening"))


def _rows(slots: frozenset[str]) -> tuple[SlotRow, ...]:
    rows = []
    for number in range(7):
        day = weekday(number)
        boxes = ((f"{number}{part}", f"{day} {words}") for part, words in zip(DayPart, _heads(), strict=True))
        rows.append(SlotRow(day, tuple((value, words, value in slots) for value, words in boxes)))
    return tuple(rows)


def _often(a_month: int) -> Choices:
    words = {
        1: _("Once in four weeks"),
        2: _("Every second week"),
        4: _("Once a week"),
        8: _("Twice a week"),
    }
    options = tuple(Choice(str(number), words[number], chosen=number == a_month) for number in OFTEN)
    return Choices("usein", _("How often at most?"), options)


def _days_field(value: str, error: str) -> Field:
    hint = _("For example 24.12., 6.1. You may leave this empty.")
    return Field("vapaat", _("On which days can you not?"), value[:600], hint, error)


def _kinds(kinds: frozenset[str]) -> Choices:
    words = {
        Kind.HOST: _("Looking after the place"),
        Kind.GREETER: _("Meeting people at the door"),
        Kind.PHONE: _("On the phone"),
        Kind.OTHER: _("Something else, such as coffee"),
    }
    options = tuple(Choice(kind.value, words[kind], chosen=kind in kinds) for kind in words)
    return Choices("mita", _("What would you like to do?"), options, many=True, hint=_("You may leave this empty."))


def _company(value: str, error: str) -> Field:
    hint = _("A first name. You may leave this empty.")
    return Field("seura", _("With whom would you like to be?"), value[:200], hint, error, maxlength=COMPANY_MAX)
