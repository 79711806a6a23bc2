"""What a person typed becomes a Need. Nonsense becomes the nearest sensible question and a gentle sentence."""

import re
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from takaovi.core.geo import Point
from takaovi.finder.area_values import area_at, area_of
from takaovi.finder.values import Area, Need, Wish
from takaovi.finder.when import read_when
from takaovi.places import gazetteer

LONGEST = 200  # characters of a question that are read
_POSITION = re.compile(r"^\s*(-?\d{1,2}(?:\.\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d+)?)\s*$")

# Gentle sentences for what was not understood, each with a way on.
NOTES = {
    "where_corrected": _("We understood that you meant this place. If not, choose another below."),
    "where_long": _("We read only the beginning of what you wrote."),
    "when_unknown": _("We did not understand the time, so here is what is open now."),
    "when_past": _("That day has passed, so here is today."),
    "when_far": _("Hours are known about two months ahead. Ask before you go."),
    "position_abroad": _("You seem to be far from our places. Write a municipality instead."),
}
WISH_ALIASES = {
    "lonely": Wish.COMPANY, "company": Wish.COMPANY, "sallskap": Wish.COMPANY,
    "shy": Wish.GENTLE, "quiet": Wish.GENTLE, "lugn": Wish.GENTLE,
    "free": Wish.FREE, "gratis": Wish.FREE,
    "help": Wish.HELP, "hjalp": Wish.HELP,
    "new": Wish.NEW_HERE, "ny": Wish.NEW_HERE,
}  # fmt: skip


def read_need(query: QueryDict, now: datetime, zone: ZoneInfo) -> Need:
    """The question in ``missa``, ``milloin`` and ``toive``. Never raises for anything a person can type."""
    raw = " ".join((query.get("missa", "") or "").replace("\x00", " ").split())
    notes = ["where_long"] if len(raw) > LONGEST else []
    raw = raw[:LONGEST]
    window, when_note = read_when((query.get("milloin", "") or "")[:40], now, zone)
    area, words, alternatives, where_note = read_where(raw)
    return Need(
        area=area,
        window=window,
        wishes=read_wishes(query.getlist("toive")),
        words=words,
        raw_where=raw,
        alternatives=alternatives,
        notes=tuple(note for note in (*notes, where_note, when_note) if note),
    )


def read_where(raw: str) -> tuple[Area, str, tuple[Area, ...], str]:
    """(area, words to search for, other places of the name, note) of the one free field."""
    if not raw:
        return Area(), "", (), ""
    if position := _POSITION.match(raw):
        lat, lon = float(position[1]), float(position[2])
        if not (59 <= lat <= 71 and 19 <= lon <= 32):
            return Area(), "", (), "position_abroad"
        return area_at(Point(lat, lon).rounded()), "", (), ""
    match = gazetteer.find(raw)
    if match.locality is None:
        return Area(), match.rest.strip(), (), ""
    others = tuple(area_of(locality) for locality in match.alternatives[:4])
    return area_of(match.locality), match.rest.strip(), others, "where_corrected" if match.corrected else ""


def read_wishes(raw: Sequence[str]) -> tuple[Wish, ...]:
    """Known wishes, each once, in the order asked; "not sure" and the unknown are simply left out."""
    found: dict[Wish, None] = {}
    for text in raw[:20]:
        for word in text[:200].casefold().replace("+", ",").split(","):
            word = word.strip()
            if word in WISH_ALIASES:
                found[WISH_ALIASES[word]] = None
            elif word in Wish._value2member_map_:
                found[Wish(word)] = None
    return tuple(found)
