"""Part "expansion": the hours of every place, from its plan to 60 days of spans, on one core."""

from random import Random
from time import process_time

from bench.base import counts
from bench.fill import SEED
from bench.goals import Figure, Goal
from bench.schedules import DAY_CLASSES, FIRST_DAY, LAST_DAY, PLANS, Row
from takaovi.hours.engine import expand_rows
from takaovi.hours.plan import parse_plan
from takaovi.hours.values import Schedule

PASSES = 2


def measure() -> list[Figure]:
    """Processor seconds for all places, each with a schedule object of its own; floor: the same rows, only copied."""
    places = counts()["places"]
    chosen = Random(SEED).choices([plan for plan, _ in PLANS], [share for _, share in PLANS], k=places)
    started = process_time()
    schedules = [parse_plan(plan) for plan in chosen]
    reading = process_time() - started
    best = min(expand_all(schedules) for _ in range(PASSES))
    rows = [expand_rows(schedule, FIRST_DAY, LAST_DAY, DAY_CLASSES) for schedule in schedules[:1000]]
    floor = copied(rows) * places / len(rows)
    goal = Goal(most=25) if places == 100_000 else None
    return [
        Figure(f"expansion of {places:,} places, 60 days each", best, "s", floor, goal),
        Figure(f"reading their {places:,} plans before that", reading, "s"),
    ]


def expand_all(schedules: list[Schedule]) -> float:
    started = process_time()
    for schedule in schedules:
        expand_rows(schedule, FIRST_DAY, LAST_DAY, DAY_CLASSES)
    return process_time() - started


def copied(places: list[list[Row]]) -> float:
    """Seconds to make the same tuples anew by plain Python."""
    started = process_time()
    for rows in places:
        [(start, end, state, way) for start, end, state, way in rows]
    return process_time() - started
