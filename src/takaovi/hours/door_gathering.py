"""One sentence of door text: lists of days are gathered, headings reach what stands under them. No Django."""

from collections.abc import Sequence
from dataclasses import replace

from takaovi.hours.door_clauses import Clause, joined, say_also
from takaovi.hours.door_clock import DAY
from takaovi.hours.door_shapes import Chunk, Entries, Heading, clauses_of
from takaovi.hours.door_values import Asking

ARRANGED = "by_arrangement"


class Gatherer:
    """Reads one sentence, chunk by chunk."""

    def __init__(self, entries: Entries, asking: Asking, heading: Heading, *, timeless: bool) -> None:
        self.entries = entries
        self.asking = asking
        self.heading = heading
        self.timeless = timeless  # no times anywhere in the text: days alone are honest
        self.made: list[Clause] = []
        self.waiting: list[Clause] = []
        self.hours: Clause | None = None
        self.own_states = 0
        self.leading = bool(heading.state)

    def read(self, chunks: Sequence[Chunk]) -> None:
        for number, chunk in enumerate(chunks):
            if chunk.puzzled:
                self.entries.puzzled = True
                self.waiting = []
                self.hours = None
                continue
            for clause in clauses_of(chunk, self.asking):
                self._take(clause, colon=chunk.colon, last=number + 1 == len(chunks))
        self._end()
        self.entries.clauses += self.made

    def _take(self, clause: Clause, *, colon: bool, last: bool) -> None:
        if clause.sep == "or" and (clause.has_when or clause.has_what):
            self.asking.ask("unclear", clause.start, clause.end)
        if clause.audience and not clause.has_when and self.made:
            self.made[-1].audience, self.made[-1].tongue = clause.audience, clause.tongue
            self.made[-1].flags |= clause.flags
            return
        if clause.sep == "except":
            self._except(clause)
        elif clause.has_when and clause.has_what:
            self._whole(clause)
        elif clause.has_when or (clause.nth and not clause.has_what):
            self._days(clause)
        elif clause.times:
            self._times(clause)
        elif clause.closed:
            self._closed(clause)
        else:
            self._only_words(clause, colon=colon)

    def _whole(self, clause: Clause) -> None:
        for one in self.waiting:
            both = joined(one, clause)
            if both is None or clause.times_first:
                self.asking.ask("unclear", one.start, clause.end)
                continue
            clause = both
        self.waiting = []
        if self.hours:
            if not clause.times_first:
                self.asking.ask("days", self.hours.start, self.hours.end)
            else:
                clause = joined(self.hours, clause) or clause
            self.hours = None
        self._add(clause)

    def _add(self, clause: Clause) -> None:
        if clause.state:
            self.own_states += 1
            if "state" not in clause.tail and "state_key" not in clause.tail:
                self.leading, self.heading.state = True, clause.state
        elif self.leading:
            clause.state = self.heading.state
        self._under_heading(clause)
        self.made.append(clause)

    def _under_heading(self, clause: Clause) -> None:
        """The season and the parity that were told first hold for the rest of the sentence; parity is asked."""
        heading = self.heading
        if "else" in clause.flags:
            heading.bounds, heading.yearly, heading.parity = None, False, ""
        if heading.bounds and not clause.bounds and not clause.dates and not clause.named:
            clause.bounds, clause.yearly = heading.bounds, heading.yearly
        elif clause.bounds and "bounds" not in clause.tail and not clause.closed:
            heading.bounds, heading.yearly = clause.bounds, clause.yearly
        if heading.parity and not clause.special and not clause.dates and not (clause.closed and clause.bounds):
            if heading.wide:
                clause.parity = heading.parity
            else:
                self.asking.ask("scope", clause.start, clause.end)
        elif clause.parity and "parity" not in clause.tail:
            heading.parity = clause.parity
        elif clause.parity:
            heading.parity = ""

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

    def _days(self, clause: Clause) -> None:
        if clause.state == ARRANGED:
            self._add(replace(clause, flags=clause.flags | {"timeless"}))
        elif self.hours:
            self._whole(replace(joined(self.hours, clause) or clause, times_first=True))
        else:
            self.waiting.append(clause)

    def _times(self, clause: Clause) -> None:
        if self.waiting:
            first = self._all_waiting()
            self._add(replace(joined(first, clause) or first, times_first=False))
            return
        last = self.made[-1] if self.made else None
        if last and last.times and not last.times_first and not clause.bounds and not clause.special:
            if clause.state and clause.state != last.state:
                self._add(replace(last, state=clause.state, times=clause.times, start=clause.start, end=clause.end))
            else:
                last.times = (*last.times, *clause.times)
                last.end = clause.end
        else:
            self.hours = clause

    def _closed(self, clause: Clause) -> None:
        if self.waiting:
            self._times(clause)
        elif clause.bounds:
            self._add(clause)
        elif self.heading.bounds and not self.made:
            self._add(replace(clause, bounds=self.heading.bounds, yearly=self.heading.yearly))
        else:
            self.hours = clause

    def _only_words(self, clause: Clause, *, colon: bool) -> None:
        """A chunk without days and times: a heading, or a word about what stands before it."""
        if clause.conditions and not clause.state:
            self.entries.extras.append(clause)
        if clause.bounds or clause.parity or clause.state or clause.yearly or clause.every or clause.of_month:
            self._heading_or_tail(clause, colon=colon)

    def _heading_or_tail(self, clause: Clause, *, colon: bool) -> None:
        separate = clause.sep in ("and", "or") or bool(clause.flags & {"also", "else", "only"})
        alone = not self.made and not self.waiting and not self.hours
        if clause.state == ARRANGED and (separate or (alone and not colon)) and not clause.bounds:
            self.entries.arranged = True
            return
        if self.hours and self.hours.closed and (clause.bounds or clause.yearly):
            self._add(joined(self.hours, clause) or clause)
            self.hours = None
        elif alone:
            self._set_heading(clause, colon=colon)
        elif self.waiting:
            merged = joined(self.waiting[-1], clause)
            if merged is None:
                self.asking.ask("scope", clause.start, clause.end)
            else:
                self.waiting[-1] = merged
        elif len(self.made) == 1 or clause.sep == "open":
            self._tail(self.made[-1], clause)
        else:
            self.asking.ask("scope", clause.start, clause.end)

    def _set_heading(self, clause: Clause, *, colon: bool) -> None:
        heading = self.heading
        heading.wide = heading.wide or colon
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

    def _except(self, clause: Clause) -> None:
        """Daily except Mondays; Mon-Fri 9-17 except Wed 12-17; except in July."""
        if not clause.has_when and clause.bounds is None:
            self.asking.ask("unclear", clause.start, clause.end)
            return
        if self.waiting and clause.days and not clause.special and not clause.dates:
            first = self.waiting[-1]
            first.days -= clause.days
            if clause.times:
                self._times(replace(clause, days=frozenset(), sep="soft"))
            return
        base = self.made[-1] if self.made else None
        if base is None or self.waiting or clause.special:
            self.asking.ask("unclear", clause.start, clause.end)
            return
        if clause.days and not clause.dates:
            base.days -= clause.days
        if clause.times:
            self._add(replace(clause, bounds=clause.bounds or base.bounds, state=clause.state or base.state))
        elif clause.bounds or clause.holidays or clause.dates or clause.named:
            self.made.append(replace(clause, closed=True))

    def _end(self) -> None:
        if self.waiting:
            self._end_of_days()
        if self.hours and self.hours.times and all(span[:] == (0, DAY) for span in self.hours.times):
            self._add(replace(self.hours, days=frozenset(range(7))))
        elif self.hours:
            kind = "until" if self.hours.closed else "days"
            self.asking.ask(kind, self.hours.start, self.hours.end)
        stated = [clause for clause in self.made if not clause.closed]
        if not self.leading and self.own_states and any(not clause.state for clause in stated):
            self.asking.ask("scope", stated[0].start, stated[-1].end)

    def _end_of_days(self) -> None:
        last = self.made[-1] if self.made else None
        first = self._all_waiting()
        if last and last.times_first and not first.special:
            both = joined(last, first)
            if both is not None and first.sep in ("soft", "and"):
                self.made[-1] = replace(both, times_first=True, bounds=last.bounds, sep=last.sep)
                return
        if not first.has_when:
            self.asking.ask("unclear", first.start, first.end)
        elif self.timeless:
            self._add(replace(first, flags=first.flags | {"timeless"}))
        else:
            self.asking.ask("time", first.start, first.end)
