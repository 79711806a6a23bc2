"""The invented places and the questions that search is measured by, from the two tables beside this file."""

from dataclasses import dataclass
from pathlib import Path

from takaovi.core.clock import now
from takaovi.places.models import Place
from takaovi.places.values import Trait, mask
from takaovi.programme.models import Activity

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Question:
    """``half`` is "tuned" or "held": the held half was not looked at while the search was tuned."""

    half: str
    group: str
    words: str
    places: frozenset[int]


def _rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def questions() -> list[Question]:
    return [
        Question(half, group, words, frozenset(map(int, places.split())))
        for half, group, words, places in _rows("search_questions.tsv")
    ]


def make_places() -> dict[int, int]:
    """Saves all places and their activities; place id -> number in the table."""
    numbers = {}
    for number, (kind, traits, name, summary, description, activities, _) in enumerate(_rows("search_places.tsv"), 1):
        place = Place.objects.create(
            slug=f"paikka-{number}",
            kind=kind,
            traits=mask([Trait[trait] for trait in traits.split()]),
            name_fi=name,
            summary_fi=summary,
            description_fi=description,
            municipality="179",
            published=now(),
        )
        numbers[place.id] = number
        for at, told in enumerate(filter(None, activities.split(";;"))):
            title, said, audience = (part.strip() for part in told.split("|"))
            Activity.objects.create(
                slug=f"toiminta-{number}-{at}",
                place=place,
                title_fi=title,
                summary_fi=said,
                audience_fi=audience,
                published=now(),
            )
    return numbers
