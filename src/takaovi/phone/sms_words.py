"""Answers to text messages: short whole sentences, at most two joined messages long. No queries."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from takaovi.core.outbox.sms import JOINED
from takaovi.phone.prompts import slot_written
from takaovi.phone.queries import Near
from takaovi.phone.values import Clock, Open, Promise
from takaovi.phone.written import day_written

MOST_PLACES = 3
MOST_SIGNS = 2 * JOINED[0]


def today_words(near: Near, place: str, language: str, phone: str) -> str:
    """What is open now and next, nearest first; as many places as fit."""
    with override(language):
        told = [f"{place}."] if place else []
        if near.open:
            told.append(_("Open now:"))
            told += [_open(one, language) for one in near.open[:MOST_PLACES]]
        elif not near.later:
            told.append(_("We do not know what is open there. Ask a person."))
        else:
            told.append(_("Nothing is open just now."))
        if near.later and len(near.open) < MOST_PLACES:
            told.append(_("Next:"))
            told += [_opens(one, language) for one in near.later[: MOST_PLACES - len(near.open)]]
        if phone:
            told.append(_("Phone %(number)s.") % {"number": phone})
        return fitting(told, keep_last=bool(phone))


def fitting(told: list[str], *, keep_last: bool = False) -> str:
    """As many sentences as fit, the last one (the number to call) among them if asked for."""
    last = told[-1:] if keep_last else []
    kept = told[: -1 if keep_last else None]
    while kept and len(" ".join([*kept, *last])) > MOST_SIGNS:
        kept.pop()
    return " ".join([*kept, *last])


def _open(place: Open, language: str) -> str:
    where = f"{place.name}, {place.street}" if place.street else place.name
    return _("%(where)s, until %(time)s.") % {"where": where, "time": slot_written(Clock(place.ends), language)}


def _opens(place: Open, language: str) -> str:
    day = day_written(place.day, language) if place.day else _("today")
    time = slot_written(Clock(place.starts or 0), language)
    return _("%(where)s, %(day)s %(time)s.") % {"where": place.name, "day": day, "time": time}


def where_words(language: str) -> str:
    with override(language):
        return _("Send TODAY and your postcode or municipality, for example TODAY 42700.")


def help_words(language: str, phone: str) -> str:
    """The words that can be sent, each with what it does."""
    with override(language):
        told = [
            _("TODAY 42700: what is open near there."),
            _("CALL: we call you."),
            _("JOIN 123: sign up for number 123."),
            _("STOP: no more questions from us."),
        ]
        if phone:
            told.append(_("Phone %(number)s.") % {"number": phone})
        return fitting(told, keep_last=bool(phone))


def promised_words(promise: Promise, language: str) -> str:
    """What was promised, what is kept and how to take it back."""
    with override(language):
        when = {"day": day_written(promise.day, language), "time": slot_written(Clock(promise.by), language)}
        first = (
            _("We shall call you %(day)s, by %(time)s.") % when
            if promise.sure
            else _("Nobody is on duty yet. We shall try to call %(day)s, by %(time)s.") % when
        )
        return first + " " + _("Your number is erased when the call is done.")
