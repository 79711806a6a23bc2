"""What a keeper's short answer says: yes, no, which days, or nothing that we may act on. Pure.

Every word has to be understood. "Kyllä, mutta tiistaina kiinni" holds a word that is not in the lists, and whoever
wrote it is asked again: a wrong guess would shut a door or open one.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

# Letters and words of Finnish, Swedish and English together: people answer in the language they think in.
YES = frozenset(
    "k y j kyllä kylla kyl joo juu jep ok okei okej okay ja jo japp yes yep yeah sure pidetään 👍 ✅ 👌 ✔".split()  # noqa: SIM905  reads better
)
NO = frozenset("e n ei eipä nej nä no nope inte not 👎 ❌".split())  # noqa: SIM905  same
OPEN = frozenset({"auki", "öppet", "oppet", "open"})
SHUT = frozenset({"kiinni", "suljettu", "stängt", "stangt", "closed"})
STOP = frozenset("lopeta lopettakaa stop stopp sluta avsluta".split())  # noqa: SIM905  same
START = frozenset("aloita aloittakaa start starta börja borja".split())  # noqa: SIM905  same
POLITE = frozenset(
    "hei moi terve kiitos kiitti kiitoksia tack tackar hej hejsan thanks thank you hello hi please".split()  # noqa: SIM905  same
)
ALL_DAYS = frozenset("kaikki koko viikko alla hela veckan all whole week".split())  # noqa: SIM905  same
DAY_WORDS = (
    ("ma", "maanantai", "maanantaina", "mån", "må", "måndag", "mon", "monday"),
    ("ti", "tiistai", "tiistaina", "tis", "tisdag", "tue", "tuesday"),
    ("ke", "keskiviikko", "keskiviikkona", "ons", "onsdag", "wed", "wednesday"),
    ("to", "torstai", "torstaina", "tor", "tors", "torsdag", "thu", "thursday"),
    ("pe", "perjantai", "perjantaina", "fre", "fredag", "fri", "friday"),
    ("la", "lauantai", "lauantaina", "lör", "lördag", "sat", "saturday"),
    ("su", "sunnuntai", "sunnuntaina", "sön", "söndag", "sun", "sunday"),
)
DAY_OF = {word: number for number, words in enumerate(DAY_WORDS) for word in words}
EVERY_DAY = frozenset(range(7))
MOST_WORDS = 12
SKIN_AND_STYLE = re.compile("[\U0001f3fb-\U0001f3ff\ufe0f\u200d]")
QUOTE = re.compile(r"^(?:>|On .* wrote:|.* kirjoitti:|.* skrev:|-{2,}|_{3,}|Lähettäjä:|Från:|From:)")
WORDS = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
JOINS = frozenset({"ja", "och", "and", "sekä"})
MARKS = frozenset(".,;:!\"'()-–/&+")


class Said(StrEnum):
    YES = "yes"
    NO = "no"
    DAYS = "days"
    STOP = "stop"  # no more questions
    START = "start"  # questions again
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """``days`` are weekdays (0 is Monday) that are closed; ``number`` says which of several questions, 0 for none."""

    said: Said
    days: frozenset[int] = frozenset()
    number: int = 0


UNSURE = ShortAnswer(Said.UNSURE)


def read_answer(text: str) -> ShortAnswer:
    """The answer in a text message or an e-mail, of which only the part above the quoted letter counts."""
    words = [word for word in WORDS.findall(_own_words(text)) if word not in MARKS]
    words = [word for place, word in enumerate(words) if not _joins_days(words, place)]
    numbers = [int(word[:6]) for word in words if word.isdecimal()]
    told = {word for word in words if not word.isdecimal()} - POLITE
    if (turn := _turned(told)) and len(words) <= MOST_WORDS and len(numbers) <= 1:
        return ShortAnswer(turn, number=numbers[0] if numbers else 0)
    days = frozenset(DAY_OF[word] for word in told if word in DAY_OF)
    closed = EVERY_DAY if told & ALL_DAYS else days
    ways = [bool(told & kind) for kind in (YES, NO, OPEN, SHUT)]
    yes, no = ways[0] or ways[2], ways[1] or ways[3]
    if (
        len(words) > MOST_WORDS
        or len(numbers) > 1
        or told - (YES | NO | OPEN | SHUT | ALL_DAYS | DAY_OF.keys())
        or (yes and (no or closed))
        or (ways[1] and ways[3])  # "ei kiinni" means open to one and closed to another
        or (days and told & ALL_DAYS)
    ):
        return UNSURE
    said = Said.YES if yes else Said.NO if no else Said.DAYS if closed else Said.UNSURE
    return ShortAnswer(said, closed, numbers[0] if numbers else 0)


def _turned(told: set[str]) -> Said | None:
    """Whether nothing was said but that the questions end, or come back."""
    if told and told <= STOP:
        return Said.STOP
    return Said.START if told and told <= START else None


def _joins_days(words: list[str], place: int) -> bool:
    """Whether the word is the "and" between two days; "ja" is Swedish for yes elsewhere."""
    around = words[place - 1 : place + 2] if place else []
    return len(around) == 3 and around[1] in JOINS and around[0] in DAY_OF and around[2] in DAY_OF


def _own_words(text: str) -> str:
    """What was written above the quotation, in small letters and without the colour of hands."""
    own = []
    for line in text[:2_000].splitlines():
        if QUOTE.match(line.strip()):
            break
        own.append(line)
    plain = SKIN_AND_STYLE.sub("", unicodedata.normalize("NFC", " ".join(own)))
    return plain.casefold()
