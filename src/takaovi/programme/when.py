"""When a series happens, in words. Called by :mod:`takaovi.programme.sentences` with the language already set.

Days, clocks and rules are told with the words of opening hours; here they become one sentence with season, breaks
and the exceptions that lie ahead.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from takaovi.core.languages import DEFAULT
from takaovi.core.text import say_json
from takaovi.hours.recurrence import Rule
from takaovi.hours.rule_words import rule_days_words
from takaovi.hours.time_words import at_clock, clock, date_range, date_words, listed, month_day, weekday_and_date
from takaovi.programme.values import Break, SeriesPlan

SKIPS_NAMED = 3
LOOK_AHEAD = timedelta(days=120)  # breaks and exceptions further away are not told yet


def series_words(plan: SeriesPlan, on: date) -> str:
    """Rules, season and the exceptions that lie ahead on day ``on``."""
    weekly = tuple(rule for rule in plan.rules if rule.weekly)
    others = tuple(rule for rule in plan.rules if not rule.weekly)
    told = "; ".join([*_weekly_groups(weekly, on), *_rule_groups(others, on)])
    return ", ".join([told, *_season(plan, on), *_exceptions(plan, on)])


def _weekly_groups(rules: Sequence[Rule], on: date) -> Iterable[str]:
    """Weekdays of the same hours told together: "maanantaisin ja perjantaisin klo 9–11 ja 12–17"."""
    hours: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for rule in rules:
        for weekday in rule.weekdays:
            hours[weekday].append((rule.start, rule.end))
    alike: dict[tuple[tuple[int, int], ...], list[int]] = defaultdict(list)
    for weekday in sorted(hours):
        alike[tuple(sorted(set(hours[weekday])))].append(weekday)
    for spans, weekdays in alike.items():
        yield f"{rule_days_words(Rule(*spans[0], weekdays=frozenset(weekdays)), on)} {times(spans)}"


def _rule_groups(rules: Sequence[Rule], on: date) -> Iterable[str]:
    """Rules of the same days told once: "kuukauden ensimmäisenä maanantaina klo 9–11 ja 12–17"."""
    for (days, count), group in groupby(rules, key=lambda rule: (_days(rule, on), rule.count)):
        words = f"{days} {times([(rule.start, rule.end) for rule in group])}"
        if count is not None:
            words += ", " + _("%(count)d times") % {"count": count}
        yield words


def _days(rule: Rule, on: date) -> str:
    """Without the count, which comes after the hours. A list of dates that is all past is told whole."""
    seen_on = min(on, rule.dates[0]) if rule.dates and rule.dates[-1] < on else on
    return rule_days_words(replace(rule, count=None), seen_on)


def _season(plan: SeriesPlan, on: date) -> Iterable[str]:
    if plan.first and plan.first > on:
        yield _("from %(date)s") % {"date": date_words(plan.first, on)}
    if plan.last and not all(rule.dates for rule in plan.rules):
        yield _("until %(date)s") % {"date": date_words(plan.last, on)}


def _exceptions(plan: SeriesPlan, on: date) -> Iterable[str]:
    ahead = [pause for pause in plan.breaks if (day := pause.next_day(on)) and day <= on + LOOK_AHEAD]
    yield from _breaks(ahead, on)
    away = sorted(change.day for change in plan.changes if change.do in ("skip", "cancel"))
    near = [day for day in away if on <= day <= on + LOOK_AHEAD and not any(b.covers(day) for b in plan.breaks)]
    if near:
        yield _("not on %(dates)s") % {"dates": listed([weekday_and_date(day, on) for day in near[:SKIPS_NAMED]])}
    if plan.holidays == "skip":
        yield _("not on public holidays")


def _breaks(pauses: Iterable[Break], on: date) -> Iterable[str]:
    """Each with its note; one that says the same days as another is told once."""
    notes: dict[str, str] = {}
    for pause in pauses:
        note = say_json(dict(pause.note), get_language() or DEFAULT.code)
        notes.setdefault(_break_days(pause, on), note.text)
    return (f"{days} ({note})" if note else days for days, note in notes.items())


def _break_days(pause: Break, on: date) -> str:
    if pause.week is not None:
        return _("not in week %(week)d") % {"week": pause.week}
    if pause.yearly is not None:
        first, last = (month_day(*divmod(value, 100)) for value in pause.yearly)
        return _("break %(days)s") % {"days": f"{first}–{last}"}
    if pause.first is None or pause.last is None:
        raise ValueError("a break is dated, yearly or a week")
    if pause.first == pause.last:
        return _("not on %(dates)s") % {"dates": weekday_and_date(pause.first, on)}
    if pause.first.weekday() == 0 and pause.last - pause.first == timedelta(days=6):
        return _("not in week %(week)d") % {"week": pause.first.isocalendar().week}
    return _("break %(days)s") % {"days": date_range(pause.first, pause.last, on)}


def times(spans: Sequence[tuple[int, int]]) -> str:
    """ "klo 9–11 ja 12–17": spans in minutes from local midnight."""
    return at_clock(listed([f"{clock(start)}–{clock(end)}" for start, end in spans]))
