"""A draft of hours said back to its writer: every part of it, however far ahead, and always with its year.

What stands on a page tells only what is soon; whoever says yes to a draft must have seen all of it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from takaovi.hours import ahead_words, week_words
from takaovi.hours.door_values import Draft
from takaovi.hours.phrases import condition_sentences, note_words
from takaovi.hours.plan import parse_plan
from takaovi.hours.time_words import date_range, date_words, month_day, sentence
from takaovi.hours.values import Layer, Period, Schedule

FAR = timedelta(days=3660)  # beyond what anybody writes on a door
NEVER = date.min  # a day of no year that is told: beside it every date says its year


def said_back(draft: Draft, language: str) -> str:
    """The draft as sentences: the week, seasons, what is different, times for groups, what to know before one comes."""
    with override(language):
        schedule = parse_plan(draft.document)
        week = _plain_week(schedule)
        told = week_words.week(week, draft.today, settled=draft.settled) if week else ""
        parts = [*([told] if told else []), *_beside(schedule, draft.today)]
        return " ".join(part if part.endswith(".") else f"{part}." for part in parts)


def whole_lines(document: dict[str, Any], on: date, language: str, *, settled: bool = True) -> tuple[str, ...]:
    """The same of any document, a line each. Raises PlanFault for what is no document."""
    with override(language):
        schedule = parse_plan(document)
        week = _plain_week(schedule)
        return (
            *(map(sentence, week_words.week_parts(week, on, settled=settled)) if week else ()),
            *_beside(schedule, on),
        )


def _plain_week(schedule: Schedule) -> Schedule | None:
    """What holds all year round; None where there is nothing of it and something else to say."""
    always = tuple(layer for layer in map(_always, schedule.layers) if layer)
    return replace(schedule, layers=always) if always or not (schedule.layers or schedule.exceptions) else None


def _beside(schedule: Schedule, on: date) -> list[str]:
    conditions = dict.fromkeys(word for layer in schedule.layers for word in layer.conditions)
    return [
        *_seasons(schedule, on),
        *ahead_words.exceptions(schedule, on, FAR, NEVER),
        *ahead_words.holidays(schedule),
        *ahead_words.windows(schedule, on),
        *condition_sentences(tuple(conditions)),
    ]


def _is_bounded(period: Period) -> bool:
    return bool(period.first or period.last or period.yearly)


def _always(layer: Layer) -> Layer | None:
    """The layer without its seasons; None where it has nothing else."""
    periods = tuple(period for period in layer.periods if not _is_bounded(period))
    return replace(layer, periods=periods) if periods or not layer.periods else None


def _seasons(schedule: Schedule, on: date) -> Iterator[str]:
    """Each stretch of the calendar once, with the times of all layers in it."""
    found: dict[tuple[object, ...], list[tuple[Layer, Period]]] = {}
    for layer in schedule.layers:
        for period in filter(_is_bounded, layer.periods):
            found.setdefault((period.first, period.last, period.yearly), []).append((layer, period))
    for changes in found.values():
        period = changes[0][1]
        days = f"{note_words(period.label)} {_days(period)}".strip()
        if not any(one.rules or one.untimed for _layer, one in changes):
            closed = pgettext("hours", "closed")
            named = _("%(days)s: %(hours)s") % {"days": days, "hours": closed}
            yield sentence(named if note_words(period.label) else _("closed %(days)s") % {"days": days})
            continue
        open_then = tuple(
            replace(layer, periods=(replace(one, first=None, last=None, yearly=None),)) for layer, one in changes
        )
        hours = week_words.week(replace(schedule, layers=open_then, exceptions=(), audience=()), period.first or on)
        yield sentence(_("%(days)s: %(hours)s") % {"days": days, "hours": hours})


def _days(period: Period) -> str:
    """ "joka vuosi 1.6.–31.8.", "1.9.2026–31.5.2027", "alkaen 1.1.2027"."""
    if period.yearly:
        low, high = (month_day(*divmod(end, 100)) for end in period.yearly)
        return _("every year %(days)s") % {"days": low if low == high else f"{low}–{high}"}
    if period.first and period.last:
        same = period.first.year == period.last.year
        start = "" if same else date_words(period.first, NEVER)
        return date_range(period.first, period.last, NEVER) if same else f"{start}–{date_words(period.last, NEVER)}"
    if period.first:
        return _("from %(date)s") % {"date": date_words(period.first, NEVER)}
    return _("until %(date)s") % {"date": date_words(period.last or date.max, NEVER)}
