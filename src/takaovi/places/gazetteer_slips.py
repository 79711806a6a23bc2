"""Names one slip of the finger away: a letter lost, doubled, changed, or two swapped."""

from collections.abc import Sequence
from functools import cache

from takaovi.places.gazetteer_data import Gazetteer, gazetteer, words
from takaovi.places.gazetteer_names import bases

LEAST_ALONE = 5  # letters of a word that is all of the question
LEAST_AMONG_OTHERS = 7  # letters of a word that stands among others
TWO_SLIPS = 8  # letters from which two slips are forgiven; villages, ten times as many, are forgiven one
MOST_NAMES = 4


def nearest_names(known: Gazetteer, word: str, *, alone: bool) -> tuple[int, ...]:
    """Positions of the localities whose name is nearest to ``word`` (as ``plain`` makes it); none when all are far."""
    least = LEAST_ALONE if alone else LEAST_AMONG_OTHERS
    tries = [base for base in dict.fromkeys(bases(word)) if len(base) >= least]
    if not tries or not words("never").isdisjoint(tries) or not word.isalpha():
        return ()
    towns, villages = _names()
    names = [name for name in towns if len(word) >= TWO_SLIPS or name[0] == word[0]]
    best = _best(tries, names, two=True) or _best(tries, villages.get(word[0], ()), two=False)
    return tuple(dict.fromkeys(place for name in best for place in known.index[name]))[:MOST_NAMES]


def _best(tries: list[str], names: Sequence[str], *, two: bool) -> list[str]:
    """The names with the fewest slips from any of ``tries`` (Damerau-Levenshtein)."""
    from rapidfuzz import process  # noqa: PLC0415  loaded at the first misspelt name, not at every start
    from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415  same

    best: list[str] = []
    fewest = 3
    for tried in dict.fromkeys((tries[0], min(tries, key=len))):
        most = 2 if two and len(tried) >= TWO_SLIPS else 1
        for name, slips, _ in process.extract(
            tried, names, scorer=DamerauLevenshtein.distance, score_cutoff=most, limit=MOST_NAMES
        ):
            if slips < fewest:
                best, fewest = [name], slips
            elif slips == fewest and name not in best:
                best.append(name)
    return best


@cache
def _names() -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """(stems of municipalities and former municipalities, stems of villages by first letter)."""
    known = gazetteer()
    towns: list[str] = []
    villages: dict[str, list[str]] = {}
    for name, places in known.index.items():
        if any(known.localities[place].kind != "village" for place in places):
            towns.append(name)
        else:
            villages.setdefault(name[0], []).append(name)
    return tuple(towns), {letter: tuple(names) for letter, names in villages.items()}
