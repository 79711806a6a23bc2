"""Hours at the desk in words: how they stand, what a change would make of them, what is still asked."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from takaovi.core import clock
from takaovi.core.drafts.models import Draft
from takaovi.desk.hours_values import Reading, Typed
from takaovi.hours.door_said import whole_lines
from takaovi.hours.door_values import LONGEST_ANSWER
from takaovi.hours.door_weeks import DrawnDay, four_weeks
from takaovi.hours.door_words import choice_words, note_sentence, question_words, typed_hint
from takaovi.hours.edit_values import Coming, Document, coming_exceptions
from takaovi.hours.plan import PlanFault, parse_plan
from takaovi.hours.sentences import clock_words, exception_words, state_name, week_lines
from takaovi.hours.time_words import date_range, date_words, ranges, weekday_and_date
from takaovi.ui.values import Field, OpenTime, WeekRow

DAYS_TO_CLOSE = 14
MOST_TOLD = 8  # questions, or words that were not understood, on one page


def tongue() -> str:
    return get_language() or "fi"


def hour_lines(document: Document, today: date) -> list[str]:
    """The ordinary week and what is different soon, a sentence each."""
    schedule = parse_plan(document)
    return [*week_lines(schedule, today, tongue()), *exception_words(schedule, today, tongue())]


def drawn_weeks(document: Document, today: date) -> list[tuple[str, tuple[WeekRow, ...]]]:
    """This week from today on, and the next three: a caption and its days."""
    weeks = []
    for week in four_weeks(document, today):
        days = [day for day in week if not day.past]
        caption = date_range(days[0].day, days[-1].day, today)
        weeks.append((caption, tuple(_drawn(day, today) for day in days)))
    return weeks


def _drawn(drawn: DrawnDay, today: date) -> WeekRow:
    times = tuple(
        OpenTime(state, ranges(clocks), "" if state == "staffed" else state_name(state, tongue()))
        for state, clocks in drawn.times
    )
    note = _("The time is not known") if drawn.unknown else ""
    return WeekRow(weekday_and_date(drawn.day, today), times, note, today=drawn.day == today)


def coming_lines(document: Document, today: date) -> list[tuple[str, str]]:
    """Each exception to come: by which key it is taken away, and in words."""
    return [(one.key, _exception_line(one, today)) for one in coming_exceptions(document, today)]


def _exception_line(coming: Coming, today: date) -> str:
    one = coming.exception
    days = weekday_and_date(one.first, today) if one.first == one.last else date_range(one.first, one.last, today)
    values = {"days": days, "times": ranges(one.clocks)}
    words = {
        "closed": _("%(days)s: closed"),
        "replace": _("%(days)s: only %(times)s"),
        "add": _("%(days)s: also %(times)s"),
        "cut": _("%(days)s: not %(times)s"),
    }[one.do] % values
    name = state_name(coming.state, tongue()) if coming.state else ""
    return f"{words} ({name})" if name else words


def done_words(done: str) -> str:
    """What was just done, by the mark in the address."""
    return {
        "saved": _("Saved. Anybody sees it now."),
        "answered": _("Thank you. Your answer is kept."),
        "confirmed": _("Thank you. The hours are confirmed."),
        "undone": _("Undone. The hours are as they were before."),
        "removed": _("Taken away. Anybody sees it now."),
        "dropped": _("What was not saved is gone. The hours are as they were."),
        "kept": _("The other keeper's hours stay."),
        "quick": _("Somebody was quicker. This is how the hours are now."),
    }.get(done, "")


def gone_words(fault: KeyError | PlanFault) -> str:
    """What a change of the hours names, and is not there any more: of all that hours name, only a stop can go."""
    if isinstance(fault, KeyError):
        return _("This exception is not there any more.")
    return _("These hours cannot come back. They name a stop that is not there any more.")


def offered_draft(drafts: Sequence[Draft], kinds: Mapping[str, str]) -> list[tuple[str, str]]:
    """What was typed and not saved: its kind, and a sentence that offers it."""
    offered = []
    for draft in drafts:
        kind = draft.thing.rpartition(":")[2]
        if kind in kinds:
            offered.append((kind, _("You began to change the hours %(when)s.") % {"when": _moment(draft.saved)}))
    return offered


def _moment(at: datetime) -> str:
    local, today = at.astimezone(clock.HELSINKI), clock.today()
    time = clock_words(local.hour * 60 + local.minute, tongue())
    return time if local.date() == today else f"{date_words(local.date(), today)} {time}"


def days_to_close(document: Document, today: date) -> list[tuple[str, str, str]]:
    """Two weeks of days: the day for the address, its name, and what the plan says now."""
    drawn = {day.day: day for week in four_weeks(document, today) for day in week}
    days = []
    for number in range(DAYS_TO_CLOSE):
        day = today + timedelta(days=number)
        row = _drawn(drawn[day], today)
        now = ", ".join(f"{time.words} {time.note}".strip() for time in row.times) or str(row.note) or _("Closed")
        days.append((day.isoformat(), row.day, now))
    return days


# What a reading says back


def question_choices(reading: Reading, today: date) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Each question with a name, its words, and its choices as they stand on buttons. A few at a time: the next are
    asked when these are answered.
    """
    return [
        (
            one.key,
            question_words(one, tongue()),
            [(f"{one.key}={choice}", choice_words(one, choice, today, tongue())) for choice in one.choices],
        )
        for one in reading.questions[:MOST_TOLD]
        if not typed_hint(one, tongue())
    ]


