"""Word stems of Swedish and English by the Snowball algorithms. Finnish has rules of its own in ``finnish_stems``."""

from functools import cache
from threading import Lock
from typing import Any

NAMES = {"sv": "swedish", "en": "english"}
_lock = Lock()  # a stemmer keeps the word it works on


def snowball(language: str, word: str) -> str:
    """The stem of a lower-case word in "sv" or "en"."""
    with _lock:
        return str(_stemmer(language).stemWord(word))


@cache
def _stemmer(language: str) -> Any:
    import snowballstemmer  # noqa: PLC0415  brings all its languages, 9 MB: only when Swedish or English is searched

    return snowballstemmer.stemmer(NAMES[language])
