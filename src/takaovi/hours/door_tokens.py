"""Door text cut into words, numbers and signs, each with its place in the text as it was typed. No Django."""

import html
import re
import unicodedata
from typing import NamedTuple

BLOCK_TAGS = frozenset({"br", "p", "div", "li", "ul", "ol", "tr", "td", "th", "table", "h1", "h2", "h3", "hr"})
PLAIN_TAGS = BLOCK_TAGS | {"b", "strong", "i", "em", "span"}
# Only tags without attributes: a style or a class may strike the words through.
TAG = re.compile(r"</?([a-z][a-z0-9]{0,9})\s*/?>", re.IGNORECASE | re.ASCII)
ENTITY = re.compile(r"&(?:#[0-9]{1,6}|[a-z]{2,8});", re.IGNORECASE | re.ASCII)
LEADERS = re.compile(r"(?:\.{2,}|…+|_{2,})")  # the dots between a day and its time
AFTER_LEADERS = re.compile(r"\s*(?:[0-9]|kl)", re.IGNORECASE)
# Written right to left and back: what stands on the screen is not what was typed.
TURNED = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
DASHES = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
QUOTES = {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"'}
MARKS = {"•": ",", "·": ",", "●": ",", "*": " ", '"': " ", "\t": " ", "\r": "\n", "\u2028": "\n", "\u2029": "\n"}

TOKEN = re.compile(
    r"""
    (?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9]))
  | (?P<date>[0-9]{1,2}\.\ ?[0-9]{1,2}\.\ ?20[0-9]{2}(?![0-9]) | [0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2}(?![0-9.:]))
  | (?P<slash>[0-9]{1,2}/[0-9]{1,2}/(?:20)?[0-9]{2}(?![0-9/]))
  | (?P<slashed>(?<![0-9/])(?!24/7)[0-9]{1,2}/[0-9]{1,2}(?![0-9/.]))
  | (?P<pair>[0-9]{1,2}[.:][0-9]{1,2}(?![0-9])\.?)
  | (?P<dot>[0-9]{1,2}\.(?![0-9]))
  | (?P<int>[0-9]+)
  | (?P<word>[^\W\d_]+(?:'[^\W\d_]+)?)
  | (?P<line>\n)
  | (?P<dash>-+)
  | (?P<sign>[.,;:()/&+|?!])
  | (?P<space>\ +)
  | (?P<odd>.)
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """``text`` is lower case and clean; ``start`` and ``end`` are in the text as typed; ``big``: a capital letter."""

    kind: str
    text: str
    start: int
    end: int
    big: bool = False


def tokens_of(text: str) -> list[Token]:
    """All tokens but spaces. Marks that decorate are gone; whatever else is odd is a token of its own."""
    clean, origin = cleaned(text)
    found: list[Token] = []
    for match in TOKEN.finditer(clean):
        kind = match.lastgroup or "odd"
        if kind == "space":
            continue
        start, end = origin[match.start()], origin[match.end() - 1] + 1
        found.append(Token(kind, match[0].lower(), start, max(end, start + 1), match[0][0].isupper()))
    return found


def cleaned(text: str) -> tuple[str, list[int]]:
    """The text with one kind of dash, space and quote, without harmless tags; and where each character came from."""
    letters: list[str] = []
    origin: list[int] = []
    at = 0
    while at < len(text):
        step, written = _next(text, at)
        for letter in written:
            letters.append(letter)
            origin.append(at)
        at += step
    return "".join(letters), origin


def _next(text: str, at: int) -> tuple[int, str]:
    """How many characters are read at ``at``, and what stands for them."""
    letter = text[at]
    if letter == "<" and (tag := TAG.match(text, at)) and tag[1].lower() in PLAIN_TAGS:
        return tag.end() - at, "\n" if tag[1].lower() in BLOCK_TAGS else ""
    if letter == "&" and (entity := ENTITY.match(text, at)):
        meant = html.unescape(entity[0])
        return entity.end() - at, _one(meant) if len(meant) == 1 else letter
    if letter == "*" and at and text[at - 1].isdigit():
        return 1, "\ufffd"  # a footnote takes back what stands before it
    if letter in "._…" and (leaders := LEADERS.match(text, at)):
        # Between two days they may stand for a dash.
        return leaders.end() - at, " " if AFTER_LEADERS.match(text, leaders.end()) else "\ufffd"
    if at + 1 < len(text) and unicodedata.combining(text[at + 1]):
        composed = unicodedata.normalize("NFC", text[at : at + 2])
        if len(composed) == 1:
            return 2, composed
    return 1, _one(letter)


def _one(letter: str) -> str:
    if letter in DASHES:
        return "-"
    if letter in QUOTES:
        letter = QUOTES[letter]
    if letter in MARKS:
        return MARKS[letter]
    if "\uff01" <= letter <= "\uff5e":  # full width
        return chr(ord(letter) - 0xFEE0)
    kind = unicodedata.category(letter)
    if kind == "Zs":
        return " "
    if kind == "Cf" and letter not in TURNED:
        return ""
    return letter if letter != "\x00" and len(letter.lower()) == 1 else "\ufffd"
