"""Closed lists of the places room."""

from takaovi.places.values import Completeness, PlaceKind, Question, Trait, mask, unmask
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


def test_the_guide_is_ready_with_twelve_answers_and_the_photo() -> None:
    assert str(Completeness(9, photo=True)) == "9/12"
    assert not Completeness(9, photo=True).ready
    assert not Completeness(12, photo=False).ready
    assert Completeness(12, photo=True).ready
