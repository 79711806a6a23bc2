"""Answers that come back by letter. What is not understood is asked again and changes nothing."""

from collections.abc import Callable
from datetime import date

from django.db import transaction
from django.utils.translation import override

from takaovi.core import clock
from takaovi.core.errors import DomainError
from takaovi.hours.answer_actions import AlreadyAnswered, answer_ask
from takaovi.hours.answer_values import Said, ShortAnswer, read_answer
from takaovi.hours.ask_letters import MOST_ROUNDS, desk_link, new_link, send_words
from takaovi.hours.ask_queries import latest_links, may_answer, person_at
from takaovi.hours.ask_values import Answer, Kind
from takaovi.hours.ask_words import (
    Words,
    answered_letter,
    thanks_letter,
    unsure_letter,
    which_days_letter,
    which_place_letter,
)
from takaovi.hours.models import Ask, AskLink
from takaovi.hours.pause_actions import turn_questions
from takaovi.people.models import Person
from takaovi.people.queries import Reachable

Write = Callable[[str], Words]


def take_reply(*, by: str, channel: str, sender: str, text: str) -> str:
    """What a keeper's reply leads to; the word says which, for tests and commands. A stranger is heard by nobody.

    Taken twice it does the same once: the second time the question has its answer.
    """
    person = person_at(channel, sender)
    if person is None:
        return "stranger"
    reach = Reachable(person.pk, channel, sender.strip().lower(), person.language)
    read = read_answer(text)
    if read.said in (Said.STOP, Said.START):
        return turn_questions(by=by, person=person, reach=reach, read=read)
    links = [link for link in latest_links(person) if link.ask.place.published and may_answer(person, link.ask.place)]
    waiting = [link for link in links if not link.ask.answer]
    with override(person.language):
        if not waiting:
            return _again(links, person, reach, read)
        chosen = [link for link in waiting if read.number in (0, link.number)]
        if len(chosen) > 1:
            asks = [(link.number, link.ask) for link in chosen]
            return _write_back(chosen[0], reach, lambda _link: which_place_letter(asks), "which")
        if not chosen:
            return _not_understood(waiting[0], reach, len(waiting) > 1)
        return _answer(by, chosen[0], person, reach, read, len(waiting) > 1)


def _again(links: list[AskLink], person: Person, reach: Reachable, read: ShortAnswer) -> str:
    """Everything is answered. Who says the same once more is left in peace, others hear how to change it."""
    if not links:
        return "nothing asked"
    ask = max(links, key=lambda link: (link.ask.answered or link.ask.asked, link.pk)).ask
    if ask.answered_by_id == person.pk and read.said == ask.answer:
        return "the same again"
    link = next(link for link in links if link.ask_id == ask.pk)
    return _write_back(link, reach, lambda _link: answered_letter(ask, desk_link()), "answered")


def _answer(by: str, link: AskLink, person: Person, reach: Reachable, read: ShortAnswer, several: bool) -> str:
    ask = link.ask
    closed = [day for day in ask.days if day.weekday() in read.days]
    meant = _meaning(ask, read, closed)
    if meant is None:
        return _not_understood(link, reach, several)
    if meant == Answer.NO and ask.kind == Kind.WEEK and not closed:
        Ask.objects.filter(pk=ask.pk, answer="").update(said_no=clock.now())
        number = link.number if several else 0
        return _write_back(link, reach, lambda url: which_days_letter(ask, url, number), "which days")
    try:
        with transaction.atomic():
            done = answer_ask(by=by, ask=ask, person=person, answer=meant, closed=closed)
            return _write_back(link, reach, lambda _link: thanks_letter(done, desk_link()), "answered now")
    except AlreadyAnswered:
        ask.refresh_from_db()
        return _write_back(link, reach, lambda _link: answered_letter(ask, desk_link()), "answered")
    except DomainError:
        return _not_understood(link, reach, several)


def _meaning(ask: Ask, read: ShortAnswer, closed: list[date]) -> Answer | None:
    """Yes or no to this question; None where the words do not fit it."""
    if read.said == Said.YES:
        return Answer.YES
    if read.said == Said.NO and (closed or not read.days) and not (read.days and ask.kind == Kind.SEASON):
        return Answer.NO
    if read.said == Said.DAYS and closed and ask.said_no and ask.kind == Kind.WEEK:
        return Answer.NO
    return None


def _not_understood(link: AskLink, reach: Reachable, several: bool) -> str:
    number = link.number if several else 0
    return _write_back(link, reach, lambda url: unsure_letter(link.ask, url, number), "unsure")


def _write_back(link: AskLink, reach: Reachable, write: Write, done: str) -> str:
    """One letter back, with a link of its own; after so many none, so that machines do not talk for ever."""
    newest = AskLink.objects.filter(ask=link.ask_id, person=link.person_id).order_by("-round").first()
    round_ = max(newest.round if newest else 0, 1) + 1
    if round_ > MOST_ROUNDS:
        return "silent"
    with transaction.atomic():
        url = new_link(link.ask, link.person, round_, link.number)
        send_words(link.ask, reach, write(url))
    return done
