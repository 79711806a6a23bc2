"""Letters of asks on their way: who gets one, in which language, with which link, and when nobody sleeps."""

import secrets
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from takaovi.core import clock
from takaovi.core.codes import hash_token
from takaovi.core.outbox.actions import post
from takaovi.core.outbox.values import SUBJECT_SIGNS
from takaovi.hours.ask_queries import free_number, keepers_of, latest_links
from takaovi.hours.ask_values import awake
from takaovi.hours.ask_words import Words, ask_letter, shortest_that_fits, told_letter
from takaovi.hours.models import Ask, AskLink
from takaovi.hours.values import Schedule
from takaovi.people.models import Person
from takaovi.people.notice_actions import tell
from takaovi.people.notice_values import HOURS
from takaovi.people.queries import Reachable

FIRST, AGAIN = 0, 1  # rounds of letters; what is asked back comes after them
MOST_ROUNDS = 8  # so that two machines that answer each other fall silent
KEEP_HOURS = 240  # a letter of Thursday is read until the end of the week that it asks about
TOKEN_BYTES = 12


def ask_by_letter(ask: Ask, schedule: Schedule, reach: Reachable, *, round_: int, not_before: datetime) -> None:
    """Put the question or its reminder into the outbox for one keeper."""
    person = Person.objects.get(pk=reach.person_id)
    others = [link for link in latest_links(person) if link.ask_id != ask.pk and not link.ask.answer]
    earlier = AskLink.objects.filter(ask=ask, person=person).first()
    number = earlier.number if earlier else free_number(others)
    with override(reach.language):
        link = new_link(ask, person, round_, number)
        shown = number if others else 0
        words = ask_letter(ask, schedule, link, number=shown, replies=takes_replies(), again=round_ == AGAIN)
        token = link.rpartition("/")[2]
        leave = settings.SITE_URL + reverse("hours:no_more", args=[token])
        tell_words(ask, reach, words, not_before=not_before, leave_url=leave)


def takes_replies() -> bool:
    """Whether an answer by letter reaches us here."""
    return bool(settings.INBOX or settings.REPLY_SECRET)


def new_link(ask: Ask, person: Person, round_: int, number: int) -> str:
    """The address of a page for this person and this question, in the present language."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    AskLink.objects.create(ask=ask, person=person, round=round_, number=number, token_hash=hash_token(token))
    return settings.SITE_URL + reverse("hours:ask", args=[token])


def desk_link() -> str:
    """Where a keeper signs in, in the present language."""
    return settings.SITE_URL + reverse("people:sign_in")


def tell_words(ask: Ask, reach: Reachable, words: Words, *, not_before: datetime, leave_url: str = "") -> None:
    """One letter by the way that its receiver chose for questions about hours."""
    tell(
        reach=reach,
        kind=HOURS,
        subject=words.subject[:SUBJECT_SIGNS],
        text="\n\n".join(words.lines),
        short=shortest_that_fits(words.short),
        keep_hours=KEEP_HOURS,
        ref=f"hours.Ask:{ask.pk}",
        not_before=not_before,
        leave_url=leave_url,
    )


def send_words(
    ask: Ask, reach: Reachable, words: Words, *, not_before: datetime | None = None, leave_url: str = ""
) -> None:
    """One letter by the channel of its receiver; without ``not_before`` at once, to one who is awake and waits."""
    send_short(reach, words, f"hours.Ask:{ask.pk}", not_before=not_before, leave_url=leave_url)


def send_short(
    reach: Reachable, words: Words, ref: str, *, not_before: datetime | None = None, leave_url: str = ""
) -> None:
    """The same about a thing that is no question."""
    text = shortest_that_fits(words.short) if reach.channel == "sms" else "\n\n".join(words.lines)
    post(
        channel=reach.channel,
        to=reach.address,
        language=reach.language,
        subject=words.subject[:SUBJECT_SIGNS],
        text=text,
        keep_hours=KEEP_HOURS,
        ref=ref,
        not_before=not_before,
        leave_url=leave_url,
    )


def tell_others(ask: Ask, person: Person | None) -> None:
    """The keepers who were asked too hear kindly that somebody has answered."""
    asked = set(AskLink.objects.filter(ask=ask).values_list("person_id", flat=True))
    quiet_over = awake(clock.now(), clock.HELSINKI)
    for reach in keepers_of(ask.place):
        if reach.person_id in asked and (person is None or reach.person_id != person.pk):
            with override(reach.language):
                tell_words(ask, reach, told_letter(ask, desk_link()), not_before=quiet_over)
