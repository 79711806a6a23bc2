"""What those who signed up are told, in the language they signed up in. Asks nothing of the database."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from takaovi.core import clock
from takaovi.core.addresses import page_address
from takaovi.core.outbox.actions import post
from takaovi.core.text import say, say_json
from takaovi.hours.sentences import clock_words
from takaovi.programme.models import Occurrence, Signup
from takaovi.programme.sentences import day_sentence, time_sentence
from takaovi.programme.values import NO_REASON, Texts

# What happened -> a letter. Closed list; each has its sentence in `_what`.
TOLD = ("in", "waiting", "offered", "passed", "cancelled", "moved", "changed", "on_again")


@dataclass(frozen=True, slots=True)
class Letter:
    """A finished letter: the subject stands alone in e-mail, and a text message has the text only."""

    subject: str
    text: str


def tell(signup: Signup, what: str, why: Texts = NO_REASON) -> bool:
    """Post the letter within the present transaction. Returns False for somebody who wants none.

    ``signup.occurrence`` comes with its activity and place. Raises KeyError for what is not in TOLD.
    """
    if not signup.contact:
        return False
    letter = write(signup, what, why)
    post(
        channel=signup.channel,
        to=signup.contact,
        language=signup.language,
        subject=letter.subject,
        text=letter.text,
        ref=f"programme.Signup:{signup.pk}",
    )
    return True


def write(signup: Signup, what: str, why: Texts = NO_REASON) -> Letter:
    """The letter in the words of one who has time: what happened, why, and what one may do."""
    with override(signup.language):
        occurrence = signup.occurrence
        title = str(say(occurrence.activity, "title", signup.language))
        said = _what(signup, what) % {"title": title, "when": when_words(occurrence, signup.language)}
        reason = _reason(occurrence, why, signup.language) if what in ("cancelled", "moved", "changed") else ""
        where = where_words(occurrence, signup.language) if what in ("moved", "on_again") else ""
        parts = [said, reason, where, _after(what), code_words(signup)]
        return Letter(subject=_plain(said, "email")[:120], text=_plain(" ".join(filter(None, parts)), signup.channel))


def _reason(occurrence: Occurrence, why: Texts, language: str) -> str:
    return str(say(occurrence, "reason", language) or say_json(dict(why), language))


def _plain(text: str, channel: str) -> str:
    """Without the signs of the screen. In a text message a single dash would halve what fits."""
    text = text.replace("\xa0", " ")
    return text.replace("–", "-") if channel == "sms" else text


def _what(signup: Signup, what: str) -> str:
    until = deadline_words(signup, signup.language)
    return {
        "in": _("%(title)s, %(when)s. You have a place."),
        "waiting": _("%(title)s, %(when)s. It is full now. You are in line."),
        "offered": _("%(title)s, %(when)s. A place is free for you.") + (f" {until}" if until else ""),
        "passed": _("%(title)s, %(when)s. The place went to the next one. You may sign up again."),
        "cancelled": _("%(title)s, %(when)s. It is cancelled this time."),
        "moved": _("%(title)s. The time or the place has changed. It is now %(when)s."),
        "changed": _("%(title)s, %(when)s. Something is different this time."),
        "on_again": _("%(title)s, %(when)s. It is held after all."),
    }[what]


def _after(what: str) -> str:
    if what == "moved":
        return _("Does it not suit you? Then you can leave.")
    return _("We tell you when a place is free.") if what == "waiting" else ""


def when_words(occurrence: Occurrence, language: str) -> str:
    """ "ke 9.12. klo 17–19". A letter may be read tomorrow, so the day is named and never "today"."""
    zone = ZoneInfo(occurrence.activity.zone)
    long_before = clock.from_minute(occurrence.start - 5 * 1440).astimezone(zone).date()
    day = day_sentence(occurrence.start, zone, language, today=long_before)
    return f"{day} {time_sentence(occurrence.start, occurrence.end, zone, language)}"


def where_words(occurrence: Occurrence, language: str) -> str:
    """The name of the place, as a sentence; empty where one comes by phone or online."""
    place = occurrence.place
    return f"{say(place, 'name', language)}." if place and place.published else ""


def deadline_words(signup: Signup, language: str) -> str:
    """ "Vastaa viimeistään ke 9.12. klo 12.": until when an offered place is kept; empty where none is offered."""
    if signup.answer_by is None:
        return ""
    at = clock.to_minute(signup.answer_by)
    zone = ZoneInfo(signup.occurrence.activity.zone)
    day = day_sentence(at, zone, language, today=clock.from_minute(at - 5 * 1440).date())
    with override(language):
        return _("Answer by %(time)s at the latest.") % {"time": f"{day} {moment_words(at, zone, language)}"}


def moment_words(minute: int, zone: ZoneInfo, language: str) -> str:
    local = clock.from_minute(minute).astimezone(zone)
    return clock_words(local.hour * 60 + local.minute, language)


def code_words(signup: Signup) -> str:
    """The page where one may change or leave. The code stands in the first letter only: later nobody knows it."""
    with override(signup.language):
        if not signup.code:
            address = settings.SITE_URL + page_address("programme:code")
            return _("Change or leave with your code: %(address)s") % {"address": address}
        address = settings.SITE_URL + page_address("programme:signup", signup.code)
        return _("Your code is %(code)s. Change or leave here: %(address)s") % {
            "code": signup.code,
            "address": address,
        }
