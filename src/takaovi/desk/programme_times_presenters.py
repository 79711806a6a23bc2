"""The forms about times of the programme as the desk shows them. No queries."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from takaovi.core.clock import today
from takaovi.desk.form_presenters import one_of, texts_part, ticks
from takaovi.desk.form_values import Part
from takaovi.hours.time_words import date_range, weekday
from takaovi.programme.seasons import AskedBreak
from takaovi.ui.values import Choices, Field

Piece = Field | Choices | Part
Values = Mapping[str, Any]
Faults = Mapping[str, str]


def when_parts(values: Values, faults: Faults) -> tuple[Piece, ...]:
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    names = {day: weekday(number) for number, day in enumerate(days)}
    return (
        Field(
            "door_text",
            _("When? Write it as on the door."),
            values["door_text"],
            hint=_("Such as: Wed 13-15, or first Monday of the month 18-20. Or choose below."),
            error=error_at(faults, "door_text"),
        ),
        *values["questions"],
        ticks("days", _("On which days?"), names, values["days"], hint=_("Leave these empty if it is only once.")),
        Field(
            "start",
            _("From what time?"),
            values["start"],
            hint=_("Such as 17 or 17.30."),
            error=error_at(faults, "start"),
        ),
        Field("end", _("Until what time?"), values["end"], error=error_at(faults, "end")),
        Field(
            "first",
            _("The first day"),
            values["first"],
            hint=_("Such as 1.9. or 1.9.2027."),
            error=error_at(faults, "first"),
        ),
        Field("last", _("The last day of the season"), values["last"], error=error_at(faults, "last")),
        ticks("rests", _("When does it rest?"), rest_words(), values["rests"]),
    )


def rest_words() -> dict[str, str]:
    """When a series may rest, by the key in its form."""
    return {
        "w8": _("Not in week 8 (winter break)"),
        "w42": _("Not in week 42 (autumn break)"),
        "christmas": _("Not from 20 December to 6 January"),
        "holidays": _("Not on public holidays"),
    }


def rests_sentence(rests: Sequence[str]) -> str:
    """What was ticked, said back: the sentence of a series tells only the breaks that are near."""
    words = rest_words()
    return ". ".join(words[key] for key in rests if key in words) + "." if rests else ""


def change_parts(values: Values, faults: Faults, *, one: bool, place: Sequence[Piece] = ()) -> tuple[Piece, ...]:
    """What is different: for one time, or for a stretch of them. ``place`` asks for another one."""
    does = {
        "cancel": _("It is called off"),
        "move": _("It is at another time or place") if place else _("It is at another time"),
        "restore": _("It is on as planned after all"),
    }
    if one:
        does["note"] = _("It is on, but I want to tell something")
    stretch: tuple[Piece, ...] = (
        Field(
            "first",
            _("From which day?"),
            values["first"],
            hint=_("Such as 1.9. or 1.9.2027."),
            error=error_at(faults, "first"),
        ),
        Field(
            "last",
            _("To which day?"),
            values["last"],
            hint=_("Empty: all that are to come."),
            error=error_at(faults, "last"),
        ),
    )
    moved: Piece = (
        Field("to", _("The new day, if it moves to another"), values["to"], error=error_at(faults, "to"))
        if one
        else Field(
            "shift",
            _("How many days later, if they move"),
            values["shift"],
            hint=_("Such as 1, or -1 for a day earlier."),
            error=error_at(faults, "shift"),
        )
    )
    return (
        one_of("do", _("What is different?"), does, values["do"], error=error_at(faults, "do")),
        *(() if one else stretch),
        moved,
        Field("start", _("The new time it begins, if another"), values["start"], error=error_at(faults, "start")),
        Field("end", _("The new time it ends, if another"), values["end"], error=error_at(faults, "end")),
        *place,
        texts_part("reason", _("What do we tell people?"), values, faults, most=160),
    )


def season_parts(values: Values, faults: Faults, breaks: Sequence[AskedBreak] | None) -> tuple[Piece, ...]:
    """The days of the new season, and once they are known the breaks of it."""
    days = (
        Field("first", _("The first day"), values["first"], error=error_at(faults, "first")),
        Field("last", _("The last day of the season"), values["last"], error=error_at(faults, "last")),
    )
    if breaks is None:
        return days
    options = {one.first.isoformat(): break_words(one) for one in breaks}
    return (*days, ticks("rests", _("When does it rest?"), options, values["rests"]))


def break_words(one: AskedBreak) -> str:
    names = {
        "autumn": _("Autumn break"),
        "winter": _("Winter break"),
        "christmas": _("Christmas"),
        "summer": _("Summer"),
        "own": _("Your own break"),
    }
    return f"{names[one.key]} {date_range(one.first, one.last, today())}"


def error_at(faults: Faults, name: str) -> str:
    return faults.get(name, "")
