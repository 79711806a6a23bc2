"""The four sheets in words: week poster, month leaflet, door sign and "Kun tulet". No queries."""

from dataclasses import dataclass
from datetime import date, datetime

from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.core.text import Said, say
from takaovi.feeds.paper_day_presenters import SheetDay, sheet_days
from takaovi.feeds.paper_gap_presenters import gap_words
from takaovi.feeds.paper_head_presenters import Head, head
from takaovi.feeds.paper_queries import Papered
from takaovi.feeds.paper_values import Asked, Sheet
from takaovi.hours.sentences import condition_words, confirmed_words, exception_words, week_lines, window_words
from takaovi.hours.time_words import date_range, sentence
from takaovi.places.models import Place
from takaovi.places.values import PlaceKind, Question
from takaovi.places.words import question_words
from takaovi.programme.sentences import cost_words
from takaovi.ui.values import Photo

PHOTO_WIDTH, PHOTO_HEIGHT = 800, 600  # every door photo is cut to this size when it is saved
# So many lines of programme stand on a page in each size of letters; more of them go on to a second page.
ROOMY, USUAL = 8, 16


@dataclass(frozen=True, slots=True)
class SheetAnswer:
    """One of the twelve answers, under its question."""

    question: str
    text: Said
    photo: Photo | None


@dataclass(frozen=True, slots=True)
class SheetWords:
    """All that a sheet prints. Each kind of sheet prints a part of it.

    ``doubt`` stands first where the hours are not surely true. ``join`` is how one signs up by text message. ``gaps``
    is for whoever prints, not for the print.
    """

    asked: Asked
    head: Head
    title: str
    heading: str
    summary: Said
    welcome: Said
    cost: str
    doubt: str
    days: tuple[SheetDay, ...]
    hours: tuple[str, ...]
    notes: tuple[str, ...]
    answers: tuple[SheetAnswer, ...]
    density: str
    join: str
    gaps: str


def sheet_words(found: Papered, asked: Asked, at: datetime) -> SheetWords:
    """Everything that this sheet tells, in the language of the page."""
    place, language = found.place, reading().code
    today = at.astimezone(found.zone).date()
    listed = asked.sheet in (Sheet.WEEK, Sheet.MONTH)
    days = sheet_days(found, at) if listed else ()
    on = max(today, asked.first)
    foot = head(found, asked, at)
    return SheetWords(
        asked=asked,
        head=foot,
        title=sheet_title(asked.sheet),
        heading=sheet_heading(asked, place),
        summary=say(place, "summary", language),
        welcome=say(place, "welcome", language),
        cost=sentence(cost_words(place.cost_cents, language, note=str(say(place, "cost_note", language)))),
        doubt=doubt_words(found, at),
        days=days,
        hours=week_lines(found.schedule, on, language) if asked.sheet in (Sheet.DOOR, Sheet.MONTH) else (),
        notes=tuple(hours_notes(found, at, on)) if asked.sheet is not Sheet.ARRIVAL else (),
        answers=arrival_answers(place) if asked.sheet is Sheet.ARRIVAL else (),
        density=density(sum(len(day.events) for day in days), foot),
        join=join_words(days),
        gaps=gap_words(found, asked),
    )


def join_words(days: tuple[SheetDay, ...]) -> str:
    """Where the word beside a time is to be sent; the number is that of the line above it on the sheet."""
    if not any(event.word for day in days for event in day.events):
        return ""
    return _("To sign up, text JOIN and the number of the time to the same number.")


def sheet_title(sheet: Sheet) -> str:
    """What it is, as one speaks of it."""
    return {
        Sheet.WEEK: _("Week poster"),
        Sheet.MONTH: _("Month leaflet"),
        Sheet.DOOR: _("Door sign"),
        Sheet.ARRIVAL: _("When you come, on paper"),
    }[sheet]


def sheet_heading(asked: Asked, place: Place) -> str:
    """What the sheet tells: the week or month, or the question it answers."""
    if asked.sheet is Sheet.WEEK:
        days = date_range(asked.first, asked.last, date(asked.last.year, 1, 1))
        return _("Week %(week)d, %(days)s") % {"week": asked.first.isocalendar().week, "days": days}
    if asked.sheet is Sheet.MONTH:
        return f"{month_name(asked.first.month)} {asked.first.year}"
    if asked.sheet is Sheet.DOOR:
        return _("Opening hours")
    return {
        PlaceKind.PHONE_LINE: _("When you call: this is how it goes"),
        PlaceKind.ONLINE_ROOM: _("When you come online: this is how it goes"),
    }.get(PlaceKind(place.kind), _("When you come: this is how it goes"))


def month_name(number: int) -> str:
    """ "Joulukuu"."""
    names = (
        *(_("January"), _("February"), _("March"), _("April"), _("May"), _("June")),
        *(_("July"), _("August"), _("September"), _("October"), _("November"), _("December")),
    )
    return names[number - 1]


def doubt_words(found: Papered, at: datetime) -> str:
    """Said first and in large where nobody has confirmed the hours lately."""
    if found.is_known(at) or not found.truths:
        return ""
    return confirmed_words(found.truths[0], at, reading().code)


def hours_notes(found: Papered, at: datetime, on: date) -> list[str]:
    """What the times cannot tell: closures to come, groups, conditions, and who says so."""
    language = reading().code
    notes = [*window_words(found.schedule, on, language)]
    if any(layer.known for layer in found.schedule.layers):
        notes += exception_words(found.schedule, on, language)
    every = dict.fromkeys(condition for truth in found.truths for condition in truth.conditions)
    notes += condition_words(tuple(every), language)
    notes += [confirmed_words(truth, at, language) for truth in found.truths if truth.is_fresh(at)][:1]
    return notes


def arrival_answers(place: Place) -> tuple[SheetAnswer, ...]:
    """The answers there are, in the order of the twelve questions."""
    given = {answer.question: say(answer, "text", reading().code) for answer in place.arrival.all()}
    return tuple(
        SheetAnswer(
            question_words(question, PlaceKind(place.kind)),
            given[question.value],
            photo(place) if question is Question.DOOR else None,
        )
        for question in Question
        if given.get(question.value)
    )


def photo(place: Place) -> Photo | None:
    if not place.photo:
        return None
    return Photo(place.photo.url, PHOTO_WIDTH, PHOTO_HEIGHT, say(place, "photo_alt", reading().code))


def density(lines: int, foot: Head) -> str:
    """How large the letters of a poster can be. A foot that tells more takes of the room for the programme."""
    more = 2 * bool(foot.ask) + 2 * bool(foot.label)
    lines += more
    if lines <= ROOMY and not more:
        return "roomy"
    return "usual" if lines <= USUAL else "dense"
