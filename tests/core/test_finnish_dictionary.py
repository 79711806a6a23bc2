"""Dictionary forms and parts of compounds, from Voikko and from the word list."""

import pytest

from takaovi.core.finnish import Analysis, analyse
from takaovi.core.finnish_dictionary import look_up, readings
from takaovi.core.finnish_voikko import Reading, cut, voikko
from takaovi.core.snowball import snowball

WORDS = ["kahvilassa", "lasten", "ruuan", "käsitöitä", "perhekahvilaan", "kyläkahvila", "selkokielisiä", "qwrtpsd"]
needs_voikko = pytest.mark.skipif(voikko() is None, reason="libvoikko and its Finnish dictionary are not here")


@pytest.mark.parametrize(
    "use_voikko", [pytest.param(True, marks=needs_voikko, id="Voikko"), pytest.param(False, id="list")]
)
def test_both_dictionaries_know_forms_and_compounds(use_voikko: bool) -> None:
    found = analyse(WORDS, use_voikko=use_voikko)
    assert set(found) == set(WORDS)
    assert "kahvila" in found["kahvilassa"].lemmas
    assert "lapsi" in found["lasten"].lemmas
    assert "ruoka" in found["ruuan"].lemmas
    assert "käsityö" in found["käsitöitä"].lemmas
    assert "perhekahvila" in found["perhekahvilaan"].lemmas
    assert {"perhe", "kahvila"} <= set(found["perhekahvilaan"].parts)
    assert {"kylä", "kahvila"} <= set(found["kyläkahvila"].parts)
    assert "selkokieli" in found["selkokielisiä"].parts
    assert found["qwrtpsd"] == Analysis()


@needs_voikko
def test_neighbouring_parts_are_joined_and_towns_are_not_taken_apart() -> None:
    found = analyse(["käsityökerhossa", "Jyväskylä", "mielenterveyden"])
    assert {"käsityö", "työkerho", "kerho"} <= set(found["käsityökerhossa"].parts)
    assert found["Jyväskylä"] == Analysis(("jyväskylä",), ())
    assert {"mieli", "terveys"} <= set(found["mielenterveyden"].parts)


@needs_voikko
def test_voikko_survives_any_text() -> None:
    engine = voikko()
    assert engine is not None
    for text in ("", "\0", "😀", "a" * 10_000, "-", "=", "İ"):
        assert engine.readings(text) == []


def test_the_word_list_is_opened_by_a_process_of_its_own() -> None:
    assert look_up(["kahvilassa", "zzzz"]) == {"kahvilassa": [Reading("kahvila", ("kahvila",))]}
    assert look_up([]) == {}


def test_a_compound_is_split_where_both_halves_are_words() -> None:
    forms = {
        "kahvilaan": "kahvila",
        "kahvila": "kahvila",
        "kylä": "kylä",
        "vertainen": "vertainen",
        "tuen": "tuki",
        "tukea": "tuki",
    }
    found = readings(["kyläkahvilaan", "vertaistukea", "kylä", "hei"], forms)
    assert found == {
        "kyläkahvilaan": [Reading("kyläkahvila", ("kylä", "kahvila"))],
        "vertaistukea": [Reading("vertaistuki", ("vertais", "tuki"))],
        "kylä": [Reading("kylä", ("kylä",))],
    }


@pytest.mark.parametrize(
    ("lemma", "structure", "parts"),
    [
        ("perhekahvila", "=ppppp=ppppppppp", ("perhe", "kahvila")),
        ("kahvila", "=ppppppp", ("kahvila",)),
        ("linja-auto", "=pppppq=pppp", ("linja", "auto")),
    ],
)
def test_a_dictionary_form_is_cut_by_the_structure_of_its_form(
    lemma: str, structure: str, parts: tuple[str, ...]
) -> None:
    assert cut(lemma, structure) == parts


def test_swedish_and_english_words_are_brought_to_their_stems() -> None:
    assert snowball("sv", "vänner") == snowball("sv", "vännen")
    assert snowball("en", "walking") == "walk"
