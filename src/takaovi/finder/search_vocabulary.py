"""The words that texts really use, and which of them a question's word means. In memory, one table a language."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Case, F, Q, TextField, Value, When

from takaovi.finder.models import SearchVocabulary
from takaovi.finder.search_words import keys_of, readings_of

LEAST_HALF = 3  # letters of either half of a compound that is taken apart
LEAST_GUESSED = 4  # letters of a word whose spelling is guessed
LIKENESS = 0.74  # share of letters that must agree (Damerau-Levenshtein), tuned on the first half of the questions
LIKENESS_SHORT = 0.79  # the same for words of up to six letters: one slip in five, none in four
SHORT = 6


@dataclass(slots=True)
class Vocabulary:
    """``keys``: stem -> positions in ``tokens``, each with its kinds of stem in the lowest bits. ``words``: token ->
    how it is written, where the token is only a stem.
    """

    language: str
    version: int = 0
    tokens: list[str] = field(default_factory=list)
    keys: dict[str, tuple[int, ...]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def shown(self, token: str) -> str:
        """The token as a word to show: a Swedish or English stem in its shortest form that occurs."""
        return self.words.get(token, token)

    def meaning(self, word: str) -> tuple[str, ...]:
        """Tokens that the word is a form of."""
        found: dict[int, None] = {}
        for stem, kind in readings_of(self.language, word):
            for packed in self.keys.get(stem, ()):
                if packed & KINDS & kind:
                    found[packed >> BITS] = None
        return tuple(self.tokens[position] for position in found)

    def halves(self, word: str) -> tuple[tuple[str, ...], ...]:
        """Meanings of the two words that an unknown compound is made of ("digipaja"); nothing when it is not one."""
        for at in range(len(word) - LEAST_HALF, LEAST_HALF - 1, -1):
            head = self.meaning(word[:at])
            if head and (tail := self.meaning(word[at:])):
                return head, tail
        return ()

    def nearest(self, word: str) -> tuple[str, ...]:
        """Tokens whose stem is nearest to the misspelt word; none when all are far."""
        if len(word) < LEAST_GUESSED or word.isdigit():
            return ()
        from rapidfuzz import process  # noqa: PLC0415  loaded at the first misspelt word, not at every start
        from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415  same

        stems = list(self.keys)  # a mapping would be compared by its values
        best: dict[int, None] = {}
        nearest = 0.0
        for tried in _tries(self.language, word):
            cut = max(nearest, LIKENESS_SHORT if len(tried) <= SHORT else LIKENESS)
            for stem, likeness, _ in process.extract(
                tried,
                stems,
                scorer=DamerauLevenshtein.normalized_similarity,
                score_cutoff=cut,
                limit=4,
            ):
                if likeness > nearest:
                    best, nearest = {}, likeness
                if likeness == nearest:
                    best.update((packed >> BITS, None) for packed in self.keys[stem])
        return tuple(self.tokens[position] for position in best)


BITS = 9  # kinds of stem in core.finnish_stems
KINDS = (1 << BITS) - 1
_kept: dict[str, Vocabulary] = {}


def _tries(language: str, word: str) -> list[str]:
    """The word and what is left of it without its longest endings."""
    stems = sorted({stem for stem, _ in readings_of(language, word) if len(stem) >= LEAST_GUESSED}, key=len)
    whole = stems[-1:] or [word]
    return list(dict.fromkeys((*whole, *stems[:2])))


def line_of(language: str, token: str, word: str, *, known: bool) -> str:
    """A line of a packed vocabulary: token=word, then stem:kinds ..."""
    keys = keys_of(language, token, known=known)
    return " ".join(
        (f"{token}={word}" if word != token else token, *(f"{stem}:{kinds}" for stem, kinds in keys.items()))
    )


def unpack(language: str, version: int, entries: str) -> Vocabulary:
    """A packed vocabulary made ready for questions."""
    made = Vocabulary(language, version)
    keys: dict[str, list[int]] = {}
    for position, line in enumerate(entries.splitlines()):
        written, *stems = line.split(" ")
        token, _, word = written.partition("=")
        made.tokens.append(token)
        if word:
            made.words[token] = word
        for stem, _, kinds in (packed.partition(":") for packed in stems):
            keys.setdefault(stem, []).append(position << BITS | int(kinds))
    made.keys = {stem: tuple(packed) for stem, packed in keys.items()}
    return made


def vocabularies(languages: Iterable[str]) -> dict[str, Vocabulary]:
    """The vocabularies of ``languages``. One query; it brings the words only of those that are new since the last."""
    wanted = tuple(languages)
    same = [When(Q(language=kept.language, version=kept.version), then=Value("")) for kept in _kept.values()]
    rows = SearchVocabulary.objects.filter(language__in=wanted).values_list(
        "language", "version", Case(*same, default=F("entries"), output_field=TextField())
    )
    found = {language: Vocabulary(language) for language in wanted}
    for language, version, entries in rows:
        kept = _kept.get(language)
        if kept is None or kept.version != version:
            kept = _kept[language] = unpack(language, version, entries)
        found[language] = kept
    return found
