"""Places where a long Finnish word may break: Chromium knows no Finnish hyphenation, and compounds are long.

The rule is the syllable rule of Finnish: a syllable begins at a consonant that a vowel follows (Kielitoimiston
ohjepankki, "tavutus"). Good enough inside a long word; short words are never touched.
"""

import re
from functools import lru_cache

LONG = 15  # letters: longer words are let to break
EDGE = 4  # letters that stay together at either end
_WORD = re.compile(rf"[^\W\d_]{{{LONG + 1},}}")
_START = re.compile(r"(?=[bcdfghjklmnpqrstvwxz][aeiouyåäö])", re.IGNORECASE)
SOFT_HYPHEN = "\u00ad"


@lru_cache(maxsize=2048)
def soften(text: str) -> str:
    """``text`` with soft hyphens in its long words."""
    return _WORD.sub(lambda match: _soften_word(match.group()), text)


def _soften_word(word: str) -> str:
    marks = [match.start() for match in _START.finditer(word) if EDGE <= match.start() <= len(word) - EDGE]
    parts = [word[start:end] for start, end in zip([0, *marks], [*marks, len(word)], strict=True)]
    return SOFT_HYPHEN.join(parts)
