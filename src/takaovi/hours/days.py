"""What a layer's local days hold: periods, then policies for holidays, then exceptions in order.

A day's times are clocks (minutes from its local midnight) in order and apart. Hours past midnight belong to
the day they began on. Nothing here knows of zones.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from takaovi.hours.recurrence import Rule, holds_on, rule_days
from takaovi.hours.values import DAY_CLASSES, Clock, Clocks, DayException, Layer, Period

Classes = Mapping[date, frozenset[str]]
AS_WEEKDAY = {"as_saturday": 5, "as_sunday": 6}
ENDLESS = 10**6  # days: longer than any dated period


def union(clocks: Iterable[Clock]) -> Clocks:
    """The same minutes in order, with overlapping and touching times joined."""
    joined: list[Clock] = []
    for start, end in sorted(clocks):
        if joined and start <= joined[-1][1]:
            if end > joined[-1][1]:
                joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def without(clocks: Clocks, holes: Clocks) -> Clocks:
    """``clocks`` less the minutes of ``holes``."""
    left = list(clocks)
    for hole_start, hole_end in holes:
        pieces: list[Clock] = []
        for start, end in left:
            if end <= hole_start or start >= hole_end:
                pieces.append((start, end))
                continue
            if start < hole_start:
                pieces.append((start, hole_start))
            if end > hole_end:
                pieces.append((hole_end, end))
        left = pieces
    return tuple(left)


def layer_days(
    layer: Layer, exceptions: Sequence[DayException], first: date, last: date, classes: Classes
) -> list[Clocks]:
    """The times of each day from ``first`` to ``last``; those of the place's exceptions come before the layer's."""
    days = period_days(layer.periods, first, last)
    if layer.holidays:
        _keep_holidays(days, layer, first, classes)
    for exception in exceptions:
        if exception.states is None or layer.state in exception.states:
            _except(days, exception, first)
    for exception in layer.exceptions:
        _except(days, exception, first)
    return days


def period_days(periods: Sequence[Period], first: date, last: date) -> list[Clocks]:
    """Each day as the shortest period that covers it says; () where none does or its rules do not hold."""
    count = (last - first).days + 1
    days: list[Clocks] = [()] * count
    for period in sorted(periods, key=width, reverse=True):
        for start, end in stretches(period, first, last):
            shown = max(start, first)
            days[(shown - first).days : (end - first).days + 1] = _rules_on(period.rules, shown, end, start)
    return days


def _rules_on(rules: Sequence[Rule], first: date, last: date, since: date) -> list[Clocks]:
    """Each day's times by the rules alone; a week that always comes back is worked out once."""
    count = (last - first).days + 1
    week: list[Clocks] = [()] * 7
    special: list[Rule] = []
    for rule in rules:
        if not rule.weekly:
            special.append(rule)
            continue
        for weekday in rule.weekdays:
            week[weekday] = (*week[weekday], (rule.start, rule.end))
    week = [union(clocks) if len(clocks) > 1 else clocks for clocks in week]
    turn = first.weekday()
    days = ((week[turn:] + week[:turn]) * (count // 7 + 1))[:count]
    for rule in special:
        for day in rule_days(rule, first, last, since=since):
            index = (day - first).days
            days[index] = union((*days[index], (rule.start, rule.end)))
    return days


def width(period: Period) -> tuple[int, int]:
    """How much of the calendar a period covers, narrow first.

    Of two without an end the one that begins later is the narrower; of two alike the one written later
    is painted last, because sorting is stable.
    """
    if period.yearly:
        low, high = period.yearly
        days = (_day_of(2025, high) - _day_of(2025, low)).days
        return (days if days >= 0 else days + 365), 0
    if period.first and period.last:
        return (period.last - period.first).days, 0
    return ENDLESS, -period.first.toordinal() if period.first else 0


def stretches(period: Period, first: date, last: date) -> list[tuple[date, date]]:
    """Where the period meets [first, last]: its own first day in that year, and the last day asked or its own."""
    if not period.yearly:
        start, end = period.first or first, min(period.last or last, last)
        return [(start, end)] if start <= end and end >= first else []
    low, high = period.yearly
    found = []
    for year in range(first.year - 1, last.year + 1):
        start, end = _day_of(year, low), _last_day_of(year + (high < low), high)
        if start <= last and end >= first:
            found.append((start, min(end, last)))
    return found


def _day_of(year: int, month_day: int) -> date:
    """29 February begins on 1 March where there is none."""
    if month_day == 229 and not _is_leap(year):
        return date(year, 3, 1)
    return date(year, month_day // 100, month_day % 100)


def _last_day_of(year: int, month_day: int) -> date:
    if month_day == 229 and not _is_leap(year):
        return date(year, 2, 28)
    return date(year, month_day // 100, month_day % 100)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _keep_holidays(days: list[Clocks], layer: Layer, first: date, classes: Classes) -> None:
    """The first class of a day for which the layer has more to say than ignore decides.

    Times of the day before a holiday mean that the doors close early: they open no day that is closed anyway.
    """
    for day, kinds in classes.items():
        index = (day - first).days
        if not 0 <= index < len(days):
            continue
        for kind in DAY_CLASSES:
            policy = layer.holidays.get(kind, "ignore") if kind in kinds else "ignore"
            if policy != "ignore":
                if days[index] or kind != "day_before" or isinstance(policy, str):
                    days[index] = _policy_clocks(policy, layer.periods, day)
                break


def _policy_clocks(policy: str | Clocks, periods: Sequence[Period], day: date) -> Clocks:
    if not isinstance(policy, str):
        return union(policy)
    if policy == "closed":
        return ()
    return clocks_as(periods, day, AS_WEEKDAY[policy])


def clocks_as(periods: Sequence[Period], day: date, weekday: int) -> Clocks:
    """The times of ``day`` if it were ``weekday`` of its own ISO week, by the period that covers ``day``."""
    owner = period_on(periods, day)
    if owner is None:
        return ()
    period, since = owner
    other = day + timedelta(days=weekday - day.weekday())
    return union((rule.start, rule.end) for rule in period.rules if _holds(rule, other, since))


def _holds(rule: Rule, day: date, since: date) -> bool:
    if rule.count is None and not rule.dates:
        return holds_on(rule, day)
    return any(rule_days(rule, day, day, since=since))


def period_on(periods: Sequence[Period], day: date) -> tuple[Period, date] | None:
    """The period that decides on ``day``, and its first day then; None where no period covers the day."""
    found = None
    for period in sorted(periods, key=width, reverse=True):
        for start, _ in stretches(period, day, day):
            found = (period, start)
    return found


def _except(days: list[Clocks], exception: DayException, first: date) -> None:
    low = max((exception.first - first).days, 0)
    high = min((exception.last - first).days + 1, len(days))
    for index in range(low, high):
        if exception.do == "closed":
            days[index] = ()
        elif exception.do == "replace":
            days[index] = union(exception.clocks)
        elif exception.do == "add":
            days[index] = union((*days[index], *exception.clocks))
        else:
            days[index] = without(days[index], exception.clocks)
