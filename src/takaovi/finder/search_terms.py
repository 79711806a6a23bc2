"""What a question's words mean, by the vocabulary of the texts: terms to ask the index for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from takaovi.finder.search_vocabulary import Vocabulary
from takaovi.finder.search_words import help_for, weak_tokens


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked for: any of ``tokens`` in texts in ``language`` or, less surely, any of ``helping``.

    ``said`` is the word as understood; ``guessed`` tells that its spelling was.
    """

    language: str
    tokens: tuple[str, ...]
    helping: tuple[str, ...]
    said: str
    guessed: bool = False

    @property
    def weak(self) -> bool:
        """Counts only between places that answer the other terms equally well ("apua" in "apua velkoihin")."""
        return not self.helping and weak_tokens(self.language).issuperset(self.tokens)


def understand(asked: Sequence[str], known: Mapping[str, Vocabulary]) -> list[Term]:
    """What each word means; two words that are one ("vertais tuki") together, an unknown compound as its two words.

    ``known`` holds the vocabularies in the order they are believed. A word nobody knows is guessed, or left out.
    """
    terms: list[Term] = []
    at = 0
    while at < len(asked):
        word, following = asked[at], asked[at + 1 : at + 2]
        meant = _meant(word, known)
        together = following and not (meant and _meant(following[0], known)) and _meant(word + following[0], known)
        if together:
            terms.append(together)
            at += 2
            continue
        terms += [meant] if meant else _halved(word, known) or _guessed(word, known)
        at += 1
    return terms


def _meant(word: str, known: Mapping[str, Vocabulary]) -> Term | None:
    """The word in the first language that has it, in its texts or among the words of needs."""
    for language, vocabulary in known.items():
        tokens, helping = vocabulary.meaning(word), help_for(language, word)
        if tokens or helping:
            return Term(language, tokens, helping, word)
    return None


def _halved(word: str, known: Mapping[str, Vocabulary]) -> list[Term]:
    for language, vocabulary in known.items():
        if halves := vocabulary.halves(word):
            return [Term(language, tokens, (), said) for tokens, said in zip(halves, (word, ""), strict=True)]
    return []


def _guessed(word: str, known: Mapping[str, Vocabulary]) -> list[Term]:
    """The nearest spelling in the first language that has a near one."""
    for language, vocabulary in known.items():
        if tokens := vocabulary.nearest(word):
            helping = help_for(language, vocabulary.shown(tokens[0]))
            return [Term(language, tokens, helping, vocabulary.shown(tokens[0]), guessed=True)]
    return []
