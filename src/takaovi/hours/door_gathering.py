"""One sentence of door text: lists of days are gathered, headings reach what stands under them. No Django."""

from collections.abc import Sequence
from dataclasses import replace

from takaovi.hours.door_answers import days_of_code, span_of_code, stretch_of_code
from takaovi.hours.door_clauses import Clause, joined, say_also
from takaovi.hours.door_clock import DAY
from takaovi.hours.door_headings import Headed
from takaovi.hours.door_shapes import Chunk, clauses_of

ARRANGED = "by_arrangement"


class Gatherer(Headed):
    """Reads one sentence, chunk by chunk."""

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
        if "break" in clause.flags:
            self._break(clause)
            return
        if self.otherwise:
            clause.flags, self.otherwise = clause.flags | {"else"}, False
        if clause.sep == "or" and (clause.has_when or clause.has_what):
            self.asking.ask("unclear", clause.start, clause.end)
        if clause.audience and not clause.has_when and not clause.has_what and self.made:
            self.made[-1].audience, self.made[-1].tongue = clause.audience, clause.tongue
            self.made[-1].flags |= clause.flags
            return
        if self.excepting and clause.sep == "and" and clause.has_when:
            clause.sep = "except"
        elif self.excepting and clause.has_when and (self.waiting or not clause.has_what):
            self.asking.ask("unclear", clause.start, clause.end)
        self.excepting = clause.sep == "except"
        self.bare_except = self.bare_except and self.excepting
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
            self._only_words(clause, colon=colon, last=last)

    def _whole(self, clause: Clause) -> None:
        if self.waiting and self.made and self.made[-1].times_first:
            self._to_the_one_before(clause)
        elif self.waiting and self.made and self._closes_dates(clause):
            self._add(replace(self._all_waiting(), closed=True))
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
                clause = self._one(self.hours, clause)
            self.hours = None
        self._add(clause)

    def _days(self, clause: Clause) -> None:
        if clause.state == ARRANGED:
            self._add(replace(clause, flags=clause.flags | {"timeless"}))
        elif self.hours:
            clause = self._one(self.hours, clause)
            self.hours = None
            self._whole(replace(clause, times_first=True))
        else:
            self.waiting.append(clause)

    def _times(self, clause: Clause) -> None:
        if self.waiting and "else" in clause.flags:
            self._other_days(clause)
            return
        if self.waiting:
            first = self._all_waiting()
            self._add(replace(self._one(first, clause), times_first=False))
            return
        last = self.made[-1] if self.made else None
        if last and last.times and not last.times_first and not clause.bounds and not clause.special:
            if any(span[:] == (0, DAY) for span in clause.times):
                self.asking.ask("days", clause.start, clause.end)
            if clause.conditions or "else" in clause.flags:
                self.asking.ask("scope", clause.start, clause.end)
            if clause.audience:
                self._add(replace(clause, days=last.days, bounds=last.bounds))
            elif clause.state and clause.state != last.state:
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
            self.heading.place = (0, 0)
            self._add(replace(clause, bounds=self.heading.bounds, yearly=self.heading.yearly))
        else:
            self.hours = clause

    def _only_words(self, clause: Clause, *, colon: bool, last: bool) -> None:
        """A chunk without days and times: a heading, or a word about what stands before it."""
        if "else" in clause.flags and clause.conditions == ("call_first",) and not clause.state:
            self.entries.arranged = True  # "muulloin soita ensin": it opens when agreed
            return
        self.otherwise = clause.flags == {"else"} and not (clause.conditions or clause.state)
        if clause.audience:
            self.asking.ask("unclear", clause.start, clause.end)
        if clause.conditions and not clause.state:
            self.entries.extras.append(clause)
        if clause.anchor and self.made and not (clause.bounds or clause.parity or clause.state):
            say_also(self.made[-1], clause)
        elif clause.bounds or clause.parity or clause.state or clause.yearly or clause.every or clause.of_month:
            self._heading_or_tail(clause, colon=colon, last=last)

    def _heading_or_tail(self, clause: Clause, *, colon: bool, last: bool) -> None:
        last_made = self.made[-1] if self.made else None
        if last_made and last_made.closed and clause.sep == "and" and clause.bounds and not clause.parity:
            self._add(replace(clause, closed=True))  # closed 7.12.2026 and 24.12.2026-6.1.2027
            return
        separate = clause.sep in ("and", "or") or bool(clause.flags & {"also", "else", "only"})
        alone = not self.made and not self.waiting and not self.hours
        if clause.state == ARRANGED and (separate or (alone and not colon)) and not clause.bounds:
            self.entries.arranged = True
            return
        if self.hours and self.hours.closed and (clause.bounds or clause.yearly):
            self._add(self._one(self.hours, clause))
            self.hours = None
        elif alone:
            self._set_heading(clause, colon=colon)
        elif self.waiting:
            merged = joined(self.waiting[-1], clause)
            if merged is None:
                self.asking.ask("scope", clause.start, clause.end)
            else:
                self.waiting[-1] = merged
        elif len(self.made) == 1 and (last or clause.sep == "open"):
            self._tail(self.made[-1], clause)
        else:
            self.asking.ask("scope", clause.start, clause.end)

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
        bare = self.bare_except
        if clause.days and not clause.dates:
            base.days -= clause.days
            self.bare_except = not clause.times
        if clause.times:
            if bare:
                self.asking.ask("unclear", clause.start, clause.end)
            self._add(replace(clause, bounds=clause.bounds or base.bounds, state=clause.state or base.state))
        elif clause.bounds or clause.holidays or clause.dates or clause.named:
            self.made.append(replace(clause, closed=True))

    def _end(self) -> None:
        if self.waiting:
            self._end_of_days()
        if self.hours and self.hours.times and all(span[:] == (0, DAY) for span in self.hours.times):
            self._add(replace(self.hours, days=frozenset(range(7))))
        elif self.hours:
            self._end_of_hours(self.hours)
        stated = [clause for clause in self.made if not clause.closed]
        if not self.leading and self.own_states and any(not clause.state for clause in stated):
            self.asking.ask("scope", stated[0].start, stated[-1].end)

    def _end_of_hours(self, hours: Clause) -> None:
        """ "10-14" without a day, "closed" without dates: asked, and the answer may be typed."""
        kind = "until" if hours.closed else "days"
        told = self.asking.ask(kind, hours.start, hours.end, typed=True)
        if told:
            days, bounds = (frozenset(), stretch_of_code(told)) if hours.closed else (days_of_code(told), hours.bounds)
            self._add(replace(hours, days=days, bounds=bounds))

    def _end_of_days(self) -> None:
        last = self.made[-1] if self.made else None
        first = self._all_waiting()
        if last and last.times_first and not first.special:
            both = joined(last, first)
            if both is not None and first.sep in ("soft", "and"):
                self.made[-1] = replace(both, times_first=True, bounds=last.bounds, sep=last.sep)
                return
        if last and last.closed and "bounds" in last.tail and first.dates and not first.days:
            self._add(replace(first, closed=True))  # closed 24-26 December 2026 and 1 January 2027
        elif not first.has_when:
            self.asking.ask("unclear", first.start, first.end)
        elif self.timeless:
            self._add(replace(first, flags=first.flags | {"timeless"}))
        else:
            told = self.asking.ask("time", first.start, first.end, typed=True)
            if told:
                self._add(replace(first, times=span_of_code(told)))
