"""Times, days, numbers and postcodes as they are said aloud in Finnish, Swedish and English. Pure.

Raw text is read wrong by speech machines: "26.11." becomes "twenty-six point eleven" (`realparts.md` 3). Numbers come
in words from the rules of CLDR; the shapes of clock and calendar are ours.
"""

from datetime import date
from functools import cache

from babel.dates import get_month_names
from unicode_rbnf import RbnfEngine

from takaovi.phone.values import Clock, Name, Number, Slot
from takaovi.phone.written import WEEKDAYS

_CLOCK = {"fi": "kello {}", "sv": "klockan {}", "en": "{}"}
_ZERO = {"fi": "nolla", "sv": "noll", "en": "oh"}
_OCLOCK = {"fi": "", "sv": "", "en": " o'clock"}
MIDNIGHT = {"fi": "keskiyöllä", "sv": "vid midnatt", "en": "midnight"}
_ORDINAL = {"fi": "spellout-ordinal-essive", "sv": "spellout-ordinal-neuter", "en": "spellout-ordinal"}
LONGEST_NUMBER = 3  # digits; a longer run is a postcode or a phone number, and is said digit by digit


@cache
def _engine(language: str) -> RbnfEngine:
    return RbnfEngine.for_language(language)


def in_words(value: int, language: str) -> str:
    """A number that counts, in words: "kaksikymmentäyksi", "tjugoett", "twenty-one"."""
    return str(_engine(language).format_number(value, ruleset_names=["spellout-numbering"]).text)


def slot_spoken(slot: Slot, language: str) -> str:
    """The words to be said for what stands in a slot."""
    match slot:
        case Clock(minute):
            return clock_spoken(minute, language)
        case Name(text):
            return digits_spoken(text, language)
        case Number(value):
            return in_words(value, language)
    return day_spoken(slot, language)


def clock_spoken(minute: int, language: str) -> str:
    """The 24-hour clock in words: "kello kahdeksan kolmekymmentä", "klockan åtta noll fem", "eighteen o'clock".

    ``minute``: since local midnight. 0 and 1440 are midnight; a door that is open past it says the next day's hour.
    """
    if minute % 1440 == 0:
        return MIDNIGHT[language]
    hour, rest = divmod(minute % 1440, 60)
    said = in_words(hour, language)
    if not rest:
        return _CLOCK[language].format(said) + _OCLOCK[language]
    minutes = in_words(rest, language)
    return _CLOCK[language].format(f"{said} {_ZERO[language] + ' ' if rest < 10 else ''}{minutes}")


def day_spoken(day: date, language: str) -> str:
    """ "keskiviikkona, joulukuun toisena", "på onsdag den andra december", "on Wednesday the second of December"."""
    weekday = WEEKDAYS[language][day.weekday()]
    month = get_month_names("wide", locale=language)[day.month]
    ordinal = _engine(language).format_number(day.day, ruleset_names=[_ORDINAL[language]]).text
    if language == "fi":
        # Babel gives the partitive of dates ("joulukuuta"); the genitive is the same stem and an n.
        return f"{weekday}, {month.removesuffix('ta')}n {ordinal}"
    return f"{weekday} den {ordinal} {month}" if language == "sv" else f"{weekday} the {ordinal} of {month}"


def digits_spoken(text: str, language: str) -> str:
    """Words with their numbers in words; runs of more than three digits one by one, as a postcode is said."""
    return " ".join(_word_spoken(word, language) for word in text.split())


def _word_spoken(word: str, language: str) -> str:
    bare = word.rstrip(".,;:")
    if not bare.isdecimal():
        return word
    tail = word[len(bare) :]
    if len(bare) > LONGEST_NUMBER or (len(bare) > 1 and bare.startswith("0")):
        return ", ".join(in_words(int(digit), language) for digit in bare) + tail
    return in_words(int(bare), language) + tail
