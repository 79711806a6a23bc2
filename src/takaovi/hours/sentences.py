"""Hours in words, in the asked language (fi, sv, en, fi-simple). Public; asks nothing of the database."""

from datetime import date, datetime
from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import override

from takaovi.core.clock import HELSINKI
from takaovi.hours import ahead_words, time_words, week_words
from takaovi.hours.phrases import condition_sentences, confirmer_words, state_words
from takaovi.hours.queries import LayerTruth
from takaovi.hours.values import STATES, Schedule

KEPT = 4096  # words of the hot path: the same hours and days are told all day long


def week_sentence(schedule: Schedule, on: date, language: str) -> str:
    """The ordinary week around ``on``: "ma–to 8.30–12 omatoimi, 12–19 palvelu; su suljettu"."""
    with override(language):
        return week_words.week(schedule, on)


def week_lines(schedule: Schedule, on: date, language: str) -> tuple[str, ...]:
    """The same a line at a time, each as a sentence, for a sign on the door."""
    with override(language):
        return tuple(map(time_words.sentence, week_words.week_parts(schedule, on)))


def exception_words(schedule: Schedule, on: date, language: str) -> tuple[str, ...]:
    """What is different soon, a sentence each: exceptions, then seasons, then how holidays are kept."""
    with override(language):
        return (
            *ahead_words.exceptions(schedule, on),
            *ahead_words.seasons(schedule, on),
            *ahead_words.holidays(schedule),
        )


def window_words(schedule: Schedule, on: date, language: str) -> tuple[str, ...]:
    """Times kept for a group inside open time: "Joka keskiviikko klo 12–14 on varattu ryhmälle: naiset."."""
    with override(language):
        return tuple(ahead_words.windows(schedule, on))


@lru_cache(maxsize=KEPT)
def condition_words(conditions: tuple[str, ...], language: str) -> tuple[str, ...]:
    """What to know before one comes: "Soita ennen kuin tulet."."""
    with override(language):
        return tuple(condition_sentences(conditions))


def confirmed_words(truth: LayerTruth, now: datetime, language: str) -> str:
    """Who confirmed the hours and when; or that nobody has lately, and whom to ask before one goes."""
    with override(language):
        if truth.is_fresh(now) and truth.confirmed:
            day, today = (instant.astimezone(HELSINKI).date() for instant in (truth.confirmed, now))
            told = confirmer_words(truth.confirmed_as, truth.certainty)
            return told % {"date": time_words.date_words(day, today)}
        doubt = _("Not confirmed.") if truth.known else _("The hours are not known.")
        if truth.phone:
            return f"{doubt} " + _("Ask before you go: %(phone)s") % {"phone": truth.phone}
        return f"{doubt} " + _("Ask before you go.")


def state_name(state: str, language: str) -> str:
    """A state by its name in the document, as it stands beside times: "omatoimi"."""
    with override(language):
        return state_words(STATES[state])


@lru_cache(maxsize=KEPT)
def clock_words(minute: int, language: str) -> str:
    """Minutes from local midnight as they stand in a sentence: klo 9.30, kl. 9.30, 9:30 am."""
    with override(language):
        return time_words.clock_of_day(minute)


@lru_cache(maxsize=KEPT)
def day_words(day: date, today: date, language: str) -> str:
    """ "tänään", "huomenna" or "ti 4.3."."""
    with override(language):
        return _day(day, today)


def _day(day: date, today: date) -> str:
    near = {0: _("today"), 1: _("tomorrow")}.get((day - today).days)
    return near or time_words.weekday_and_date(day, today)
