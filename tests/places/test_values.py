"""Closed lists of the places room."""

from takaovi.places.values import PlaceKind, Question, Trait, mask, unmask
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
