"""From entries to the document of docs/hours.md. Where two of them contradict each other it is asked. No Django."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from takaovi.hours.door_calendar import STAFFED, WEEKLY, Calendar, closes_only
from takaovi.hours.door_clauses import Clause
from takaovi.hours.door_dates import Bounds, bounds_of
from takaovi.hours.door_plan import document_of, has_ends, is_covered, state_of
from takaovi.hours.door_rules import Timed, clock_pairs, rules_of
from takaovi.hours.door_spans import Span

ARRANGED = "by_arrangement"
SUNDAY = 6
MOST_CLOSED = 31  # single days that one clause may close


class Builder(Calendar):
    """Puts each clause where it belongs."""

    def build(self) -> dict[str, Any]:
        for clause in self.entries.clauses:
            self._close_earlier(clause)
        for clause in self.entries.clauses:
            self._place(self._one_day(clause))
        if self.entries.arranged:
            self.plan.periods.setdefault(ARRANGED, {})
        return document_of(self.plan, self._conditions(), self.asking)

    def _place(self, clause: Clause) -> None:
        if "under" in clause.flags and len(self.states) > 1:
            self.asking.ask("scope", *self._where(clause))
            return
        if clause.undecided or (closes_only(clause) and not (clause.dates or clause.named or clause.holidays)):
            return
        if (clause.of_month and not clause.nth) or (clause.closed and clause.bounds and clause.special):
            self.asking.ask("unclear", *self._where(clause))
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
        if bounds is None or days is None or not self._is_next(clause):
            return
        for stretch in bounds:
            anchor = self._anchor(clause, stretch)
            if clause.every and not clause.parity and anchor is None:
                return
            timed = Timed(clause, days, anchor if not clause.parity else None)
            key = (stretch.get("from", ""), stretch.get("to", ""))
            self.plan.periods.setdefault(clause.state or STAFFED, {}).setdefault(key, []).append(timed)

    def _bounds(self, clause: Clause) -> list[Bounds] | None:
        """The stretches in which the clause holds, several for a list of weeks; None where something is asked."""
        if clause.bounds is None:
            return [{}]
        found = [
            bounds_of(stretch, clause.yearly, self.today, self.asking, self._where(clause))
            for stretch in (clause.bounds._replace(more=()), *clause.bounds.more)
        ]
        told = [stretch for stretch in found if stretch is not None]
        return told if len(told) == len(found) else None

    def _days(self, clause: Clause) -> frozenset[int] | None:
        days = clause.days
        if not days:
            self.asking.ask("days", *self._where(clause))
            return None
        if bool(clause.nth) != clause.of_month and not _is_each_of_month(clause):
            self.asking.ask("unclear", *self._where(clause))
            return None
        if clause.once and not clause.special:
            answer = self.asking.ask("once_or_weekly", *self._where(clause), WEEKLY)
            if answer is None:
                return None
        return days

    # Closed

    def _closed(self, clause: Clause) -> None:
        if clause.bounds:
            bounds = self._bounds(clause)
            if bounds is not None and clause.days:
                self._closed_days(clause, bounds)
            elif bounds is not None and any(len(stretch) < 2 for stretch in bounds):
                self.asking.ask("unclear", *self._where(clause))
            elif bounds is not None:
                self.plan.closures += [(clause.state, stretch) for stretch in bounds]
        elif clause.special or clause.once:
            self.asking.ask("unclear", *self._where(clause))
        elif self._opens_on(clause):
            self.asking.ask("overlap", *self._where(clause))

    def _closed_days(self, clause: Clause, bounds: Sequence[Bounds]) -> None:
        """Some days of a few weeks: each is closed by its date."""
        beside = [one for one in self.entries.clauses if one.times and one.days and one.bounds == clause.bounds]
        if beside and not clause.special:
            if any(one.days & clause.days for one in beside):
                self.asking.ask("overlap", *self._where(clause))
            return  # "1.6.-31.8.2027 ma-to 10-15, pe-su suljettu": closed then in any case
        days = [day for stretch in bounds for day in _days_within(stretch) if day.weekday() in clause.days]
        if not 0 < len(days) <= MOST_CLOSED or clause.special or clause.once:
            self.asking.ask("unclear", *self._where(clause))
            return
        for day in days:
            self._except({"date": day.isoformat(), "do": "closed"}, clause.state)

    def _opens_on(self, closed: Clause) -> bool:
        """Another clause of the same state opens a day that this one closes."""
        return any(
            other.times
            and other.days & closed.days
            and not other.dates
            and (other.state or STAFFED) == state_of(closed)
            for other in self.entries.clauses
        )

    # Holidays and groups

    def _holidays(self, clause: Clause) -> None:
        kinds = list(dict.fromkeys(clause.holidays))
        if clause.bounds or clause.special or (clause.days and "eves" in kinds):
            self.asking.ask("unclear", *self._where(clause))
            return
        if "eves" in kinds:
            answer = self.asking.ask("eve", *self._where(clause), "eve,day_before", "day_before", "eve")
            if answer is None:
                return
            kinds = [kind for kind in kinds if kind != "eves"] + answer.split(",")
        holy = "holy" in kinds and not clause.closed and SUNDAY not in clause.days
        if holy and self.asking.ask("word", *self._where(clause), "public") is None:
            return  # helgdagar and pyhät are Sundays too
        policy = self._policy_of(clause)
        if policy is None:
            return
        for kind in dict.fromkeys("public" if kind == "holy" else kind for kind in kinds):
            self._policy(clause, kind, policy)
        if clause.days:
            self._place(replace(clause, holidays=[]))

    def _policy_of(self, clause: Clause) -> object:
        """ "closed", or times; "until 15" begins when every day does. None where the times are asked."""
        if clause.closed:
            return "closed"
        times = clause.times
        if closes_only(clause):
            starts = {one.times[0].start for one in self.entries.clauses if one.days and one.times and not one.dates}
            if len(starts) != 1 or len(times) != 1 or min(starts) < 0:
                self.asking.ask("start", *self._where(clause))
                return None
            times = (Span(min(starts), times[0].end),)
        if not times or any(span.end is None for span in times):
            self.asking.ask("time", *self._where(clause))
            return None
        return clock_pairs(times)

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


def _is_each_of_month(clause: Clause) -> bool:
    """ "Every first Monday" is that of each month; every third may be every third week."""
    return "each" in clause.flags and not clause.of_month and clause.nth <= {1, -1}


def _days_within(bounds: Bounds) -> Iterator[date]:
    """The days of a short dated stretch; none of a longer one."""
    if len(bounds) < 2 or len(bounds["from"]) != 10:
        return
    first, last = (date.fromisoformat(bounds[end]) for end in ("from", "to"))
    if last - first <= timedelta(days=7 * MOST_CLOSED):
        yield from (first + timedelta(days=number) for number in range((last - first).days + 1))
