"""Part "nearest": the twenty nearest open places with two wishes, in process, against twenty seeks by key."""

from collections.abc import Callable, Iterable
from random import Random
from time import perf_counter
from typing import TypeVar

from django.db import connection

from bench.base import counts
from bench.goals import Figure, Goal, quantile
from bench.questions import Question, questions
from takaovi.hours.nearest import nearest_open, next_openings

Asked = TypeVar("Asked")
ROUNDS = 1_000
PASSES = 3  # over the same questions; each counts with its best time, so that a busy machine spoils less
NIGHT = range(1, 4)
COUNTRY_KM = 1_300.0
SEEDS = {"warm": 1, "asked": 2, "night": 3, "floor": 4}


def timed(work: Callable[[Asked], object], asked: Iterable[Asked]) -> list[float]:
    """Milliseconds of each question, the best of the passes."""
    listed = list(asked)
    return [min(times) for times in zip(*(one_pass(work, listed) for _ in range(PASSES)), strict=True)]


def one_pass(work: Callable[[Asked], object], asked: Iterable[Asked]) -> list[float]:
    taken = []
    for question in asked:
        started = perf_counter()
        work(question)
        taken.append((perf_counter() - started) * 1000)
    return taken


def within(km: float) -> Callable[[Question], object]:
    return lambda q: nearest_open(q.centre, within_km=km, start=q.minute, end=q.minute + 1, traits=q.traits)


def later(question: Question) -> object:
    return next_openings(question.centre, within_km=50, after=question.minute, traits=question.traits)


def seeks() -> list[float]:
    """Milliseconds for twenty rows by primary key, one after the other, on a bare cursor of the driver."""
    dice, most = Random(SEEDS["floor"]), counts()["places"]
    mark = "?" if connection.vendor == "sqlite" else "%s"
    statement = f"SELECT id, lat, lon FROM places_place WHERE id = {mark}"  # noqa: S608  a mark only
    connection.ensure_connection()
    cursor = connection.connection.cursor()

    def seek(ids: list[int]) -> None:
        for number in ids:
            cursor.execute(statement, (number,)).fetchone()

    return timed(seek, [[dice.randint(1, most) for _ in range(20)] for _ in range(ROUNDS // 3)])


def measure() -> list[Figure]:
    """Figures for 10 km, 50 km and the country by day; and at night, when almost nothing is open."""
    strict = connection.vendor == "sqlite"
    one_pass(within(50), questions(SEEDS["warm"], 300))
    floor = seeks()
    floors = {0.5: quantile(floor, 0.5), 0.99: quantile(floor, 0.99)}
    goals = {(10.0, 0.5): Goal(most=1), (10.0, 0.99): Goal(most=4), (COUNTRY_KM, 0.99): Goal(most=10)}
    figures = []
    for km, where in ((10.0, "within 10 km"), (50.0, "within 50 km"), (COUNTRY_KM, "country-wide")):
        taken = timed(within(km), questions(SEEDS["asked"], ROUNDS))
        for share, named in ((0.5, "p50"), (0.99, "p99")):
            goal = goals.get((km, share)) if strict else None
            name = f"nearest 20 open, two wishes, {where}, {named}"
            figures.append(Figure(name, quantile(taken, share), "ms", floors[share], goal))
    night = timed(within(50), questions(SEEDS["night"], ROUNDS // 5, NIGHT))
    figures.append(Figure("the same at night within 50 km, p99", quantile(night, 0.99), "ms", floors[0.99]))
    openings = timed(later, questions(SEEDS["night"], ROUNDS // 5, NIGHT))
    figures.append(Figure("next 5 openings at night within 50 km, p99", quantile(openings, 0.99), "ms", floors[0.99]))
    return figures
