"""How it stands with a call, in words. No queries."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import ngettext, override

from takaovi.callback.models import CallRequest
from takaovi.callback.values import DutyTime, Kept, Reason, Source, State, Theme, Topic, Wished
from takaovi.callback.words import REASONS, SOURCES, TOPICS, WISHED, area_name, moment, time_of
from takaovi.core import clock
from takaovi.core.addresses import page_address
from takaovi.core.languages import BY_CODE
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading, word
from takaovi.hours.sentences import day_words
from takaovi.programme.sentences import time_sentence
from takaovi.ui.values import Link


def state_words(row: CallRequest) -> str:
    """What whoever asked is told on the page of the code."""
    by = {"time": moment(row.promise)}
    if row.state == State.GONE:
        return _("You took your request back. Your number has been erased.")
    if row.state == State.CLOSED:
        return _closed_words(row)
    if row.state != State.WAITING:
        return _("Somebody is calling you just now.")
    if row.promise < clock.to_minute(clock.now()):
        return _("We are late, and we are sorry. You get a new time here soon.")
    if row.tries:
        return _("We called you and did not reach you. We call again, by %(time)s at the latest.") % by
    if not row.sure:
        return _("Nobody is on duty just now. We try to call by %(time)s at the latest.") % by
    return _("Thank you. We call by %(time)s at the latest.") % by


def _closed_words(row: CallRequest) -> str:
    if row.theme == Theme.NOT_REACHED:
        return _("We called three times and did not reach you. Your number has been erased. You may ask again.")
    return _("The call is over. Your number has been erased.")


@dataclass(frozen=True, slots=True)
class Row:
    """One who waits, as a volunteer sees them: never a number, never a name."""

    id: int
    topic: str
    facts: str
    promise: str
    note: str
    may_take: bool


def row_of(row: CallRequest) -> Row:
    now = clock.to_minute(clock.now())
    early = row.not_before is not None and row.not_before > now
    notes = []
    if row.handed_on:
        notes.append(_("Handed on: %(reason)s.") % {"reason": word(REASONS, Reason(row.handed_on))})
    if early and row.not_before is not None:
        notes.append(_("A new try at %(time)s at the earliest.") % {"time": time_of(row.not_before)})
    late = row.promise < now
    promise = _("It was promised by %(time)s.") if late else _("Promised by %(time)s.")
    return Row(
        id=row.pk,
        topic=word(TOPICS, Topic(row.topic)),
        facts=", ".join(part for part in (*_wish(row), word(SOURCES, Source(row.source))) if part),
        promise=promise % {"time": moment(row.promise)},
        note=" ".join(notes),
        may_take=not early and row.state == State.WAITING,
    )


def _wish(row: CallRequest) -> tuple[str, ...]:
    wished = word(WISHED, Wished(row.wished))  # in the middle of a line
    return (BY_CODE[row.language].own_name, wished[:1].lower() + wished[1:], area_name(row.area))


def answer_link(row: CallRequest) -> Link:
    """The finder's answer for the caller's municipality, in the caller's language, to be read aloud."""
    name = area_name(row.area)
    with override(row.language):
        href = page_address("finder:open")
    words = _("What is open: %(where)s") % {"where": name} if name else _("What is open now")
    return Link(words, f"{href}?{urlencode({'missa': name})}" if name else href)


def waiting_words(count: int) -> str:
    if not count:
        return _("Nobody waits for a call.")
    return ngettext("%(count)d person waits for a call.", "%(count)d people wait for a call.", count) % {"count": count}


def kept_words(kept: Kept) -> str:
    """The figure of promises, or nothing while none has come due."""
    if not kept.due:
        return ""
    return _("Promised calls made in time in 30 days: %(kept)d of %(due)d.") % {"kept": kept.kept, "due": kept.due}


def duty_words(duty: DutyTime) -> str:
    """ "tänään klo 12–18": when a duty is."""
    language = reading().code
    day = clock.from_minute(duty.start).astimezone(clock.HELSINKI).date()
    return f"{day_words(day, clock.today(), language)} {span_words(duty)}"


def span_words(duty: DutyTime) -> str:
    return time_sentence(duty.start, duty.end, clock.HELSINKI, reading().code)


def on_duty_words(duties: list[DutyTime]) -> str:
    """Who answers now, until when."""
    if not duties:
        return _("Nobody is on duty now.")
    people = [
        _("%(name)s until %(time)s") % {"name": duty.name or _("A volunteer"), "time": time_of(duty.end)}
        for duty in duties
    ]
    return _("On duty now: %(people)s.") % {"people": ", ".join(people)}
