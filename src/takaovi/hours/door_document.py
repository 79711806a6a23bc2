"""From entries to the document of docs/hours.md. Where two of them contradict each other it is asked. No Django."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from takaovi.hours.door_clauses import Clause
from takaovi.hours.door_dates import EVERY, Bounds, bounds_of, named, single
from takaovi.hours.door_plan import Plan, document_of, has_ends, is_covered, state_of
from takaovi.hours.door_rules import Timed, clock_pairs, rules_of
from takaovi.hours.door_shapes import Entries
from takaovi.hours.door_values import Asking

STAFFED, ARRANGED = "staffed", "by_arrangement"


class Builder:
    """Puts each clause where it belongs."""

    def __init__(self, entries: Entries, asking: Asking, today: date, language: str) -> None:
        self.entries = entries
        self.asking = asking
        self.today = today
        self.language = language
        self.plan = Plan()
        clauses = entries.clauses
        self.states = {clause.state or STAFFED for clause in clauses if clause.times or "timeless" in clause.flags}
        self.regular = any(clause.days and not clause.dates and clause.times for clause in clauses)

    def build(self) -> dict[str, Any]:
        for clause in self.entries.clauses:
            self._place(clause)
        if self.entries.arranged:
            self.plan.periods.setdefault(ARRANGED, {})
        return document_of(self.plan, self._conditions(), self.asking)

    def _where(self, clause: Clause) -> tuple[int, int]:
        return clause.start, clause.end

    def _place(self, clause: Clause) -> None:
        if "under" in clause.flags and len(self.states) > 1:
            self.asking.ask("scope", *self._where(clause))
            return
        if clause.audience:
            self._audience(clause)
        elif clause.dates or clause.named:
            self._dated(clause)
        elif clause.holidays:
            self._holidays(clause)
        elif clause.closed:
            self._closed(clause)
        elif clause.times or "timeless" in clause.flags:
            self._timed(clause)
        if clause.free:
            self._policy(clause, "public", "closed")

    # Weekly

    def _timed(self, clause: Clause) -> None:
        bounds = self._bounds(clause)
        days = self._days(clause)
        if bounds is None or days is None:
            return
        anchor = self._anchor(clause, bounds)
        if clause.every and not clause.parity and anchor is None:
            return
        timed = Timed(clause, days, anchor if not clause.parity else None)
        key = (bounds.get("from", ""), bounds.get("to", ""))
        self.plan.periods.setdefault(clause.state or STAFFED, {}).setdefault(key, []).append(timed)

    def _bounds(self, clause: Clause) -> Bounds | None:
        if clause.bounds is None:
            return {}
        return bounds_of(clause.bounds, clause.yearly, self.today, self.asking, self._where(clause))

    def _days(self, clause: Clause) -> frozenset[int] | None:
        days = clause.days
        if not days:
            self.asking.ask("days", *self._where(clause))
            return None
        if bool(clause.nth) != clause.of_month:
            self.asking.ask("unclear", *self._where(clause))
            return None
        if clause.once and not clause.special:
            answer = self.asking.ask("once_or_weekly", *self._where(clause), "weekly")
            if answer is None:
                return None
        return days

    def _anchor(self, clause: Clause, bounds: Bounds) -> date | None:
        """A day in a week of "every other": the day it begins on, or asked."""
        if not clause.every or clause.parity:
            return None
        first = bounds.get("from", "")
        if len(first) == 10 and date.fromisoformat(first).weekday() in clause.days:
            return date.fromisoformat(first)
        ahead = [self.today + timedelta(days=number) for number in range(7 * clause.every)]
        days = [day.isoformat() for day in ahead if day.weekday() == min(clause.days)]
        answer = self.asking.ask("anchor", *self._where(clause), *days)
        return date.fromisoformat(answer) if answer else None

    # Closed

    def _closed(self, clause: Clause) -> None:
        if clause.bounds:
            bounds = self._bounds(clause)
            if bounds is not None and (len(bounds) < 2 or clause.days):
                self.asking.ask("unclear", *self._where(clause))
            elif bounds is not None:
                self.plan.closures.append((clause.state, bounds))
        elif clause.special or clause.once:
            self.asking.ask("unclear", *self._where(clause))
        elif self._opens_on(clause):
            self.asking.ask("overlap", *self._where(clause))

    def _opens_on(self, closed: Clause) -> bool:
        """Another clause of the same state opens a day that this one closes."""
        return any(
            other.times
            and other.days & closed.days
            and not other.dates
            and (other.state or STAFFED) == state_of(closed)
            for other in self.entries.clauses
        )

    # Dates

    def _dated(self, clause: Clause) -> None:
        days: list[date | str | None] = []
        for number, span in enumerate(clause.dates):
            if span.first != span.last:
                self.asking.ask("unclear", *self._where(clause))
                return
            weekdays = clause.days if number == 0 and len(clause.dates) == 1 else frozenset()
            days.append(single(span.first, weekdays, self.today, self.asking, self._where(clause)))
        days += [named(value, self.today, self.asking, self._where(clause)) for value in clause.named]
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
        if not clause.closed and not self.regular:
            timed = Timed(clause, frozenset(range(7)), None, tuple(sorted(set(days))))
            self.plan.periods.setdefault(state_of(clause), {}).setdefault(("", ""), []).append(timed)
            return
        if not clause.closed and ("timeless" in clause.flags or any(span.end is None for span in clause.times)):
            self.asking.ask("time", *self._where(clause))
            return
        if not clause.closed and not clause.state and len(self.states) > 1:
            self.asking.ask("scope", *self._where(clause))
            return
        do = "closed" if clause.closed else "add" if "also" in clause.flags else "replace"
        for day in days:
            made: dict[str, Any] = {"date": day.isoformat(), "do": do}
            if not clause.closed:
                made["spans"] = clock_pairs(clause.times)
            self._except(made, clause.state or (STAFFED if not clause.closed and len(self.states) > 1 else ""))

    def _except(self, made: dict[str, Any], state: str) -> None:
        if state and len(self.states) > 1:
            made["layers"] = [state]
        self.plan.exceptions.append(made)

    def _every_year(self, clause: Clause) -> None:
        """Fixed days that come back each year are periods of one day."""
        ends = [f"{span.first.month:02}-{span.first.day:02}" for span in clause.dates] + clause.named
        for end in ends:
            if clause.closed:
                self.plan.closures.append((clause.state, {"from": end, "to": end}))
            else:
                timed = Timed(clause, frozenset(range(7)), None)
                self.plan.periods.setdefault(state_of(clause), {}).setdefault((end, end), []).append(timed)

    # Holidays and groups

    def _holidays(self, clause: Clause) -> None:
        kinds = list(dict.fromkeys(clause.holidays))
        if clause.bounds or clause.special or clause.days:
            self.asking.ask("unclear", *self._where(clause))
            return
        if "eves" in kinds:
            answer = self.asking.ask("eve", *self._where(clause), "eve,day_before", "day_before", "eve")
            if answer is None:
                return
            kinds = [kind for kind in kinds if kind != "eves"] + answer.split(",")
        elif not clause.closed and self.asking.ask("word", *self._where(clause), "public") is None:
            return  # helgdagar and pyhät are Sundays too
        if not clause.closed and (not clause.times or any(span.end is None for span in clause.times)):
            self.asking.ask("time", *self._where(clause))
            return
        for kind in kinds:
            self._policy(clause, kind, "closed" if clause.closed else clock_pairs(clause.times))

    def _policy(self, clause: Clause, kind: str, policy: object) -> None:
        states = [clause.state] if clause.state else sorted(self.states)
        if not clause.state and not clause.closed and not clause.free and len(states) > 1:
            self.asking.ask("scope", *self._where(clause))
            return
        for state in states:
            self.plan.holidays.setdefault(state, {})[kind] = policy

    def _audience(self, clause: Clause) -> None:
        """A time for a group: settled only where the door is open then anyway and "only" was said."""
        covered = is_covered(clause, self.entries.clauses)
        options = ("exclusive", "welcome") if covered else ("open_exclusive", "open_welcome")
        exclusive = covered and "only" in clause.flags
        if clause.dates or clause.special or clause.bounds or not clause.days or not has_ends(clause):
            self.asking.ask("unclear", *self._where(clause))
            return
        answer = "exclusive" if exclusive else self.asking.ask("audience", *self._where(clause), *options)
        if answer is None:
            return
        rules = rules_of([Timed(clause, clause.days, None)])
        who = {clause.tongue or self.language: clause.audience}
        self.plan.audience.append({"rules": rules, "who": who, "exclusive": answer.endswith("exclusive")})
        if not covered:
            self._timed(clause)

    # Conditions

    def _conditions(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for clause in self.entries.clauses:
            for condition in clause.conditions:
                if condition != "key" and self._is_partial(clause):
                    self.asking.ask("scope", *self._where(clause))
                found.setdefault(state_of(clause), []).append(condition)
        for clause in self.entries.extras:
            if len(self.states) > 1:
                self.asking.ask("scope", *self._where(clause))
            for state in self.states:
                found.setdefault(state, []).extend(clause.conditions)
        return found

    def _is_partial(self, clause: Clause) -> bool:
        """The condition may be meant for this clause alone, and the document tells it of a whole state."""
        same = [one for one in self.entries.clauses if state_of(one) == state_of(clause) and one.times]
        return len(same) > 1
