"""Headings of one sentence of door text: what a state, a season or even weeks reach. No Django."""

from dataclasses import replace

from takaovi.hours.door_clauses import Clause, joined, say_also
from takaovi.hours.door_shapes import Entries, Heading
from takaovi.hours.door_spans import without
from takaovi.hours.door_values import Asking


class Headed:
    """The clauses of one sentence under what was said before them."""

    def __init__(self, entries: Entries, asking: Asking, heading: Heading, *, timeless: bool) -> None:
        self.entries = entries
        self.asking = asking
        self.heading = heading
        self.timeless = timeless  # no times anywhere in the text: days alone are honest
        self.made: list[Clause] = []
        self.waiting: list[Clause] = []
        self.hours: Clause | None = None
        self.own_states = 0
        self.excepting = False
        self.bare_except = False  # "except Wed and Thu 10-12": is Wednesday closed?
        self.leading = bool(heading.state)
        self.otherwise = False  # "at other times," stands before what follows

    def _one(self, first: Clause, other: Clause) -> Clause:
        """Both as one clause; where they contradict each other it is asked."""
        both = joined(first, other)
        if both is None:
            self.asking.ask("unclear", min(first.start, other.start), max(first.end, other.end))
        return both or other

    def _add(self, clause: Clause) -> None:
        if clause.state:
            self.own_states += 1
            if "state" not in clause.tail and "state_key" not in clause.tail:
                self.leading, self.heading.state = True, clause.state
        elif self.leading and not (
            clause.dates or clause.named or clause.holidays or (clause.closed and clause.bounds)
        ):
            if "door" in clause.flags and self.heading.state != "staffed":
                self.asking.ask("scope", clause.start, clause.end)  # by phone Mon 9-12, open Tue 13-15
            clause.state, self.heading.place = self.heading.state, (0, 0)
        elif self.leading:
            clause.flags |= {"under"}
        self._ask_the_reach(clause)
        self._under_heading(clause)
        self.made.append(clause)

    def _ask_the_reach(self, clause: Clause) -> None:
        """Even weeks or a season said last may be meant for all of a list; a second heading may add to the first."""
        heading = self.heading
        tails = clause.tail & {"bounds", "parity"} and not clause.closed
        if tails and any(not (one.bounds or one.special) and one.days for one in self.made):
            self.asking.ask("scope", clause.start, clause.end)
        if self.made or heading.wide:
            return
        doubled = heading.bounds and clause.bounds and heading.bounds != clause.bounds
        if doubled or (heading.parity and clause.parity and heading.parity != clause.parity):
            self.asking.ask("unclear", clause.start, clause.end)

    def _under_heading(self, clause: Clause) -> None:
        """The season and the parity that were told first hold for the rest of the sentence; parity is asked."""
        heading = self.heading
        if "else" in clause.flags:
            heading.bounds, heading.yearly, heading.parity = None, False, ""
        if heading.bounds and not clause.bounds and not clause.dates and not clause.named:
            clause.bounds, clause.yearly = heading.bounds, heading.yearly
            heading.place = (0, 0)
        elif clause.bounds and "bounds" not in clause.tail and not clause.closed:
            heading.bounds, heading.yearly = clause.bounds, clause.yearly
        if heading.parity and not clause.special and not clause.dates and not (clause.closed and clause.bounds):
            if heading.wide:
                clause.parity, heading.place = heading.parity, (0, 0)
            else:
                heading.place = (0, 0)
                self.asking.ask("scope", clause.start, clause.end)
        elif clause.parity and "parity" not in clause.tail:
            heading.parity = clause.parity
        elif clause.parity:
            heading.parity = ""

    def _set_heading(self, clause: Clause, *, colon: bool) -> None:
        heading = self.heading
        if not heading.wide and ((heading.bounds and clause.bounds) or (heading.parity and clause.parity)):
            self.asking.ask("unclear", clause.start, clause.end)
        heading.wide = heading.wide or colon
        heading.place = (clause.start, clause.end)
        heading.state = clause.state or heading.state
        heading.parity = clause.parity or heading.parity
        self.leading = self.leading or bool(clause.state)
        if clause.bounds:
            heading.bounds, heading.yearly = clause.bounds, clause.yearly
        if clause.every or clause.of_month or clause.conditions:
            self.waiting.append(clause)

    def _tail(self, last: Clause, clause: Clause) -> None:
        """ "ma 10-14 (parilliset viikot)": said of the clause before."""
        doubled = (last.bounds and clause.bounds) or (last.parity and clause.parity) or (last.state and clause.state)
        if doubled or (clause.state and clause.sep != "open"):
            self.asking.ask("scope", clause.start, clause.end)
            return
        say_also(last, clause)

    def _all_waiting(self) -> Clause:
        """The days that wait for their times, as one list."""
        first, *rest = self.waiting
        for one in rest:
            both = joined(first, one)
            if both is None:
                self.asking.ask("unclear", first.start, one.end)
                continue
            first = both
        self.waiting = []
        return first

    def _closes_dates(self, clause: Clause) -> bool:
        """ "Suljettu 24.–26.12.2026 ja 1.1.2027, ma-pe 9-17": the comma parts the dates from the week."""
        last = self.made[-1]
        dated = all(one.dates and not one.days and one.sep == "and" for one in self.waiting)
        return dated and last.closed and "bounds" in last.tail and clause.sep == "soft" and not clause.dates

    def _to_the_one_before(self, clause: Clause) -> None:
        """ "Suljettu la ja su, ma-pe 9-17": the comma parts them; otherwise the days in between may go with either."""
        parted = clause.sep == "soft" and all(one.sep == "and" for one in self.waiting)
        days = self._all_waiting()
        both = joined(self.made[-1], days) if parted else None
        if both is None:
            self.asking.ask("unclear", days.start, clause.end)
        else:
            self.made[-1] = replace(both, times_first=True)

    def _other_days(self, clause: Clause) -> None:
        """ "Suljettu su ja ma, muina päivinä 11-17": the days go with what was said first, and the others are asked."""
        days = self._all_waiting()
        both = joined(self.made[-1], days) if self.made and self.made[-1].times_first else None
        if both is None:
            self.asking.ask("unclear", days.start, clause.end)
        else:
            self.made[-1] = replace(both, times_first=True)
        self.hours = clause

    def _break(self, pause: Clause) -> None:
        """ "Lunch break 11-12" parts the times that are told before it; of several it must say which days."""
        told = [one for one in (*self.entries.clauses, *self.made) if one.days and one.times and not one.dates]
        if pause.days:
            told = [one for one in told if one.days <= pause.days]
        known = len(pause.times) == 1 and pause.times[0].end is not None and pause.times[0].start >= 0
        plain = not (pause.bounds or pause.special or pause.dates or pause.closed or pause.state or self.waiting)
        if not (known and plain and told) or (len(told) > 1 and not pause.days):
            self.asking.ask("scope" if len(told) > 1 else "unclear", pause.start, pause.end)
            return
        parted = [without(one.times, pause.times[0]) for one in told]
        if not all(parted):
            self.asking.ask("unclear", pause.start, pause.end)
            return
        for one, times in zip(told, parted, strict=True):
            one.times = times
