"""What people ask the made-up country: seeded, each question different, at waking hours."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from urllib.parse import urlencode

from bench.country import TOWNS, spots
from bench.schedules import NOW_DAY
from takaovi.core.clock import HELSINKI, to_minute
from takaovi.core.geo import Point
from takaovi.finder.values import Wish
from takaovi.places import gazetteer
from takaovi.places.values import Trait

NOW = datetime(NOW_DAY.year, NOW_DAY.month, NOW_DAY.day, 12, 30, tzinfo=HELSINKI)  # a Wednesday, at half past noon
WAKING = range(8, 21)
# Qualities that people ask for, common and rare.
ASKED = (
    Trait.FREE, Trait.COFFEE, Trait.QUIET_CORNER, Trait.DOGS, Trait.CHILDREN, Trait.NO_STEPS, Trait.WHEELCHAIR,
    Trait.JUST_SIT, Trait.GREETER, Trait.PEER_SUPPORT, Trait.NEWCOMERS, Trait.ADVICE,
)  # fmt: skip
TIMES = ("nyt", "tanaan", "illalla", "huomenna", "viikonloppu")


@dataclass(frozen=True, slots=True)
class Question:
    """Where, at which UTC minute, with which two wishes (a mask)."""

    centre: Point
    minute: int
    traits: int


def questions(seed: int, count: int, hours: range = WAKING) -> Iterator[Question]:
    """From where people live (rounded, as the finder rounds), any day of the week to come, two wishes each."""
    dice = Random(seed)
    for spot in spots(dice, count):
        at = NOW.replace(hour=dice.choice(hours), minute=dice.randrange(60)) + timedelta(days=dice.randrange(7))
        wishes = dice.sample(ASKED, 2)
        yield Question(Point(spot.lat, spot.lon).rounded(), to_minute(at), wishes[0].bit | wishes[1].bit)


def addresses(seed: int, count: int) -> list[str]:
    """``count`` different addresses of the finder's answer: larger towns are asked from more often."""
    dice = Random(seed)
    names = {locality.municipality: locality.name_fi for locality in gazetteer.municipalities()}
    towns, weights = [names[town[0]] for town in TOWNS], [town[3] for town in TOWNS]
    days = [(NOW_DAY + timedelta(days=day)).isoformat() for day in range(1, 40)]
    found: dict[str, None] = {}
    while len(found) < count:
        where = dice.choices(towns, weights)[0] if dice.random() < 0.5 else dice.choice(list(names.values()))
        when = dice.choice(TIMES) if dice.random() < 0.7 else dice.choice(days)
        wishes = dice.sample(list(Wish), dice.choice((0, 1, 1, 2)))
        asked = [("missa", where), ("milloin", when), *(("toive", wish.value) for wish in wishes)]
        found[f"/fi/auki?{urlencode(asked)}"] = None
    return list(found)
