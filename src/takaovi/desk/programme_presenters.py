"""The programme of a place and one activity, in words for its keepers. No queries."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from takaovi.core import clock
from takaovi.core.addresses import page_address
from takaovi.core.languages import DEFAULT
from takaovi.core.text import Said, say
from takaovi.desk.programme_queries import Row
from takaovi.desk.signup_presenters import signup_count_words
from takaovi.hours.time_words import clock_of_day, sentence, weekday_and_date
from takaovi.programme.models import Activity, HostInvitation, Occurrence, Series
from takaovi.programme.occurrences import Planned, occurrences
from takaovi.programme.plan import parse_series
from takaovi.programme.sentences import status_words, time_sentence, when_sentence
from takaovi.programme.signup_queries import Counts

DONE = {
    "saved": gettext_lazy("Saved."),
    "made": gettext_lazy("Saved as a draft. Only you and the other hosts see it."),
    "shown": gettext_lazy("Everybody sees this now."),
    "hidden": gettext_lazy("Nobody else sees this now. Nothing of it is lost."),
    "later": gettext_lazy("It shows itself at that time."),
    "undone": gettext_lazy("It is as it was before."),
    "changed": gettext_lazy("Done. The pages show it, and those who signed up are told."),
    "season": gettext_lazy("The new season is in the programme."),
    "asked": gettext_lazy("Asked. They answer at their own desk."),
    "removed": gettext_lazy("Removed from the list."),
    "answered": gettext_lazy("Your answer is kept."),
}


def done_words(key: str) -> str:
    """What was just done, by its key in the address; empty for any other word."""
    return str(DONE[key]) if key in DONE else ""


class Line(NamedTuple):
    slug: str
    title: Said
    when: str
    notes: tuple[str, ...]


def programme_lines(rows: Iterable[Row]) -> list[Line]:
    return [Line(row.slug, row.title, _next(row), tuple(_notes(row))) for row in rows]


def _next(row: Row) -> str:
    if row.start is None or row.end is None:
        return _("No times to come")
    return instant_span(row.start, row.end, ZoneInfo(row.zone))


def instant_span(start: int, end: int, zone: ZoneInfo) -> str:
    """ "ke 2.12. klo 17–19" of UTC minutes."""
    day = clock.from_minute(start).astimezone(zone).date()
    return f"{weekday_and_date(day, clock.today())} {time_sentence(start, end, zone, get_language() or DEFAULT.code)}"


def _notes(row: Row) -> Iterable[str]:
    if row.cancelled:
        yield _("The next time is called off")
    if row.coming:
        yield ngettext("%(count)d person has signed up", "%(count)d people have signed up", row.coming) % {
            "count": row.coming
        }
    if not row.is_shown:
        yield shown_at(row.show_at) if isinstance(row.show_at, datetime) else _("Draft")


def shown_at(at: datetime) -> str:
    """ "Draft that shows itself ke 2.12. klo 9"."""
    local = at.astimezone(clock.HELSINKI)
    when = f"{weekday_and_date(local.date(), clock.today())} {clock_of_day(local.hour * 60 + local.minute)}"
    return _("Draft that shows itself %(when)s") % {"when": when}


class InvitationLine(NamedTuple):
    """``href`` leads to the page of what is asked about; empty while nobody else sees it."""

    number: int
    organisation: str
    title: Said
    where: Said | None
    href: str


def invitation_lines(invitations: Iterable[HostInvitation], language: str) -> list[InvitationLine]:
    return [
        InvitationLine(
            one.pk,
            one.organisation.name,
            say(one.activity, "title", language),
            say(one.activity.public_place, "name", language) if one.activity.public_place else None,
            page_address("finder:activity", one.activity.slug) if one.activity.published else "",
        )
        for one in invitations
    ]


class TimeLine(NamedTuple):
    number: int
    when: str
    status: str
    off: bool
    signups: str


def time_lines(times: Sequence[Occurrence], activity: Activity, counts: Mapping[int, Counts]) -> list[TimeLine]:
    zone, language = ZoneInfo(activity.zone), get_language() or DEFAULT.code
    return [
        TimeLine(
            one.pk,
            instant_span(one.start, one.end, zone),
            status_words(one.status, say(one, "reason", language), language),
            one.status == "cancelled",
            signup_count_words(counts.get(one.pk, Counts())),
        )
        for one in times
    ]


def series_sentences(series: Iterable[Series], activity: Activity) -> list[str]:
    return [when_words(row.plan, activity.zone) for row in series]


def when_words(plan: Mapping[str, Any], zone: str) -> str:
    """The document of a series as a sentence."""
    said = when_sentence(parse_series(plan, zone=ZoneInfo(zone)), get_language() or DEFAULT.code, on=clock.today())
    return sentence(said)


def planned_times(
    plan: Mapping[str, Any], zone: str, classes: Mapping[date, frozenset[str]], last: date
) -> list[Planned]:
    """Every time of a document from today or its first day to ``last``."""
    read = parse_series(plan, zone=ZoneInfo(zone))
    first = max(read.first or clock.today(), clock.today())
    return occurrences(read, first, min(read.last or last, last), classes)


def count_of_times(count: int) -> str:
    return ngettext("It makes %(count)d time.", "It makes %(count)d times.", count) % {"count": count}


def planned_words(planned: Iterable[Planned], zone: str) -> tuple[str, ...]:
    return tuple(instant_span(one.start, one.end, ZoneInfo(zone)) for one in planned)
