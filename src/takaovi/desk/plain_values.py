"""Kind hints for somebody who writes for others: long sentences and words that few use. Pure, and never a verdict.

Sources: the house's own voice (a sentence has at most fifteen words), the readability index LIX (C. H. Björnsson,
1968), by which long words make a text heavy, and the advice of the Institute for the Languages of Finland on clear
official language, after which the short lists of office words were written by hand. A hint says nothing about plain
Finnish (selkokieli): whether a text is that, only a trained person can tell.
"""

import re
from typing import NamedTuple

MOST_WORDS = 15  # in a sentence
# Letters of a word that is heavy to read. LIX counts from seven on, which in Finnish is every third word.
MOST_LETTERS = {"fi": 18, "fi-simple": 14, "sv": 16, "en": 14}
MOST_HINTS = 4

# The beginning of an office word, and what one says instead.
_OFFICE = {
    "fi": {
        "mahdollist": "voi",
        "toteut": "tehdä, pitää",
        "hyödyn": "käyttää",
        "osallista": "ottaa mukaan",
        "toimesta": "kuka tekee?",
        "edellytt": "tarvitaan",
        "tarjoaa mahdollisuuden": "voit",
        "matalan kynnyksen": "saa vain tulla",
        "asiakas": "kävijä, sinä",
        "kohderyhm": "kenelle?",
        "ennaltaehkäi": "estää ajoissa",
        "koordinoi": "hoitaa",
    },
    "sv": {
        "möjliggör": "kan",
        "genomför": "göra, hålla",
        "målgrupp": "för vem?",
        "delaktiggör": "ta med",
        "erbjuder möjlighet": "du kan",
        "tillhandahåll": "ge, ha",
        "samordn": "sköta",
    },
    "en": {
        "facilitat": "help",
        "utilis": "use",
        "utiliz": "use",
        "participants": "people, you",
        "low-threshold": "you may just come",
        "target group": "for whom?",
        "implement": "do, hold",
        "in order to": "to",
    },
}
_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+(?=[^\W\d_a-zåäö]|\d)|\n+")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


class Hint(NamedTuple):
    """``kind`` is sentence (``number`` words long), word (``number`` letters long), or office (``instead``)."""

    kind: str
    text: str
    number: int = 0
    instead: str = ""


def hints(text: str, language: str) -> tuple[Hint, ...]:
    """What could be said more easily in a text, a few at most. ``language`` is a code of the house."""
    found = [*_sentences(text), *_office(text, language), *_words(text, language)]
    return tuple(found[:MOST_HINTS])


def _sentences(text: str) -> list[Hint]:
    counted = [(sentence.strip(), len(_WORD.findall(sentence))) for sentence in _SENTENCE_END.split(text)]
    return [Hint("sentence", _short(sentence), count) for sentence, count in counted if count > MOST_WORDS]


def _short(sentence: str) -> str:
    """Enough of it to be found again."""
    words = sentence.split()
    return " ".join(words[:4]) + ("…" if len(words) > 4 else "")


def _words(text: str, language: str) -> list[Hint]:
    most = MOST_LETTERS[language]
    long = dict.fromkeys(word for word in _WORD.findall(text) if len(word) > most and "-" not in word)
    return [Hint("word", word, len(word)) for word in long]


def _office(text: str, language: str) -> list[Hint]:
    listed = _OFFICE["fi" if language == "fi-simple" else language]
    plain = f" {' '.join(text.casefold().split())}"
    return [Hint("office", begin, instead=instead) for begin, instead in listed.items() if f" {begin}" in plain]
