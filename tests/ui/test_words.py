"""Words on the page: marked with their language, broken where they are long, and never able to end a script."""

import json

import pytest
from django.utils import translation

from takaovi.core.language import BY_CODE
from takaovi.core.text import Said
from takaovi.ui.jinja import heading, json_ld, said
from takaovi.ui.soft import SOFT_HYPHEN, soften

FI, SV, SELKO = BY_CODE["fi"], BY_CODE["sv"], BY_CODE["fi-simple"]


def test_text_in_the_language_of_the_page_stands_bare() -> None:
    with translation.override("sv"):
        assert said(Said("Öppet & varmt", SV)) == "Öppet &amp; varmt"


def test_text_that_fell_back_is_marked_with_its_own_language() -> None:
    with translation.override("sv"):
        assert said(Said("Auki", FI)) == '<span lang="fi">Auki</span>'
        assert said(Said("Auki", FI), "p") == '<p lang="fi">Auki</p>'


def test_finnish_on_a_plain_finnish_page_needs_no_mark() -> None:
    with translation.override("fi-simple"):
        assert said(Said("Auki", FI)) == "Auki"
        assert said(Said("Auki", SELKO)) == "Auki"


def test_nothing_is_marked_where_nothing_is_said() -> None:
    with translation.override("en"):
        assert said(Said("", FI)) == ""


def test_plain_text_is_escaped() -> None:
    assert said("<b>") == "&lt;b&gt;"


def test_a_schema_block_cannot_be_ended_by_its_own_text() -> None:
    data = {"name": "</script><script>alert(1)</script> & <!-- \u2028"}
    block = str(json_ld(data))
    inside = block.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert "<" not in inside
    assert ">" not in inside
    assert "\u2028" not in inside
    assert json.loads(inside) == data


@pytest.mark.parametrize(
    ("word", "broken"),
    [
        ("kahvitupa", "kahvitupa"),
        ("vertaistukiryhmä", "vertais-tu-ki-ryhmä"),
        ("hyvinvointikeskuksen", "hyvin-voin-ti-kes-kuksen"),
        ("Omaishoitajien iltapäivä", "Omaishoitajien iltapäivä"),
    ],
)
def test_long_words_may_break_at_a_syllable(word: str, broken: str) -> None:
    assert soften(word).replace(SOFT_HYPHEN, "-") == broken


def test_only_finnish_headings_are_softened() -> None:
    long = "hyvinvointikeskuksen"
    with translation.override("fi"):
        assert SOFT_HYPHEN in heading(long)
        assert SOFT_HYPHEN in heading(Said(long, FI))
        assert SOFT_HYPHEN not in heading(Said("gemenskapsverksamhet", SV))
    with translation.override("en"):
        assert SOFT_HYPHEN not in heading("internationalisation")
