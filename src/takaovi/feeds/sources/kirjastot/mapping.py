"""From a library of the directory to a place of ours: its columns, and its hours day by day. Pure."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from html.parser import HTMLParser
from itertools import groupby
from typing import Any

from takaovi.core.text import slug
from takaovi.feeds.sources.kirjastot.reading import Day, Library
from takaovi.hours.values import Clocks, Texts
from takaovi.places.gazetteer import Locality
from takaovi.places.values import PlaceKind, Sector, Trait, mask

SUMMARY, DESCRIPTION = 160, 2_000  # characters
# What is said where the directory has no slogan and no description in a language we can show.
PLAIN_SUMMARY = {"fi": "Kirjasto, avoin kaikille.", "sv": "Bibliotek, öppet för alla.", "en": "A library, open to all."}
BLOCKS = frozenset({"p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr"})
SILENT = frozenset({"script", "style"})


class _Text(HTMLParser):
    """The words of a piece of HTML, blocks on lines of their own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in SILENT
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT and self.silent > 0
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)


def plain(html: str) -> str:
    """The text of a piece of HTML: entities read, blocks as lines, no empty line."""
    reader = _Text()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return "\n".join(line for line in lines if line)


def shortened(text: str, most: int) -> str:
    """At most so many characters, cut between words and marked with an ellipsis."""
    if len(text) <= most:
        return text
    head, after = text[: most - 1], text[most - 1]
    if not (head[-1].isspace() or after.isspace()):
        head = head.rsplit(None, 1)[0]
    return head.rstrip(" ,.;:–-") + "…"


def slug_of(name: str) -> str:
    """ "Kallion kirjasto" -> "kallion-kirjasto", at most 70 characters."""
    return slug(name)[:70].rstrip("-")


def source_of(library: Library) -> str:
    """Where the data is from, and the mark by which the same library is found again."""
    return f"Kirjastohakemisto {library.number}, avoin rajapinta"


def place_columns(library: Library, locality: Locality) -> dict[str, Any]:
    """The columns of Place that the directory knows; others are left as they are."""
    columns: dict[str, Any] = {
        "kind": PlaceKind.MOVING if library.kind == "mobile" else PlaceKind.LIBRARY,
        "municipality": locality.municipality,
        "village": "" if locality.kind == "municipality" else locality.name_fi,
        "street": library.street,
        "postcode": library.postcode,
        "lat": library.point[0] if library.point else None,
        "lon": library.point[1] if library.point else None,
        "source": source_of(library),
    }
    finnish = library.name.get("fi") or next(iter(library.name.values()))
    for language in ("fi", "sv", "en"):
        columns[f"name_{language}"] = library.name.get(language) or (finnish if language == "fi" else None)
        columns[f"summary_{language}"] = summary(library, language)
        columns[f"description_{language}"] = (
            shortened(plain(library.description.get(language, "")), DESCRIPTION) or None
        )
    return columns


def summary(library: Library, language: str) -> str | None:
    """The slogan, else the beginning of the description, else one plain sentence; only Finnish is always there."""
    texts: list[Texts] = [library.slogan, library.description]
    for text in texts:
        words = " ".join(plain(text.get(language, "")).split("\n"))
        if words:
            return shortened(words, SUMMARY)
    told = language == "fi" or language in library.name
    return PLAIN_SUMMARY[language] if told else None


def traits(before: int) -> int:
    """What the law says of a public library, added to what a keeper has told."""
    return before | mask({Trait.FREE})


def keeper(library: Library, locality: Locality, municipality: str) -> dict[str, Any] | None:
    """The municipality as the keeper of a public library; the directory names no other."""
    if library.kind not in ("municipal", "mobile"):
        return None
    return {
        "slug": f"kunta-{locality.municipality}",
        "name": municipality,
        "sector": Sector.MUNICIPALITY,
        "municipality": locality.municipality,
    }


def plan(library: Library) -> dict[str, Any]:
    """The document of docs/hours.md that opens exactly the times of the directory, on its days only."""
    layers = [("staffed", lambda day: day.staffed), ("self_service", lambda day: day.self_service)]
    told = [name for name, clocks in layers if any(clocks(day) for day in library.days)] or ["staffed"]
    return {
        "layers": [
            {"state": name, "periods": [_period(run, clocks) for run in _runs(library.days)]}
            for name, clocks in layers
            if name in told
        ]
    }


def _runs(days: Sequence[Day]) -> list[list[Day]]:
    """Days that follow each other without a gap: between runs nothing is known."""
    numbered = enumerate(days)
    return [
        [day for _number, day in run]
        for _key, run in groupby(numbered, key=lambda pair: pair[1].day - timedelta(days=pair[0]))
    ]


def _period(run: Sequence[Day], clocks_of: Callable[[Day], Clocks]) -> dict[str, Any]:
    """One stretch of days, with a rule of dates for each pattern of times in it."""
    patterns: dict[Clocks, list[str]] = {}
    for day in run:
        patterns.setdefault(clocks_of(day), []).append(day.day.isoformat())
    return {
        "from": run[0].day.isoformat(),
        "to": run[-1].day.isoformat(),
        "rules": [
            {"dates": dates, "spans": [[_clock(start), _clock(end)] for start, end in clocks]}
            for clocks, dates in patterns.items()
            if clocks
        ],
    }


def _clock(minute: int) -> str:
    shown = minute if minute <= 1440 else minute - 1440
    return f"{shown // 60:02}:{shown % 60:02}"
