"""Telling a place that somebody may come: fixed wishes by tap, a short note, and never who or why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.core.text import capital
from takaovi.hours.sentences import day_words
from takaovi.ui.values import Choice, Choices, Fault, Field
from takaovi.volunteering.bridge_values import (
    CONTACT_MAX,
    HAND_OVER_DAYS_AHEAD,
    NOTE_MAX,
    Comfort,
    Coming,
    DayPart,
    Speaks,
)
from takaovi.volunteering.bridge_words import COMFORTS, PARTS, SPEAKS
from takaovi.volunteering.reading_forms import Typed, read_reachable

TELL = "kerro"


@dataclass(frozen=True, slots=True)
class ComingForm:
    """``coming`` is None while something is still to put right. ``parts`` are the questions in order."""

    parts: tuple[Field | Choices, ...]
    faults: tuple[Fault, ...]
    coming: Coming | None


def read_coming(data: Mapping[str, str], today: date, *, sent: bool) -> ComingForm:
    """The form as it was ``sent``, or empty."""
    typed = Typed(data)
    days = [today + timedelta(days=number) for number in range(HAND_OVER_DAYS_AHEAD)]
    day = next((one for one in days if one.isoformat() == typed["paiva"]), None)
    read = read_reachable(typed["yhteys"][:CONTACT_MAX])
    if sent:
        _judge(typed, day, read, typed.many("lupa"))
    faults = typed.listed()
    coming = None
    if sent and not faults and read is not None and day is not None:
        coming = Coming(
            day=day,
            part=typed.one_of("aika", tuple(DayPart)),
            comforts=tuple(one.value for one in Comfort if one in typed.many("toive")),
            speaks=typed.one_of("kieli", tuple(Speaks)),
            note=typed["lisa"],
            channel=read[0],
            contact=read[1].lower(),
            language=reading().code,
        )
    return ComingForm(_parts(typed, days, day, today), faults, coming)


def _parts(typed: Typed, days: list[date], day: date | None, today: date) -> tuple[Field | Choices, ...]:
    """The questions in order, with what was typed in them."""
    parts = tuple(Choice(p.value, capital(PARTS[p]()), chosen=p == (typed["aika"] or DayPart.ANY)) for p in DayPart)
    languages = tuple(Choice(s.value, capital(SPEAKS[s]()), chosen=s == typed["kieli"]) for s in Speaks)
    return (
        _days(days, day, today, typed.faults.get("paiva", "")),
        Choices("aika", _("When on that day?"), parts),
        _comforts(typed.many("toive")),
        Choices("kieli", _("Which language would be good?"), languages),
        _note(typed["lisa"], typed.faults.get("lisa", "")),
        _contact(typed["yhteys"][:CONTACT_MAX], typed.faults.get("yhteys", "")),
        _consent(typed.many("lupa"), typed.faults.get("lupa", "")),
    )


def _judge(typed: Typed, day: date | None, read: tuple[str, str] | None, may: list[str]) -> None:
    if day is None:
        typed.faults["paiva"] = _("Choose a day.")
    if len(typed["lisa"]) > NOTE_MAX:
        typed.faults["lisa"] = _("Make it %(most)d letters at most.") % {"most": NOTE_MAX}
    if read is None:
        typed.faults["yhteys"] = _("Write an e-mail address or a phone number, or leave this empty.")
    elif read[0] and TELL not in may:
        typed.faults["lupa"] = _("Tick the box if we may tell you, or leave the address empty.")


def _days(days: list[date], chosen: date | None, today: date, error: str) -> Choices:
    language = reading().code
    options = tuple(Choice(d.isoformat(), capital(day_words(d, today, language)), chosen=d == chosen) for d in days)
    return Choices("paiva", _("Which day may they come?"), options, error=error)


def _comforts(chosen: list[str]) -> Choices:
    options = tuple(Choice(c.value, COMFORTS[c](), chosen=c in chosen) for c in Comfort)
    hint = _("Choose what would help, or nothing.")
    return Choices("toive", _("What would be good?"), options, many=True, hint=hint)


def _note(value: str, error: str) -> Field:
    hint = _("For example: comes with a dog. Write no name and nothing of illness: the place need not know.")
    return Field("lisa", _("Something else, in a few words"), value[:200], hint, error, maxlength=NOTE_MAX)


def _contact(value: str, error: str) -> Field:
    label = _("Your own e-mail or phone, if you would like to hear that they came")
    hint = _("You hear it only if they want it and give their code at the place. You may leave this empty.")
    return Field("yhteys", label, value, hint, error, maxlength=CONTACT_MAX)


def _consent(may: list[str], error: str) -> Choices:
    words = _("You may write to me about this once. The address is erased a week after the day.")
    option = Choice(TELL, words, chosen=TELL in may)
    return Choices("lupa", _("May we use the address?"), (option,), many=True, error=error)
