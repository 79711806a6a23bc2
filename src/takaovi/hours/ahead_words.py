"""What is different soon, in the present language: seasons, closures, exceptions, holidays, times kept for a group."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from takaovi.hours.days import stretches
from takaovi.hours.phrases import note_words, state_words
from takaovi.hours.rule_words import rule_days_words
from takaovi.hours.time_words import at_clock, date_range, ranges, sentence, weekday_and_date
from takaovi.hours.values import DAY_CLASSES, STATES, Clocks, DayException, Layer, Period, Schedule
from takaovi.hours.week_words import week

ARRANGED = STATES["by_arrangement"]
AHEAD = timedelta(days=60)  # what is further away is not told yet
SEASON_AHEAD = timedelta(days=120)


def exceptions(schedule: Schedule, on: date, ahead: timedelta = AHEAD, beside: date | None = None) -> Iterator[str]:
    """The exceptions of the next sixty days in order, those of the whole place unnamed.

    ``beside``: the day beside which a year need not be told, ``on`` if it is missing.
    """
    told = [(exception, "") for exception in schedule.exceptions]
    for layer in schedule.layers:
        name = state_words(layer.state) if len(schedule.layers) > 1 else ""
        told += [(exception, name) for exception in layer.exceptions]
    for exception, name in sorted(told, key=lambda pair: pair[0].first):
        if exception.last >= on and exception.first <= on + ahead:
            yield sentence(_exception(exception, name or _names(exception), beside or on))


def _names(exception: DayException) -> str:
    return ", ".join(state_words(state) for state in sorted(exception.states or (), reverse=True))


def _exception(exception: DayException, name: str, on: date) -> str:
    """ "suljettu 24.–26.12. (joulu)"."""
    days = (
        weekday_and_date(exception.first, on)
        if exception.first == exception.last
        else date_range(exception.first, exception.last, on)
    )
    values = {"days": days, "times": at_clock(ranges(exception.clocks))}
    words = {
        "closed": _("closed %(days)s") % values,
        "replace": _("on %(days)s only %(times)s") % values,
        "add": _("on %(days)s also %(times)s") % values,
        "cut": _("on %(days)s not %(times)s") % values,
    }[exception.do]
    note = note_words(exception.note)
    return (f"{name}: " if name else "") + words + (f" ({note})" if note else "")


def seasons(schedule: Schedule, on: date) -> Iterator[str]:
    """Periods that begin within four months: what changes then, told once for layers that change alike."""
    coming: dict[tuple[date, date | None], list[tuple[Layer, Period]]] = {}
    for layer in schedule.layers:
        for period in layer.periods if layer.known else ():
            for start, end in _coming(period, on):
                coming.setdefault((start, end), []).append((layer, period))
    for (start, end), changes in sorted(coming.items(), key=lambda item: item[0][0]):
        days = date_range(start, end, on) if end else _("from %(date)s") % {"date": date_range(start, start, on)}
        yield sentence(_season(schedule, changes, days, start, on))


def _coming(period: Period, on: date) -> Iterator[tuple[date, date | None]]:
    """First and last day of the period's next turn, if it begins after ``on`` and soon."""
    far = on + timedelta(days=800)  # beyond the end of anything that begins within four months
    for start, end in stretches(period, on, far):
        if on < start <= on + SEASON_AHEAD:
            yield start, None if end == far else end


def _season(schedule: Schedule, changes: Sequence[tuple[Layer, Period]], days: str, start: date, on: date) -> str:
    if not any(period.rules or period.untimed for _layer, period in changes):
        closed = _("closed %(days)s") % {"days": days}
        if len(changes) == len(schedule.layers):
            return closed
        return ", ".join(state_words(layer.state) for layer, _period in changes) + ": " + closed
    label = note_words(changes[0][1].label)
    then = week(Schedule(schedule.zone, tuple(layer for layer, _period in changes)), start)
    return _("%(days)s: %(hours)s") % {"days": f"{label} {days}".strip(), "hours": then}


def holidays(schedule: Schedule) -> Iterator[str]:
    """How public holidays, eves and school breaks are kept; named by layer only where the layers differ.

    Times by arrangement are agreed with a person, so a layer of them that says nothing differs from nobody.
    """
    kept: dict[str, list[Layer]] = {}
    for layer in schedule.layers:
        if layer.known and layer.periods and (layer.holidays or layer.state != ARRANGED):
            kept.setdefault("; ".join(_policies(layer)), []).append(layer)
    for words, layers in kept.items():
        if words:
            name = "" if len(kept) == 1 else ", ".join(state_words(layer.state) for layer in layers) + ": "
            yield sentence(name + words)


def _policies(layer: Layer) -> Iterator[str]:
    names = {
        "public": _("on public holidays"),
        "eve": _("on Midsummer Eve and Christmas Eve"),
        "day_before": _("on days before a holiday"),
        "school_break": _("in school breaks"),
    }
    told = [(kind, layer.holidays[kind]) for kind in DAY_CLASSES if layer.holidays.get(kind, "ignore") != "ignore"]
    for policy, group in groupby(told, key=lambda pair: pair[1]):
        kinds = [kind for kind, _policy in group]
        if {"public", "eve"} <= set(kinds):
            both = _("on public holidays, Midsummer Eve and Christmas Eve")
            days = ", ".join([both, *(names[kind] for kind in kinds if kind not in ("public", "eve"))])
        else:
            days = ", ".join(names[kind] for kind in kinds)
        if policy == "closed":
            yield _("closed %(days)s") % {"days": days}
        else:
            yield pgettext("hours", "%(hours)s %(days)s") % {"days": days, "hours": _policy_words(policy)}


def _policy_words(policy: str | Clocks) -> str:
    if not isinstance(policy, str):
        return at_clock(ranges(policy))
    return {
        "as_sunday": _("as on Sundays"),
        "as_saturday": _("as on Saturdays"),
    }[policy]


def windows(schedule: Schedule, on: date) -> Iterator[str]:
    """Times kept for a group inside open time, as they hold on ``on``."""
    for window in schedule.audience:
        if not stretches(window.period, on, on):
            continue
        for days, rules in groupby(window.period.rules, key=lambda rule: rule_days_words(rule, on)):
            if not days:
                continue
            values = {
                "days": days,
                "times": at_clock(ranges(tuple((rule.start, rule.end) for rule in rules))),
                "who": note_words(window.who),
            }
            if window.exclusive:
                yield sentence(_("%(days)s %(times)s is kept for a group: %(who)s") % values)
            else:
                yield sentence(_("%(days)s %(times)s is above all for: %(who)s") % values)
