"""Three next steps for one person at a table: doors near them, soonest and surest first. Pure."""

from dataclasses import replace

from takaovi.finder.values import Answer, Need, Suggestion

MOST_STEPS = 3
MOST_WISHES = 2  # more than two, and nothing near fits


def with_few_wishes(need: Need) -> Need:
    return replace(need, wishes=need.wishes[:MOST_WISHES])


def next_steps(answer: Answer) -> tuple[Suggestion, ...]:
    """At most three places: open today, then those that open next, then those to ask first, then those far away.

    A place that nobody knows the hours of is no step.
    """
    told: dict[int, Suggestion] = {}
    for suggestion in (*answer.open, *answer.later, *answer.ask_first, *answer.far):
        told.setdefault(suggestion.option.place_id, suggestion)
    return tuple(told.values())[:MOST_STEPS]
