"""Part "rota": a proposal of shifts for one place, in process."""

from datetime import date, timedelta
from random import Random
from time import process_time

from bench.goals import Figure, Goal
from takaovi.volunteering.rota_flow import propose
from takaovi.volunteering.rota_values import Helper, Rota, Seats

MONDAY = date(2026, 11, 30)
SHIFTS, PLACES, PEOPLE = 40, 5, 60  # 40 shifts of 5 places: 200
ROUNDS = 5


def a_rota(seed: int, weeks: int = 1) -> Rota:
    """Shifts over some weeks; everybody can take a third of them, a quarter hold a key."""
    chance = Random(seed)
    shifts = tuple(
        Seats(n, n * 1000, n * 1000 + 240, MONDAY + timedelta(days=chance.randrange(7 * weeks)), PLACES, ("keyholder",))
        for n in range(SHIFTS * weeks)
    )
    helpers = tuple(
        Helper(
            person=n,
            can=frozenset(one.shift for one in shifts if chance.random() < 1 / 3),
            wishes=frozenset(one.shift for one in shifts if chance.random() < 0.05),
            skills=frozenset(["keyholder"] if chance.random() < 0.25 else []),
            behind=chance.randrange(6),
            a_week=4,
        )
        for n in range(PEOPLE)
    )
    return Rota(shifts, helpers)


def measure() -> list[Figure]:
    """The best of some rounds. Floor: walking once over everybody and every shift that they can take."""
    week, month = a_rota(1), a_rota(2, weeks=4)
    return [
        Figure("rota of 40 shifts, 200 places, 60 people", best(week), "s", floor(week), Goal(most=2)),
        Figure("rota of four such weeks", best(month), "s", floor(month)),
    ]


def best(rota: Rota) -> float:
    return min(timed(lambda: propose(rota)) for _ in range(ROUNDS))


def floor(rota: Rota) -> float:
    return min(timed(lambda: [(one.person, shift) for one in rota.helpers for shift in one.can]) for _ in range(ROUNDS))


def timed(work: object) -> float:
    start = process_time()
    work()  # type: ignore[operator]
    return process_time() - start
