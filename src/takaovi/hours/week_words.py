"""An ordinary week in words: "ma–to 8.30–12 omatoimi, 12–19 joku on paikalla; su kiinni".

In the present language; plain Finnish says each part as a sentence of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from takaovi.hours.day_table import packaged_classes
from takaovi.hours.days import layer_days, period_on, stretches, union, without
from takaovi.hours.phrases import note_words, state_words, unknown_words
from takaovi.hours.recurrence import Rule, rule_days
from takaovi.hours.rule_words import rule_days_words
from takaovi.hours.time_words import (
    PLAIN,
    at_clock,
    clock,
    date_words,
    ranges,
    sentence,
    weekday_and_date,
    weekday_range,
)
from takaovi.hours.values import STATES, Clock, Clocks, DayException, Layer, Period, Schedule, way_of

STAFFED, ARRANGED = STATES["staffed"], STATES["by_arrangement"]
DOOR = 0
CLOSED_IS_NEWS = 4  # from so many open days on a closed day is worth saying
SOON = timedelta(days=60)  # an end nearer than this is told
NEXT = timedelta(days=70)  # the next turn of alternate weeks is looked for so far
Times = tuple[tuple[int, Clocks], ...]  # states of a day with their times


@dataclass(frozen=True, slots=True)
class Told:
    """A layer with the period that decides on the asked day."""

    layer: Layer
    period: Period | None
    exceptions: tuple[DayException, ...] = ()


def week(schedule: Schedule, on: date, *, settled: bool = True) -> str:
    """The week around ``on`` in one line with semicolons; in plain Finnish short sentences."""
    parts = week_parts(schedule, on, settled=settled)
    return " ".join(map(sentence, parts)) if schedule.layers and get_language() == PLAIN else "; ".join(parts)


def week_parts(schedule: Schedule, on: date, *, settled: bool = True) -> list[str]:
    """A part for days with equal hours; holidays and exceptions are told elsewhere.

    While it is not ``settled`` something is still asked: a day without hours is then not told as closed.
    """
    if not schedule.layers:
        return [_("We do not know when it is open")]
    layers = sorted(schedule.layers, key=lambda layer: -layer.state)
    told = [Told(layer, _period(layer, on), schedule.exceptions) for layer in layers]
    door = [one for one in told if way_of(one.layer.state) == DOOR]
    parts = list(_door(door, on, settled=settled)) if door else []
    for one in told:
        if one.layer.known and way_of(one.layer.state) != DOOR:
            parts += _by_wire(one, on)
    parts += [unknown_words(one.layer) if not one.layer.known else note_words(one.layer.note) for one in told]
    return [part for part in parts if part]


def _period(layer: Layer, on: date) -> Period | None:
    owner = period_on(layer.periods, on)
    return owner[0] if owner else None


def _door(door: Sequence[Told], on: date, *, settled: bool) -> Iterator[str]:
    """Times by arrangement are a closing word after the times when one simply comes, which a reader looks for."""
    known = [one for one in door if one.layer.known]
    sure = [one for one in known if one.layer.state != ARRANGED]
    if not any(_is_timed(one, on) for one in sure):
        sure = known
    arranged = len(sure) < len(known)
    special = [clause for one in sure for clause in _special(one, on, named=one.layer.state != STAFFED)]
    days = _regular(sure)
    timed = any(days) or bool(special)
    if any(days):
        yield from groups(days, tell_closed=settled and not special and not arranged and len(known) == len(door))
    yield from special
    if arranged:
        yield _("at other times, call first")
    elif not timed and any(_is_only_arranged(one.layer) for one in known):
        yield state_words(ARRANGED)
    elif settled and not timed and known and len(known) == len(door):
        yield " ".join(filter(None, [pgettext("hours", "closed"), _until(known, on)]))
    if timed:
        yield from filter(None, [_until(sure, on)])


def _is_timed(one: Told, on: date) -> bool:
    return any(_regular([one])) or any(_special(one, on, named=False))


def _by_wire(one: Told, on: date) -> Iterator[str]:
    """The hours of a phone line or an online room, after a word for the way."""
    clauses = [*groups(_regular([one], named=False), tell_closed=False), *_special(one, on, named=False)]
    if clauses:
        yield _("%(way)s: %(times)s") % {"way": state_words(one.layer.state), "times": "; ".join(clauses)}


def _regular(told: Sequence[Told], *, named: bool = True) -> list[Times]:
    """Monday to Sunday by the rules that come every week, the higher state covering the lower."""
    days: list[Times] = []
    for number in range(7):
        taken: Clocks = ()
        times: list[tuple[int, Clocks]] = []
        for one in told:
            rules = one.period.rules if one.period else ()
            own = union((rule.start, rule.end) for rule in rules if rule.weekly and number in rule.weekdays)
            left = without(own, taken)
            taken = union((*taken, *own))
            if left:
                times.append((one.layer.state if named else STAFFED, left))
        days.append(tuple(times))
    return days


def groups(days: Sequence[Times], *, tell_closed: bool) -> Iterator[str]:
    """Equal neighbouring days told once; closed ones only where that is news."""
    if days[0] and len(set(days)) == 1:
        yield pgettext("hours", "%(days)s %(times)s") % {"days": _("every day"), "times": day_times(days[0])}
        return
    open_days = sum(1 for day in days if day)
    for times, group in groupby(range(7), key=lambda number: days[number]):
        numbers = list(group)
        names = weekday_range(numbers[0], numbers[-1])
        if times:
            yield pgettext("hours", "%(days)s %(times)s") % {"days": names, "times": day_times(times)}
        elif tell_closed and open_days >= CLOSED_IS_NEWS:
            yield f"{names} {pgettext('hours', 'closed')}"


def day_times(times: Times) -> str:
    """The times of one day in their order; states are named unless somebody is simply there all the time."""
    if [state for state, _clocks in times] == [STAFFED]:
        return ranges(times[0][1])
    every: list[tuple[Clock, int]] = sorted((span, state) for state, clocks in times for span in clocks)
    return ", ".join(
        f"{ranges(tuple(span for span, _state in group))} {state_words(state)}"
        for state, group in groupby(every, key=lambda pair: pair[1])
    )


def _special(one: Told, on: date, *, named: bool) -> Iterator[str]:
    """What does not come back every week, and days whose time nobody knows."""
    period = one.period
    if period is None:
        return
    special = (rule for rule in period.rules if not rule.weekly)
    for (days, count), group in groupby(special, key=lambda r: (rule_days_words(replace(r, count=None), on), r.count)):
        if days:
            rules = list(group)
            times = at_clock(ranges(tuple((rule.start, rule.end) for rule in rules)))
            state = f" {state_words(one.layer.state)}" if named else ""
            times_over = ", " + _("%(count)d times") % {"count": count} if count else ""
            yield f"{days} {times}{state}{times_over}{_next_time(one, rules[0], on)}"
    for untimed in period.untimed:
        words = rule_days_words(untimed.days, on)
        if untimed.start is None:
            yield _("%(days)s, time not known, ask first") % {"days": words}
        else:
            start = at_clock(clock(untimed.start))
            yield _("%(days)s from %(time)s, end not known") % {"days": words, "time": start}


def _next_time(one: Told, rule: Rule, on: date) -> str:
    """ ", seuraavan kerran la 5.12.": of alternate weeks nobody knows which one this is."""
    if (rule.parity is None and rule.every_weeks == 1) or rule.count is not None:
        return ""
    last = on + NEXT
    open_days = layer_days(one.layer, one.exceptions, on, last, packaged_classes(on, last))
    for day in rule_days(rule, on, last, since=None):
        if (rule.start, rule.end) in open_days[(day - on).days]:
            return ", " + _("next on %(date)s") % {"date": weekday_and_date(day, on)}
    return ""


def _is_only_arranged(layer: Layer) -> bool:
    """Nothing but "by arrangement", without times."""
    timed = any(period.rules or period.untimed for period in layer.periods)
    return layer.state == STATES["by_arrangement"] and not timed


def _until(told: Sequence[Told], on: date) -> str:
    """ "31.8. asti" where the present hours end soon."""
    ends = []
    for one in told:
        if one.period and (one.period.last or one.period.yearly):
            ends += [end for _start, end in stretches(one.period, on, on + SOON) if on <= end < on + SOON]
    return pgettext("hours", "until %(date)s") % {"date": date_words(min(ends), on)} if ends else ""
