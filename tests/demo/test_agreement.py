"""What a sheet says in one place it does not take back in another: answers and traits tell the same."""

from typing import Any

import pytest

from takaovi.demo import sheets
from takaovi.places.values import Question, Trait, unmask

SHEETS: list[dict[str, Any]] = [raw for file in sheets.read_folder("places") for raw in file["place"]]
# Which trait an answer, by its name in arrival.toml, needs or rules out.
NEEDS = {
    (Question.STEPS, "level"): Trait.NO_STEPS,
    (Question.STEPS, "bell"): Trait.NO_STEPS,
    (Question.STEPS, "lift"): Trait.LIFT,
    (Question.COMPANION, "all"): Trait.DOGS,
    (Question.COFFEE, "always"): Trait.COFFEE,
    (Question.COFFEE, "bun"): Trait.COFFEE,
    (Question.COFFEE, "pot"): Trait.COFFEE,
    (Question.COFFEE, "soup"): Trait.FOOD,
    (Question.WHERE_TO_SIT, "room"): Trait.QUIET_CORNER,
    (Question.WHERE_TO_SIT, "sofa"): Trait.QUIET_CORNER,
    (Question.WHERE_TO_SIT, "window"): Trait.QUIET_CORNER,
}
RULES_OUT = {
    (Question.STEPS, "two"): (Trait.NO_STEPS, Trait.WHEELCHAIR),
    (Question.STEPS, "stairs"): (Trait.NO_STEPS, Trait.WHEELCHAIR),
    (Question.STEPS, "threshold"): (Trait.NO_STEPS, Trait.WHEELCHAIR),
    (Question.STEPS, "ramp"): (Trait.NO_STEPS,),
    (Question.COMPANION, "friend"): (Trait.DOGS,),
    (Question.COMPANION, "adults"): (Trait.CHILDREN, Trait.DOGS),
    (Question.COFFEE, "water"): (Trait.COFFEE,),
}
SPOKEN = {"finnish": "fi", "fi-en": "fi,en", "fi-sv": "fi,sv", "fi-sv-en": "fi,sv,en", "many": "fi,en,ar"}


def answers(raw: dict[str, Any]) -> set[tuple[Question, str]]:
    return set(zip(Question, raw["arrival"].split(), strict=True))


@pytest.mark.parametrize("raw", SHEETS, ids=lambda raw: raw["slug"])
def test_answers_and_traits_agree(raw: dict[str, Any]) -> None:
    traits = set(unmask(sheets.place(raw["slug"]).traits))
    said = answers(raw)
    assert {trait for answer, trait in NEEDS.items() if answer in said} <= traits
    assert {trait for answer, wrong in RULES_OUT.items() if answer in said for trait in wrong} & traits == set()


@pytest.mark.parametrize("raw", SHEETS, ids=lambda raw: raw["slug"])
def test_the_languages_answered_are_those_of_the_place(raw: dict[str, Any]) -> None:
    spoken = [name for question, name in answers(raw) if question == Question.LANGUAGES and name in SPOKEN]
    assert [SPOKEN[name] for name in spoken] == [raw["languages"]] * len(spoken)


def test_a_note_is_written_only_of_a_trait_that_the_place_has() -> None:
    lost = [
        (place.slug, Trait(trait).name)
        for place in sheets.places()
        for trait in place.notes
        if not place.traits & Trait(trait).bit
    ]
    assert lost == []


def test_whoever_serves_drinkers_is_not_called_alcohol_free() -> None:
    both = Trait.ALCOHOL_FREE.bit | Trait.INTOXICATED_ALLOWED.bit
    assert [place.slug for place in sheets.places() if place.traits & both == both] == []


def test_a_last_bus_is_told_where_a_bus_is_near() -> None:
    without = [
        place.slug
        for place in sheets.places()
        if place.traits & Trait.BUS_NEAR.bit and not any(word in place.transport["fi"] for word in ("klo", "juna"))
    ]
    assert without == []
