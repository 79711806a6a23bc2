"""What words a Finnish word form stands for: its dictionary forms and the words inside a compound.

For texts, when they are saved. Voikko does it where the system has it; otherwise simplemma's word list. A question
is read by rule instead (``core.finnish_stems``), so that it needs neither.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial

from takaovi.core.finnish_dictionary import look_up
from takaovi.core.finnish_voikko import Reading, Voikko, voikko

LEAST_PART = 3  # letters of a part that is worth finding by
MADE_OF = (
    ("kielinen", "kieli"),
    ("vammainen", "vamma"),
    ("ikäinen", "ikä"),
    ("esteinen", "este"),
    ("kuntoinen", "kunto"),
)


@dataclass(frozen=True, slots=True)
class Analysis:
    """``lemmas`` are whole dictionary forms, ``parts`` the words inside them and joins of neighbouring parts.

    Both are empty for a word that is not in the dictionary.
    """

    lemmas: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


def analyse(words: Collection[str], *, use_voikko: bool = True) -> dict[str, Analysis]:
    """The analysis of each word form (lower case). ``use_voikko`` is for comparing the two dictionaries."""
    engine = voikko() if use_voikko else None
    if engine is not None:
        return {word: _analysis(engine.readings(word), partial(_inner, engine)) for word in words}
    found = look_up(words)
    return {word: _analysis(found.get(word, []), lambda part: (part,)) for word in words}


def _inner(engine: Voikko, part: str) -> tuple[str, ...]:
    """An inner part as it stands and in its dictionary form: the mielen of mielenterveys is mieli."""
    return (part, *(reading.lemma for reading in engine.readings(part)[:1]))


def _analysis(readings: list[Reading], inner: Callable[[str], tuple[str, ...]]) -> Analysis:
    lemmas = dict.fromkeys(reading.lemma for reading in readings)
    parts: dict[str, None] = {}
    for reading in readings:
        if len(reading.parts) > 1:
            begun = (word for part in reading.parts[:-1] for word in inner(part))
            inside = (*begun, reading.parts[-1], *_joins(reading.parts))
            parts.update(dict.fromkeys(part for part in inside if len(part) >= LEAST_PART))
        parts.update(dict.fromkeys(_roots(reading.lemma)))
    return Analysis(tuple(lemmas), tuple(part for part in parts if part not in lemmas))


def _roots(lemma: str) -> list[str]:
    """The noun that an adjective is made of: selkokielinen is about selkokieli."""
    return [lemma.removesuffix(made) + noun for made, noun in MADE_OF if lemma.endswith(made)]


def _joins(parts: tuple[str, ...]) -> list[str]:
    """Neighbouring parts together: käsi|työ|kerho has käsityö and työkerho."""
    count = len(parts)
    return ["".join(parts[a:b]) for a in range(count) for b in range(a + 2, count + 1) if b - a < count]
