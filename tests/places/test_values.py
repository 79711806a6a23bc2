"""Closed lists of the places room."""

from datetime import date

import pytest

from takaovi.places.values import PlaceKind, Question, Trait, covers, mask, unmask
from takaovi.places.words import KINDS, QUESTIONS, TRAITS


def test_a_mask_gives_back_the_traits_that_went_in() -> None:
    traits = (Trait.FREE, Trait.DOGS, Trait.ANONYMOUS)
    assert unmask(mask(traits)) == traits
    assert mask(()) == 0


def test_every_trait_fits_in_a_signed_64_bit_column() -> None:
    assert max(trait.bit for trait in Trait) < 1 << 62


def test_every_kind_trait_and_question_has_its_words() -> None:
    assert set(KINDS) == set(PlaceKind)
    assert set(TRAITS) == set(Trait)
    assert set(QUESTIONS) == set(Question)


@pytest.mark.parametrize(
    ("day", "summer", "winter"),
    [
        (date(2026, 5, 31), False, False),
        (date(2026, 6, 1), True, False),
        (date(2026, 8, 15), True, False),
        (date(2026, 8, 16), False, False),
        (date(2026, 12, 31), False, True),
        (date(2028, 2, 29), False, True),
        (date(2026, 3, 1), False, False),
    ],
)
def test_a_season_comes_back_every_year_and_may_pass_new_year(day: date, summer: bool, winter: bool) -> None:
    assert (covers(601, 815, day), covers(1101, 229, day)) == (summer, winter)
