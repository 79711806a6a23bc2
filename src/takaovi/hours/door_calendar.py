"""Clauses of door text that speak of dates: single days, named days, days that come back each year. No Django."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from takaovi.hours.door_answers import span_of_code
from takaovi.hours.door_clauses import Clause
from takaovi.hours.door_clock import NIGHT_UNTIL
from takaovi.hours.door_dates import EVERY, Bounds, days_named, listed, named
from takaovi.hours.door_numbers import Day
from takaovi.hours.door_plan import Plan, state_of
from takaovi.hours.door_rules import Timed, clock, clock_pairs
from takaovi.hours.door_shapes import Entries
from takaovi.hours.door_spans import Days, Span
from takaovi.hours.door_values import Asking
from takaovi.hours.recurrence import Rule, holds_on

STAFFED = "staffed"
WEEKLY = "weekly"
TWO_WEEKS = 14
LONGEST_WAIT = 100  # days: a fifth Monday may be that far


def closes_only(clause: Clause) -> bool:
    """ "Until 15": the end is told and the start is not."""
    return any(span.start < 0 for span in clause.times)


class Calendar:
    """The document in the making, and what single days put into it."""

    def __init__(self, entries: Entries, asking: Asking, today: date, language: str) -> None:
        self.entries = entries
        self.asking = asking
        self.today = today
        self.language = language
        self.plan = Plan()
        clauses = entries.clauses
        self.states = {clause.state or STAFFED for clause in clauses if clause.times or "timeless" in clause.flags}
        self.weekly = {state_of(clause) for clause in clauses if clause.days and not clause.dates and clause.times}

    def _where(self, clause: Clause) -> tuple[int, int]:
        return clause.start, clause.end

    def _one_day(self, clause: Clause) -> Clause:
        """ "On Friday": every week, or once? With the date of the answer it is a clause of that date."""
        if "weekly" in clause.flags:
            return replace(clause, once=False)
        if not clause.once or clause.special or clause.dates or clause.bounds or clause.audience:
            return clause
        if len(clause.days) != 1 or not (clause.times or clause.closed):
            return clause
        ahead = (self.today + timedelta(days=number) for number in range(TWO_WEEKS))
        days = [day.isoformat() for day in ahead if day.weekday() in clause.days]
        answer = self.asking.ask("once_or_weekly", *self._where(clause), WEEKLY, *days)
        if answer in (None, WEEKLY):
            return replace(clause, once=False, undecided=answer is None)
        day = date.fromisoformat(str(answer))
        told = Day(day.month, day.day, day.year)
        return replace(clause, once=False, days=frozenset(), dates=[Days(told, told)])

    def _close_earlier(self, clause: Clause) -> None:
        """ "Ma-pe 9-17, pe klo 15 asti": Friday begins as the other days do. Otherwise the start is asked."""
        if not closes_only(clause) or clause.dates or clause.named or clause.holidays:
            return
        plain = [
            one
            for one in self.entries.clauses
            if one.days >= clause.days and len(one.times) == 1 and not (one.special or one.dates or one.audience)
            if state_of(one) == state_of(clause) and one.bounds == clause.bounds and not closes_only(one)
        ]
        end = clause.times[0].end or 0
        if len(plain) != 1 or len(clause.times) != 1 or not clause.days or not plain[0].times[0].start < end:
            told = self.asking.ask("start", *self._where(clause), typed=True)
            if told:
                clause.times = span_of_code(f"{told}-{clock(end)}")
            return
        clause.times = (Span(plain[0].times[0].start, end),)
        plain[0].days -= clause.days

    def _anchor(self, clause: Clause, bounds: Bounds) -> date | None:
        """A day in a week of "every other": the day it begins on, or asked."""
        if not clause.every or clause.parity:
            return None
        if clause.anchor:
            return self._next_time(clause, clause.anchor)
        first = bounds.get("from", "")
        if len(first) == 10 and date.fromisoformat(first).weekday() in clause.days:
            return date.fromisoformat(first)
        ahead = [self.today + timedelta(days=number) for number in range(7 * clause.every)]
        days = [day.isoformat() for day in ahead if day.weekday() == min(clause.days)]
        answer = self.asking.ask("anchor", *self._where(clause), *days)
        return date.fromisoformat(answer) if answer else None

    def _next_time(self, clause: Clause, told: Days) -> date | None:
        """The day of "next time 3.12.", which must be one of the days of the clause."""
        (day,) = listed([told], self.today, self.asking, self._where(clause), soonest=True)
        if not isinstance(day, date):
            return None
        if day.weekday() not in clause.days:
            self.asking.ask("weekday", *self._where(clause))
            return None
        return day

    def _is_next(self, clause: Clause) -> bool:
        """Whether "next time 3.12." of every week is so; else it may be every other week, or less often."""
        if not clause.anchor or (clause.every and not clause.parity):
            return True
        told = self._next_time(clause, clause.anchor)
        if told is None:
            return False
        rule = Rule(0, 1, weekdays=clause.days, parity=clause.parity or None, nth=clause.nth)
        ahead = (self.today + timedelta(days=number) for number in range(LONGEST_WAIT))
        coming = [day for day in ahead if holds_on(rule, day)]
        if told in coming[: 1 + (coming[:1] == [self.today])]:
            return True
        self.asking.ask("unclear", *self._where(clause))
        return False

    def _dated(self, clause: Clause) -> None:
        if any(span.first != span.last for span in clause.dates):
            self.asking.ask("unclear", *self._where(clause))
            return
        if len(clause.dates) == 1 and len(clause.days) == 1:
            (day,) = clause.days
            clause.dates[0] = clause.dates[0]._replace(weekday=day)
        days = listed(clause.dates, self.today, self.asking, self._where(clause), yearly=clause.yearly)
        for group in clause.named:
            if set(days_named(group)) & set(days):
                continue  # "itsenäisyyspäivänä 6.12.2026"
            days += named(group, self.today, self.asking, self._where(clause), yearly=clause.yearly)
        if None in days:
            return
        if clause.special or clause.bounds or (clause.days and len(clause.dates) != 1) or len(clause.days) > 1:
            self.asking.ask("unclear", *self._where(clause))
            return
        self._on_days(clause, [day for day in days if isinstance(day, date)])
        if EVERY in days:
            self._every_year(clause)

    def _on_days(self, clause: Clause, days: Sequence[date]) -> None:
        if not days:
            return
        if closes_only(clause):
            self._until(clause, days)
            return
        own = state_of(clause) not in self.weekly and (clause.state or not self.weekly)
        if not clause.closed and own:
            timed = Timed(clause, frozenset(range(7)), None, tuple(sorted(set(days))))
            self.plan.periods.setdefault(state_of(clause), {}).setdefault(("", ""), []).append(timed)
            return
        if not clause.closed and ("timeless" in clause.flags or any(span.end is None for span in clause.times)):
            told = self.asking.ask("time", *self._where(clause), typed=True)
            if told is None or told.endswith("?"):
                return
            clause = replace(clause, times=span_of_code(told))
        do = "closed" if clause.closed else "add" if "also" in clause.flags else "replace"
        self._change(clause, days, do, [] if clause.closed else clock_pairs(clause.times))

    def _until(self, clause: Clause, days: Sequence[date]) -> None:
        """ "Today until 14": what is open then ends at 14. On a day that is closed otherwise the start is asked."""
        weekly = frozenset().union(*(one.days for one in self.entries.clauses if one.times and not one.dates))
        shut = bool(self.weekly) and any(day.weekday() not in weekly for day in days)
        end = clause.times[0].end or 0
        if len(clause.times) != 1 or shut or "also" in clause.flags or not NIGHT_UNTIL < end < 1440:
            told = self.asking.ask("start", *self._where(clause), typed=True)
            if told and len(clause.times) == 1:
                self._on_days(replace(clause, times=span_of_code(f"{told}-{clock(end)}")), days)
            return
        self._change(clause, days, "cut", [[clock(end), "24:00"]])

    def _change(self, clause: Clause, days: Sequence[date], do: str, spans: list[list[str]]) -> None:
        """One exception for each day; where there are several states it must be plain which is meant."""
        if not clause.closed and not clause.state and len(self.states) > 1:
            self.asking.ask("scope", *self._where(clause))
            return
        for day in days:
            made: dict[str, Any] = {"date": day.isoformat(), "do": do}
            if spans:
                made["spans"] = spans
            self._except(made, clause.state or (STAFFED if not clause.closed and len(self.states) > 1 else ""))

    def _except(self, made: dict[str, Any], state: str) -> None:
        if state and len(self.states) > 1:
            made["layers"] = [state]
        self.plan.exceptions.append(made)

    def _every_year(self, clause: Clause) -> None:
        """Fixed days that come back each year are periods of one day."""
        if closes_only(clause):
            self.asking.ask("start", *self._where(clause))
            return
        ends = [f"{span.first.month:02}-{span.first.day:02}" for span in clause.dates]
        ends += [end for group in clause.named for end in group.split("+") if end[:2].isdigit()]
        for end in ends:
            if clause.closed:
                self.plan.closures.append((clause.state, {"from": end, "to": end}))
            else:
                timed = Timed(clause, frozenset(range(7)), None)
                self.plan.periods.setdefault(state_of(clause), {}).setdefault((end, end), []).append(timed)
