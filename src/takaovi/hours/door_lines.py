"""A walk over the tokens of door text, which knows the language of each line. No Django."""

from collections import Counter
from collections.abc import Sequence

from takaovi.hours.door_lexicon import Form
from takaovi.hours.door_numbers import form_at
from takaovi.hours.door_tokens import Token
from takaovi.hours.door_values import Asking, Item


class Walk:
    """The tokens, the items found so far, and what the whole text tells of its lines."""

    def __init__(self, tokens: Sequence[Token], asking: Asking, language: str) -> None:
        self.tokens = tokens
        self.asking = asking
        self.language = language[:2]
        self.items: list[Item] = []
        self.line_languages = _languages_of_lines(tokens)
        self.twenty_four = any(_shows_24_hours(token) for token in tokens)

    def add(self, kind: str, value: object, first: int, last: int, languages: frozenset[str] = frozenset()) -> None:
        """An item made of the tokens ``first`` to ``last``, both included."""
        self.items.append(Item(kind, value, self.tokens[first].start, self.tokens[last].end, languages))

    def line_language(self, at: int) -> str:
        return self.line_languages[at]


def _shows_24_hours(token: Token) -> bool:
    """13:00, 17 or 09: a clock of 24 hours is in use."""
    if token.kind not in ("pair", "int", "dot"):
        return False
    first = token.text.replace(".", ":").split(":")[0]
    return len(first) <= 2 and (13 <= int(first) <= 24 or (len(first) == 2 and first.startswith("0")))


def _languages_of_lines(tokens: Sequence[Token]) -> list[str]:
    """For each token the language of its line, else of the whole text, else nothing."""
    votes: list[Counter[str]] = [Counter()]
    line_of: list[int] = []
    skip = 0
    for at, token in enumerate(tokens):
        line_of.append(len(votes) - 1)
        if token.kind == "line" or token.text in ";/":
            votes.append(Counter())
        form = form_at(tokens, at) if at >= skip else None
        if form:
            skip = at + len(form.parts)
            for language in _only(form):
                votes[-1][language] += 1
    whole = sum(votes, Counter())
    return [_winner(votes[line]) or _winner(whole) for line in line_of]


def _only(form: Form) -> frozenset[str]:
    """The language of a form that is a word in no other."""
    languages = frozenset().union(*(one.languages for one in form.meanings))
    return languages if len(languages) == 1 else frozenset()


def _winner(votes: Counter[str]) -> str:
    best = votes.most_common(2)
    if not best or (len(best) == 2 and best[0][1] == best[1][1]):
        return ""
    return best[0][0]
