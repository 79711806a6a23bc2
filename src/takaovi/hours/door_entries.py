"""All sentences of door text: how far a heading reaches, and where that is asked. No Django."""

from collections.abc import Sequence
from dataclasses import replace

from takaovi.hours.door_clauses import Clause
from takaovi.hours.door_gathering import Gatherer
from takaovi.hours.door_shapes import Chunk, Entries, Heading
from takaovi.hours.door_values import Asking


def entries_of(sentences: Sequence[Sequence[Chunk]], asking: Asking, *, timeless: bool) -> Entries:
    """The clauses of all sentences. What a heading with a colon or a line of its own says holds until the next."""
    entries = Entries()
    heading = Heading()
    before = Heading()
    for chunks in sentences:
        gatherer = Gatherer(entries, asking, replace(heading), timeless=timeless)
        gatherer.read(chunks)
        found = gatherer.heading
        if not gatherer.made:
            if heading.place != found.place:
                _ask_unused(heading, asking)
            heading = _next_heading(heading, found) if found != Heading() else heading
            continue
        if not found.wide:
            _ask_unused(found, asking)
        _ask_how_far(before, gatherer.made, asking)
        heading = replace(found) if found.wide else Heading()
        before = Heading() if found.wide else found
    _ask_unused(heading, asking)
    return entries


def _next_heading(old: Heading, new: Heading) -> Heading:
    return Heading(new.state or old.state, new.bounds, new.yearly, new.parity, wide=True, place=new.place)


def _ask_unused(heading: Heading, asking: Asking) -> None:
    """A heading under which nothing stands was meant for something."""
    if heading.place != (0, 0) and (heading.state or heading.bounds or heading.parity):
        asking.ask("unclear", *heading.place)


def _ask_how_far(before: Heading, made: Sequence[Clause], asking: Asking) -> None:
    """A sentence after one of self-service or of a season, which says neither: does it go on?"""
    for clause in made:
        stateless = not clause.state and before.state not in ("", "staffed")
        boundless = bool(before.bounds) and not clause.bounds and not clause.dates and "else" not in clause.flags
        unpaired = bool(before.parity) and not clause.special and not clause.dates
        if (stateless or boundless or unpaired) and not (clause.closed and not clause.days):
            asking.ask("scope", clause.start, clause.end)
            return
