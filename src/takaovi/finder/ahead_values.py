"""The rare days of a plan of hours, and what the hours room tells beyond spans. Pure: a schedule in, a schedule out."""

from dataclasses import replace
from datetime import date

from takaovi.hours.days import period_on
from takaovi.hours.promises import FARTHEST_DAYS as FARTHEST_DAYS
from takaovi.hours.promises import end_of_hours as end_of_hours
from takaovi.hours.promises import next_opening as next_opening
from takaovi.hours.promises import promised_days as promised_days
from takaovi.hours.promises import untimed_on as untimed_on
from takaovi.hours.promises import with_rules
from takaovi.hours.values import Schedule


def rare_only(schedule: Schedule, on: date) -> Schedule:
    """What does not come back every week, in the periods of ``on``: alternate weeks, n-th weekdays, counts.

    Without layers where seven days tell all.
    """
    rare = with_rules(schedule, lambda period: tuple(rule for rule in period.rules if not rule.weekly))
    kept = tuple(
        layer
        for layer in rare.layers
        if layer.known and (owner := period_on(layer.periods, on)) is not None and owner[0].rules
    )
    return replace(rare, layers=kept)