def open_questions(typed: Typed, reading: Reading) -> list[tuple[str, Field]]:
    """Each question that is answered in one's own words: its key and its field, with what was no answer to it."""
    said = dict(typed.answers)
    fields = []
    for number, one in enumerate(reading.questions[:MOST_TOLD]):
        if hint := typed_hint(one, tongue()):
            words = said.get(one.key, "")
            error = _("“%(words)s” does not answer it.") % {"words": words} if words else ""
            label = question_words(one, tongue())
            field = Field("said", label, words, hint=hint, error=error, id=f"said-{number}", maxlength=LONGEST_ANSWER)
            fields.append((one.key, field))
    return fields


def unread_words(reading: Reading) -> list[str]:
    """A few sentences, whatever the length of the text."""
    words = list(dict.fromkeys(one.words[:60] for one in reading.unread))
    told = [_("“%(words)s” was not understood.") % {"words": one} for one in words[:MOST_TOLD]]
    rest = len(words) - len(told)
    more = ngettext("And %(count)d other.", "And %(count)d others.", rest) % {"count": rest}
    return [*told, more] if rest else told


def note_words(reading: Reading) -> list[str]:
    gone = [_("These times go away: %(state)s.") % {"state": state_name(state, tongue())} for state in reading.left_out]
    return [*gone, *(note_sentence(note, tongue()) for note in reading.notes)]


def understood_lines(reading: Reading, today: date) -> list[str]:
    """What was understood so far, while something is still asked: of a day that has no hours yet nothing is told."""
    document = reading.draft.document if reading.draft else {}
    known = document.get("layers") or document.get("exceptions")
    return list(whole_lines(document, today, tongue(), settled=False)) if known else []


def added_lines(document: Document, changed: Document, today: date) -> list[str]:
    """Exceptions that a change brings, each as a line."""
    before = [line for _key, line in coming_lines(document, today)]
    return [line for _key, line in coming_lines(changed, today) if line not in before]


def box_words(kind: str) -> tuple[str, str]:
    """The label and the hint of the box."""
    if kind == "door":
        return _("Write the hours as they stand on the door"), _(
            "Such as: Mon–Fri 9–17, Sat 10–14. Finnish, Swedish or English."
        )
    return _("Which day is different, and how?"), _("Such as: closed 24.–26.12. Or: 7.12. 12–15.")
