"""Signing up for the coming times of an activity, in words that lead there. No queries."""

from collections.abc import Iterator, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from takaovi.core.addresses import page_address
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.programme.models import Activity
from takaovi.programme.queries import Happening
from takaovi.programme.sentences import day_sentence, time_sentence
from takaovi.ui.values import Link


def sign_up_links(activity: Activity, occurrences: Sequence[Happening], now: int, today: date) -> tuple[Link, ...]:
    """One link for each of the listed times that has not begun; nothing where one signs up elsewhere or not at all."""
    if not activity.sign_up_here or not activity.published:
        return ()
    coming = [one for one in occurrences if one.status != "cancelled" and one.start > now]
    return tuple(_link(one, today) for one in coming)


def sign_up_texts(
    activity: Activity, occurrences: Sequence[Happening], now: int, today: date, number: str
) -> tuple[str, ...]:
    """What to send for each of these times, where text messages come in."""
    if not number or not activity.sign_up_here or not activity.published:
        return ()
    coming = [one for one in occurrences if one.status != "cancelled" and one.start > now]
    words = _("JOIN %(code)s to the number %(number)s: %(when)s.")
    told = ({"code": one.occurrence_id, "number": number, "when": _when(one, today)} for one in coming)
    return tuple(words % one for one in told)


def _when(one: Happening, today: date) -> str:
    zone, language = ZoneInfo(one.zone), reading().code
    day = day_sentence(one.start, zone, language, today=today)
    return f"{day} {time_sentence(one.start, one.end, zone, language)}"


def _link(one: Happening, today: date) -> Link:
    words = _("Full, join the waiting list: %(when)s") if one.full else _("Sign up: %(when)s")
    return Link(
        words % {"when": _when(one, today)}, page_address("programme:sign_up", one.slug, str(one.occurrence_id))
    )


def full_words(activity: Activity, phone: str) -> str:
    """No room at any of the coming times, and what one may do."""
    return " ".join(_full_words(activity, phone))


def _full_words(activity: Activity, phone: str) -> Iterator[str]:
    if activity.sign_up_here:
        yield _("The group is full.")
        yield _("You may join the waiting list.")
    elif phone:
        yield _("The group is full. Put your name down for the next one: %(phone)s.") % {"phone": phone}
    else:
        yield _("The group is full.")
