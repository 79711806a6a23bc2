"""How much of what people ask for is found, with either dictionary. ``pytest -s`` prints the figures."""

from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from takaovi.core.finnish_voikko import voikko
from takaovi.finder.indexing import rebuild_index
from takaovi.finder.search import search_places
from tests.finder.search_rows import Question, make_places, questions

pytestmark = pytest.mark.django_db


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares over all (question, place) pairs: of the wanted ones found, and of the found ones wanted."""

    recall: float
    precision: float
    empty: int


def measure(asked: Iterable[Question], numbers: dict[int, int]) -> Figures:
    wanted = found = hit = empty = 0
    for question in asked:
        places = {numbers[place] for place in search_places(question.words, "fi").place_ids}
        wanted += len(question.places)
        found += len(places)
        hit += len(places & question.places)
        empty += bool(question.places) and not places
    return Figures(hit / wanted, hit / found, empty)


def test_there_are_at_least_sixty_questions_and_sixteen_misspelt_ones() -> None:
    groups = [question.group for question in questions()]
    assert groups.count("inflected") >= 60
    assert groups.count("misspelt") >= 16


@pytest.mark.parametrize("use_voikko", [True, False], ids=["Voikko", "word list"])
def test_inflected_and_misspelt_questions_find_their_places(use_voikko: bool) -> None:
    if use_voikko and voikko() is None:
        pytest.skip("libvoikko and its Finnish dictionary are not on this machine")
    numbers = make_places()
    rebuild_index(use_voikko=use_voikko)
    for half in ("tuned", "held"):
        for group in ("inflected", "misspelt", "spoken"):
            of_half = [q for q in questions() if (q.half, q.group) == (half, group)]
            if of_half:
                print(f"\n{half} {group} ({len(of_half)}): {measure(of_half, numbers)}", end="")
    inflected = measure([q for q in questions() if q.group == "inflected"], numbers)
    misspelt = measure([q for q in questions() if q.group == "misspelt"], numbers)
    whole = measure(questions(), numbers)
    print(f"\nall: inflected {inflected}, misspelt {misspelt}, whole {whole}")
    assert inflected.recall >= 0.93
    assert misspelt.recall >= 0.85
    assert whole.precision >= 0.95
