"""Every sentence of the interface is there in Finnish and Swedish, and in our voice."""

import pytest
from babel.messages.catalog import Message

from tests.house.catalogues import (
    KNOWN,
    NEVER_FI,
    all_faults,
    contradictions,
    faults_of,
    faults_of_finnish,
    faults_of_message,
    faults_of_voice,
)
from tests.house.plan import PACKAGE, ROOMS


@pytest.mark.parametrize("locale", KNOWN)
@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_every_sentence_in_every_language(room: str, locale: str) -> None:
    assert faults_of(room, locale) == []


@pytest.mark.parametrize("locale", KNOWN)
@pytest.mark.parametrize("room", ROOMS)
def test_a_room_speaks_in_our_voice(room: str, locale: str) -> None:
    assert faults_of_voice(room, locale) == []


def test_one_english_sentence_has_one_translation_in_the_whole_house() -> None:
    assert contradictions() == []


def test_there_are_no_translations_into_unknown_languages() -> None:
    assert {path.parent.name for path in PACKAGE.glob("*/locale/*/LC_MESSAGES")} <= set(KNOWN)


@pytest.mark.parametrize(
    ("english", "finnish", "faults"),
    [
        ("Open until %(time)s", "Auki klo %(time)s asti", []),
        ("Open until %(time)s", "Auki myöhään", ["placeholders [] instead of ['%(time)s']"]),
        ("Open", "", ["empty"]),
        (("One place", "%(count)d places"), ("Yksi paikka", "%(count)d paikkaa"), []),
        (("One place", "%(count)d places"), ("Yksi paikka", "%(n)d paikkaa"), None),
    ],
)
def test_the_judge_sees_lost_placeholders_and_empty_sentences(
    english: str | tuple[str, str], finnish: str | tuple[str, str], faults: list[str] | None
) -> None:
    found = list(faults_of_message(Message(english), Message(english, finnish)))
    assert found == (["placeholders ['%(n)d'] instead of ['%(count)d']"] if faults is None else faults)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Tämä on kielletty.", "we never say 'kielletty'"),
        ("Voitte tulla.", "we never say 'Voitte'"),
        ("Oho.", "we never say 'Oho'"),
        (" ".join(["sana"] * 16), "16 words in a sentence, at most 15"),
    ],
)
def test_the_judge_hears_a_wrong_voice(text: str, fault: str) -> None:
    assert list(faults_of_finnish(text)) == [fault]


def test_two_short_sentences_are_counted_apart() -> None:
    assert list(faults_of_finnish("Ovi on auki. " + " ".join(["Tule"] + ["sana"] * 19))) == []


def test_make_words_reports_what_the_tests_report() -> None:
    assert all_faults() == []


def test_the_invented_region_speaks_in_our_voice_too() -> None:
    """What the demo's keepers have written is read as an example."""
    faults = [
        f"{path.relative_to(PACKAGE)}:{number}"
        for path in sorted((PACKAGE / "demo" / "data").rglob("*.toml"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if NEVER_FI.search(line) or "!" in line.partition("#")[0]
    ]
    assert faults == []
