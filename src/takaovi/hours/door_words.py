"""What the reader of door text asks and says back, in the asked language. Asks nothing of the database."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from takaovi.hours.door_said import NEVER
from takaovi.hours.door_values import Draft, Note, Question
from takaovi.hours.door_weeks import DrawnDay, four_weeks
from takaovi.hours.phrases import state_words
from takaovi.hours.time_words import NO_BREAK, date_range, date_words, ranges, weekday, weekday_and_date
from takaovi.hours.values import STATES

WIDTH = 16  # of a day in the calendar of a terminal


def question_words(question: Question, language: str) -> str:
    """The question as one or two short sentences."""
    with override(language):
        return _questions()[question.kind] % {"words": _shortened(question.words)}


def typed_hint(question: Question, language: str) -> str:
    """What an answer of one's own may look like; "" where only the choices or another text will do."""
    with override(language):
        hints = {
            "time": _("Such as: 10–14, or 17."),
            "days": _("Such as: Mon, or Mon and Wed."),
            "start": _("Such as: 9, or 9:30."),
            "until": _("Such as: 24.12.2026–6.1.2027."),
        }
        return hints.get(question.kind, "") if question.typed else ""


def _shortened(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 60 else f"{flat[:59]}…"


def _questions() -> dict[str, str]:
    return {**_about_words(), **_about_dates(), **_about_times(), **_about_meaning()}


def _about_words() -> dict[str, str]:
    return {
        "too_long": _("The text is too long. Write at most %(words)s characters."),
        "empty": _("There are no hours in the text yet."),
        "typo": _("“%(words)s” is not known. Which word did you mean?"),
        "word": _("“%(words)s” can mean several things. Say it with other words."),
        "subject": _("The text speaks of two things. “%(words)s” is the other. Write one at a time."),
        "unclear": _("“%(words)s” can be read in several ways. Write it in simpler parts."),
    }


def _about_dates() -> dict[str, str]:
    return {
        "year": _("“%(words)s”: in which year?"),
        "season": _("“%(words)s”: from which day to which?"),
        "anchor": _("“%(words)s”: which is the next time?"),
        "date_or_time": _("“%(words)s”: is it a date or a time? Write 9.10. or 9:10."),
        "date_order": _("“%(words)s”: which is the day, which the month? Write 4.3.2027."),
        "no_such_date": _("“%(words)s”: there is no such date."),
        "weekday": _("“%(words)s”: the weekday and the date do not go together."),
        "which_week": _("“%(words)s”: which day is meant?"),
        "rest": _("“%(words)s”: what about the days that are not named here?"),
        "until": _("“%(words)s”: from which day to which?"),
        "eve": _("“%(words)s”: which eves?"),
    }


def _about_times() -> dict[str, str]:
    return {
        "am_pm": _("“%(words)s”: which hours are meant?"),
        "no_such_time": _("“%(words)s”: there is no such time."),
        "start": _("“%(words)s”: when does it open?"),
        "time": _("“%(words)s”: at what time?"),
        "days": _("“%(words)s”: on which days?"),
        "overlap": _("“%(words)s”: there are other times for the same day. Which hold?"),
        "once_or_weekly": _("“%(words)s”: every week, or only once?"),
    }


def _about_meaning() -> dict[str, str]:
    return {
        "certainty": _("“%(words)s”: how sure are the hours?"),
        "undefined": _("“%(words)s”: which days and times? We can also say that they are not known."),
        "scope": _("“%(words)s”: does the word before or after hold here too? Write it for each."),
        "audience": _("“%(words)s”: may others come then?"),
    }


def choice_words(question: Question, choice: str, today: date, language: str) -> str:
    """One choice as it stands on a button."""
    with override(language):
        if question.kind == "year":
            return _("every year") if choice == "every" else _year_words(question, choice)
        if question.kind in ("anchor", "which_week") or choice[:2] == "20":
            return weekday_and_date(date.fromisoformat(choice), today)
        if question.kind == "season":
            first, last = choice.split("..")
            return "–".join(date_words(date(today.year, int(end[:2]), int(end[3:])), today) for end in (first, last))
        if question.kind == "am_pm":
            start, end = (int(clock[:2]) * 60 + int(clock[3:]) for clock in choice.split("-"))
            return ranges(((start, end),))
        return _choices().get(choice, choice)


def _year_words(question: Question, choice: str) -> str:
    """The year, with the day and its weekday where it is one day."""
    days = dict(zip(question.choices, question.days, strict=False))
    return weekday_and_date(date.fromisoformat(days[choice]), NEVER) if days.get(choice) else choice


def _choices() -> dict[str, str]:
    return {
        "sure": _("The hours are sure"),
        "told": _("Somebody told them"),
        "hearsay": _("They are not sure"),
        "weekly": _("every week"),
        "unknown": _("The times are not known"),
        "replace": _("Only these times"),
        "add": _("These times as well"),
        "closed": pgettext("hours", "closed"),
        "as_usual": _("Open as otherwise"),
        "public": _("On public holidays"),
        "eve": _("Midsummer Eve and Christmas Eve"),
        "day_before": _("The days before public holidays"),
        "eve,day_before": _("Both Midsummer and Christmas Eve and the days before public holidays"),
        "exclusive": _("Only this group"),
        "welcome": _("Above all this group, others too"),
        "open_exclusive": _("Only this group"),
        "open_welcome": _("Above all this group, others too"),
    }


def note_sentence(note: Note, language: str) -> str:
    """What was understood and is not fully known."""
    with override(language):
        days = date_range(note.days[0], note.days[-1], NEVER) if note.days else ""
        if len(note.days) == 1:
            days = weekday_and_date(note.days[0], NEVER)
        words = {
            "dated": _("“%(words)s”: %(days)s."),
            "time_unknown": _("“%(words)s”: the time is told as not known."),
            "end_unknown": _("“%(words)s”: the end is told as not known."),
            "for_now": _("“%(words)s”: the hours hold until you change them."),
        }
        return words[note.kind] % {"words": _shortened(note.words), "days": days.rstrip(".")}


def calendar_lines(draft: Draft, language: str) -> list[str]:
    """The next four weeks as a small calendar: two lines a week, the days and their times."""
    rows = four_weeks(draft.document, draft.today)
    with override(language):
        lines: list[str] = []
        for row in rows:
            lines.append("".join(_heading(day, draft.today) for day in row).rstrip())
            cells = [_cell(day) for day in row]
            for number in range(max(map(len, cells))):
                lines.append("".join((cell[number : number + 1] or [""])[0].ljust(WIDTH) for cell in cells).rstrip())
        return lines


def _heading(day: DrawnDay, today: date) -> str:
    mark = "*" if day.day == today else ""
    return f"{weekday(day.day.weekday())} {date_words(day.day, day.day)}{mark}".ljust(WIDTH)


def _cell(day: DrawnDay) -> list[str]:
    """The lines under a day: its times, a dash where it is closed, a question mark where nobody knows."""
    lines = []
    for state, clocks in day.times:
        if STATES[state] != STATES["staffed"]:
            lines.append(state_words(STATES[state])[: WIDTH - 1])
        lines += [ranges((clock,)).replace(NO_BREAK, " ") for clock in clocks]
    if day.unknown:
        lines.append("?")
    return lines or ["–"]
