"""From tokens to items: days, times, dates, states and the signs between them, by the language of each line. No Django.

English "Mon to Fri" holds the Finnish Thursday, Swedish "on" and Finnish "on" differ: a form that is a word in several
languages is read in that of its line, and asked where the line does not tell.
"""

from collections.abc import Sequence

from takaovi.hours.door_lexicon import Form, Meaning, near_words
from takaovi.hours.door_lines import Walk
from takaovi.hours.door_near import week_items
from takaovi.hours.door_numbers import HOURS, NUMBERS, form_at
from takaovi.hours.door_spans import number_items
from takaovi.hours.door_tokens import Token
from takaovi.hours.door_values import Item
from takaovi.hours.values import WEEKDAYS

WEEK = frozenset(range(7))
SETS = {"weekdays": frozenset(range(5)), "weekend": frozenset({5, 6}), "all": WEEK}
DAY_KINDS = frozenset({"day", "day_weekly", "day_once", "day_from", "day_to", "day_nth", "days", "weekdays_free"})
SIGNS = {";": "hard", "!": "hard", ",": "soft", "(": "open", ")": "close", "/": "soft", "&": "and", "+": "and"}
SIGNS |= {"?": "query", ":": "colon"}
LONG_ABBREVIATION = 5


class Reader(Walk):
    """Walks the tokens once and collects items."""

    def read(self) -> list[Item]:
        at = 0
        while at < len(self.tokens):
            at = self._step(at)
        return self.items

    def _step(self, at: int) -> int:
        if weeks := week_items(self, at):
            return weeks
        token = self.tokens[at]
        form = form_at(self.tokens, at)
        allday = form is not None and form.meanings[0].kind == "allday"
        if form is None or token.kind in NUMBERS or self._is_number_word(form):
            read = None if allday else number_items(self, at)
            if read:
                return read
        if form:
            return self._form(at, form)
        self._single(at, token)
        return at + 1

    @staticmethod
    def _is_number_word(form: Form) -> bool:
        return form.meanings[0].kind in ("clock", "month", *HOURS)

    def _form(self, at: int, form: Form) -> int:
        last = at + len(form.parts) - 1
        meaning = self._meaning(at, form)
        if meaning is None or meaning.kind == "ambiguous":
            self.asking.ask("word", self.tokens[at].start, self.tokens[last].end)
            self.add("puzzle", "", at, last)
        else:
            self.add(*_item_of(meaning), at, last, meaning.languages)
        return last + 1

    def _meaning(self, at: int, form: Form) -> Meaning | None:
        """The one meaning of a form here, or None where that is not certain."""
        options = form.meanings
        if form.parts == ("to",):
            return self._to(at, options)
        if form.parts == ("on",):
            return self._on(at)
        if form.parts[0] == "kesä" or len({(one.kind, one.value) for one in options}) > 1:
            return self._by_line(at, form)
        return replace_languages(options)

    def _by_line(self, at: int, form: Form) -> Meaning | None:
        bare = [one for one in form.meanings if one.kind == "month_bare"]
        other = [one for one in form.meanings if one.kind != "month_bare"]
        if bare:
            after = at + len(form.parts)
            dashed = after < len(self.tokens) and self.tokens[after].kind == "dash"
            return bare[0] if dashed else (other[0] if other else None)
        line = self.line_language(at)
        fitting = [one for one in other if line in one.languages]
        return fitting[0] if len({(one.kind, one.value) for one in fitting}) == 1 else None

    def _to(self, at: int, options: Sequence[Meaning]) -> Meaning | None:
        """Between two English words or two times "to" is a range; in a Finnish or Swedish line it is Thursday."""
        thursday = next(one for one in options if one.kind == "day")
        until = next(one for one in options if one.kind == "day_range_to")
        before = self.items[-1] if self.items else None
        after = form_at(self.tokens, at + 1)
        line = self.line_language(at)
        english = line == "en" or bool(after and after.meanings[0].languages == {"en"})
        if before and before.languages == {"en"}:
            return until if english else None
        if self._stands_between_days(at):
            return None
        if before and before.kind in ("times", "clock", "date", "number") and line == "en":
            return until
        if line in ("fi", "sv"):
            return thursday
        follows = after is None or after.meanings[0].languages != {"en"}
        return thursday if line == "" and self.language in ("fi", "sv") and follows else None

    def _stands_between_days(self, at: int) -> bool:
        """ "mån to fre" is three days to a Swede and five to whoever thinks in English; "ma ti to pe" is a list."""
        after = form_at(self.tokens, at + 1)
        kinds = [item.kind for item in self.items[-2:]]
        return bool(after and after.meanings[0].kind == "day") and kinds[-1:] == ["day"] and kinds != ["day", "day"]

    def _on(self, at: int) -> Meaning | None:
        line = self.line_language(at)
        if line == "sv":
            return Meaning("day", "wed", frozenset({"sv"}))
        return Meaning("noise", "", frozenset({line})) if line else None

    def _single(self, at: int, token: Token) -> None:
        """A sign, or a word that no form begins with."""
        if token.kind == "line":
            self.add("hard", "line", at, at)
        elif token.kind == "dash":
            self.add("dash", "", at, at)
        elif token.text == ".":
            self._dot(at)
        elif token.text in SIGNS:
            self.add(SIGNS[token.text], token.text, at, at)
        elif token.text != "|":
            self._unknown(at, token)

    def _dot(self, at: int) -> None:
        """The end of a sentence before a capital letter or the end of a line; else that of an abbreviation."""
        before = self.tokens[at - 1] if at else None
        if ends_sentence(self.tokens, at + 1) or (self.items and self.items[-1].kind == "closed"):
            self.add("hard", ".", at, at)
        elif self._names_a_day(at + 1) or not (
            before and before.kind == "word" and len(before.text) <= LONG_ABBREVIATION
        ):
            self.add("soft", ".", at, at)

    def _names_a_day(self, at: int) -> bool:
        form = form_at(self.tokens, at)
        return form is not None and form.meanings[0].kind in DAY_KINDS

    def _unknown(self, at: int, token: Token) -> None:
        near = near_words(token.text) if token.kind == "word" else ()
        if near:
            meant = self.asking.ask("typo", token.start, token.end, *near)
            if meant is not None:
                fixed = [token._replace(text=meant)]
                form = form_at(fixed, 0)
                if form:
                    self.add(*_item_of(form.meanings[0]), at, at, form.meanings[0].languages)
                    return
            self.add("typo", token.text, at, at)
            return
        self.add("unread", token.text, at, at)


def replace_languages(options: Sequence[Meaning]) -> Meaning:
    """One meaning that is the same in several languages."""
    return options[0]._replace(languages=frozenset().union(*(one.languages for one in options)))


def ends_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sentence may end before the token ``at``."""
    return at >= len(tokens) or tokens[at].kind == "line" or (tokens[at].big and tokens[at].kind == "word")


def _item_of(meaning: Meaning) -> tuple[str, object]:
    if meaning.kind not in DAY_KINDS:
        return meaning.kind, meaning.value
    if meaning.kind == "weekdays_free":
        return "day", (SETS["weekdays"], "free")
    if meaning.kind == "days":
        return "day", (SETS[meaning.value], "weekly")
    form = {"day_weekly": "weekly", "day_once": "once", "day_from": "from", "day_to": "to", "day_nth": "nth"}
    return "day", (frozenset({WEEKDAYS.index(meaning.value)}), form.get(meaning.kind, "bare"))
