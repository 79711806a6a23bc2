"""The programme in words, in the asked language: when, for whom, what it costs, whether it is on. Public.

Every function takes the language code (fi, sv, en, fi-simple) and asks nothing of the database.
"""

from datetime import date
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import override

from takaovi.core.clock import from_minute
from takaovi.core.text import Said
from takaovi.hours.sentences import day_words
from takaovi.hours.time_words import weekday_and_date
from takaovi.programme.values import SeriesPlan
from takaovi.programme.when import series_words, times

KEPT = 4096  # sentences of the hot path: the same few hours and prices are told all day long


def when_sentence(plan: SeriesPlan, language: str, *, on: date) -> str:
    """ "joka keskiviikko klo 17–19, ei viikolla 8": how the series repeats, as seen on day ``on``."""
    with override(language):
        return series_words(plan, on)


def day_sentence(start: int, zone: ZoneInfo, language: str, *, today: date) -> str:
    """ "tänään", "huomenna" or "ke 9.12.": the local day of a UTC minute."""
    return day_words(from_minute(start).astimezone(zone).date(), today, language)


@lru_cache(maxsize=KEPT)
def time_sentence(start: int, end: int, zone: ZoneInfo, language: str, *, viewer_zone: ZoneInfo | None = None) -> str:
    """ "klo 18–20 (klo 17–19 sinun aikaasi)". UTC minutes; the viewer's time only if it differs at that instant, with
    the day where that differs too.
    """
    with override(language):
        here = _span(start, end, zone)
        if viewer_zone is None or _offsets(start, end, zone) == _offsets(start, end, viewer_zone):
            return here
        there = _span(start, end, viewer_zone)
        our_day, their_day = (from_minute(start).astimezone(place).date() for place in (zone, viewer_zone))
        if our_day != their_day:
            there = f"{weekday_and_date(their_day, our_day)} {there}"
        return _("%(here)s (%(there)s your time)") % {"here": here, "there": there}


def _offsets(start: int, end: int, zone: ZoneInfo) -> list[object]:
    return [from_minute(minute).astimezone(zone).utcoffset() for minute in (start, end)]


def _span(start: int, end: int, zone: ZoneInfo) -> str:
    return times([(_of_day(start, zone), _of_day(end, zone) or 1440)])


def _of_day(minute: int, zone: ZoneInfo) -> int:
    local = from_minute(minute).astimezone(zone)
    return local.hour * 60 + local.minute


def status_words(status: str, reason: Said, language: str) -> str:
    """ "Peruttu tällä kertaa. Ohjaaja on sairaana." Empty when it is on and nothing differs."""
    if status == "on":
        return reason.text
    with override(language):
        state = {"cancelled": _("Cancelled this time."), "moved": _("Time or place has changed.")}.get(status, "")
    return " ".join(filter(None, [state, reason.text]))


def moved_words(planned: int, start: int, zone: ZoneInfo, language: str, *, today: date) -> str:
    """ "Siirretty: ke 9.12. sijasta to 10.12.": for an occurrence that is on another day than planned."""
    old, new = (from_minute(minute).astimezone(zone).date() for minute in (planned, start))
    with override(language):
        return _("Moved: %(new)s instead of %(old)s") % {
            "new": weekday_and_date(new, today),
            "old": weekday_and_date(old, today),
        }


def moved_to_words(when: str, language: str, *, place: str = "") -> str:
    """ "Siirretty: to 26.11. klo 17–19.": for the line of the day that it left; ``place`` is where it is this time."""
    with override(language):
        moved = _("Moved to %(when)s.") % {"when": when}
        return " ".join([moved, _("This time at %(place)s.") % {"place": place}]) if place else moved


def full_words(language: str) -> str:
    """There is no room left this time."""
    with override(language):
        return _("Full this time")


@lru_cache(maxsize=KEPT)
def cost_words(cost_cents: int, language: str, *, note: str = "") -> str:
    """ "Ei maksa mitään", or the price as "3 €", "2,50 €" or "€3", with the host's note after it.

    Where there is no price the host's own words stand alone: they tell what may still cost.
    """
    if note and not cost_cents:
        return note
    with override(language):
        if not cost_cents:
            return _("Costs nothing")
        euros, cents = divmod(cost_cents, 100)
        mark = "." if language == "en" else ","
        amount = f"{euros}{mark}{cents:02}" if cents else str(euros)
        price = _("Costs €%(amount)s") % {"amount": amount}
    return f"{price}. {note}" if note else price


def sign_up_words(sign_up: str, language: str, *, note: str = "") -> str:
    """ "Ei tarvitse ilmoittautua", or how to sign up. Raises KeyError for what is not in values.SIGN_UPS."""
    with override(language):
        words = {
            "none": _("No need to sign up"),
            "recommended": _("You may sign up, it helps us"),
            "needed": _("Sign up first"),
        }[sign_up]
    return f"{words}. {note}" if note else words


def audience_words(audience: Said, min_age: int | None, max_age: int | None, language: str) -> str:
    """For whom, in kind words: "Vauvaperheille", "Nuorille, 13–17-vuotiaille"; empty where nobody is left out."""
    with override(language):
        age = _age(min_age, max_age)
        if not audience:
            return age
    return ", ".join(filter(None, [audience.text, age]))


def _age(min_age: int | None, max_age: int | None) -> str:
    if min_age is not None and max_age is not None:
        return _("for ages %(low)d to %(high)d") % {"low": min_age, "high": max_age}
    if min_age is not None:
        return _("from the age of %(age)d") % {"age": min_age}
    if max_age is not None:
        return _("up to the age of %(age)d") % {"age": max_age}
    return ""


def exclusive_words(audience: Said, language: str, *, again: str = "") -> str:
    """ "Tämä aika on varattu: naisille. Kaikille auki taas klo 14.30." for a time kept for a group.

    ``again`` is the time from which everybody may come, in words ("klo 14.30"); left out where nobody knows.
    """
    with override(language):
        if audience:
            kept = _("This time is kept for: %(audience)s.") % {"audience": _inside(audience.text)}
        else:
            kept = _("This time is kept for a group.")
        return " ".join([kept, _("Open to all again at %(time)s.") % {"time": again}]) if again else kept


def _inside(words: str) -> str:
    """As it stands after a colon: without its capital letter and its full stop."""
    return (words[:1].lower() + words[1:]).rstrip(".")


def clash_words(why: str, language: str) -> str:
    """What a clash means to its hosts. Raises KeyError for what is not in clashes.WHY."""
    with override(language):
        return {
            "same_space": _("Two activities are in the same room at the same time."),
            "kept_for_group": _("The time is kept for a group, and something else is there too."),
            "same_place": _("Two activities are in the same place at the same time."),
            "same_people": _("Two activities for the same people are in the village at the same time."),
        }[why]


def company_words(company: str, language: str) -> str:
    """How many usually come; empty where nobody has told. Raises KeyError for what is not in values.COMPANIES."""
    if not company:
        return ""
    with override(language):
        return {
            "few": _("Usually a few people come"),
            "some": _("Usually about ten people come"),
            "many": _("Usually many people come"),
        }[company]
