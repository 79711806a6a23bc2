"""The packaged table of Finnish holidays and eves, read without a database and without the holidays library.

``data/day_classes.tsv`` holds 2024-2035: day, kind, name in fi, sv and en. In a database the same rows are data
that people edit; the packaged ones are what a fresh database starts from.
"""

from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 2024, 2035
CALLED = {
    # What the days are called: the library's Finnish name -> fi, sv, en (capital letters as inside a sentence)
    "Uudenvuodenpäivä": ("uudenvuodenpäivä", "nyårsdagen", "New Year's Day"),
    "Loppiainen": ("loppiainen", "trettondagen", "Epiphany"),
    "Pitkäperjantai": ("pitkäperjantai", "långfredagen", "Good Friday"),
    "Pääsiäispäivä": ("pääsiäispäivä", "påskdagen", "Easter Sunday"),
    "Toinen pääsiäispäivä": ("toinen pääsiäispäivä", "annandag påsk", "Easter Monday"),
    "Vappu": ("vappu", "första maj", "May Day"),
    "Helatorstai": ("helatorstai", "Kristi himmelsfärdsdag", "Ascension Day"),
    "Helluntaipäivä": ("helluntaipäivä", "pingstdagen", "Whit Sunday"),
    "Juhannusaatto": ("juhannusaatto", "midsommarafton", "Midsummer Eve"),
    "Juhannuspäivä": ("juhannuspäivä", "midsommardagen", "Midsummer Day"),
    "Pyhäinpäivä": ("pyhäinpäivä", "alla helgons dag", "All Saints' Day"),
    "Itsenäisyyspäivä": ("itsenäisyyspäivä", "självständighetsdagen", "Independence Day"),
    "Jouluaatto": ("jouluaatto", "julafton", "Christmas Eve"),
    "Joulupäivä": ("joulupäivä", "juldagen", "Christmas Day"),
    "Tapaninpäivä": ("tapaninpäivä", "annandag jul", "Boxing Day"),
}
CALLED_BEFORE = {
    "Uudenvuodenpäivä": ("uudenvuodenaatto", "nyårsafton", "New Year's Eve"),
    "Loppiainen": ("loppiaisaatto", "trettondagsafton", "the eve of Epiphany"),
    "Pitkäperjantai": ("kiirastorstai", "skärtorsdagen", "Maundy Thursday"),
    "Pääsiäispäivä": ("lankalauantai", "påskafton", "Holy Saturday"),
    "Vappu": ("vapunaatto", "valborgsmässoafton", "Walpurgis Night"),
    "Helatorstai": ("helatorstain aatto", "dagen före Kristi himmelsfärdsdag", "the eve of Ascension Day"),
    "Helluntaipäivä": ("helluntaiaatto", "pingstafton", "the eve of Whit Sunday"),
    "Juhannuspäivä": ("juhannusaatto", "midsommarafton", "Midsummer Eve"),
    "Pyhäinpäivä": ("pyhäinpäivän aatto", "allhelgonaafton", "the eve of All Saints' Day"),
    "Itsenäisyyspäivä": ("itsenäisyyspäivän aatto", "dagen före självständighetsdagen", "the eve of Independence Day"),
    "Joulupäivä": ("jouluaatto", "julafton", "Christmas Eve"),
}
# Not holidays by law, yet nearly everything is shut; the library counts them among the public ones.
EVES = ("Juhannusaatto", "Jouluaatto")


class NamedDay(NamedTuple):
    """A day, its class (public, eve, day_before) and its names."""

    day: date
    kind: str
    fi: str
    sv: str
    en: str


@cache
def packaged_days() -> tuple[NamedDay, ...]:
    """All rows of the packaged table, in order of day and kind."""
    text = resources.files("takaovi.hours").joinpath("data/day_classes.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return tuple(NamedDay(date.fromisoformat(day), kind, fi, sv, en) for day, kind, fi, sv, en in rows)


def packaged_classes(first: date, last: date) -> dict[date, frozenset[str]]:
    """The classes of the days in [first, last] that have any, by the packaged table."""
    found: dict[date, frozenset[str]] = {}
    for row in packaged_days():
        if first <= row.day <= last:
            found[row.day] = found.get(row.day, frozenset()) | {row.kind}
    return found


def make_days(first_year: int, last_year: int) -> list[NamedDay]:
    """The rows of these years by the holidays library: 13 public, 2 eves, and the days before public ones.

    An eve is also the day before a public holiday, so that "eves 9-16" holds on it where nothing else is said.
    """
    import holidays  # noqa: PLC0415  57 ms, and only whoever makes the table needs it

    listed = dict(holidays.country_holidays("FI", years=range(first_year, last_year + 2), language="fi"))
    days: list[NamedDay] = []
    for day, name in listed.items():
        days.append(NamedDay(day, "eve" if name in EVES else "public", *CALLED[name]))
        before = day - timedelta(days=1)
        if name not in EVES and listed.get(before, EVES[0]) in EVES:
            days.append(NamedDay(before, "day_before", *CALLED_BEFORE[name]))
    return sorted(row for row in days if first_year <= row.day.year <= last_year)


def as_table(days: list[NamedDay]) -> str:
    """The text of ``data/day_classes.tsv``."""
    lines = ["day\tkind\tfi\tsv\ten", *("\t".join((row.day.isoformat(), *row[1:])) for row in days)]
    return "\n".join(lines) + "\n"
