"""Translations as the program reads them: every .po file of a room compiled to the .mo file beside it."""

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def catalogues(package: Path = PACKAGE) -> list[Path]:
    """The .po files of all rooms, in a fixed order."""
    return sorted(package.glob("*/locale/*/LC_MESSAGES/*.po"))


def compile_words(package: Path = PACKAGE) -> int:
    """Compile what is newer than its .mo file; returns how many were compiled.

    A sentence marked fuzzy is left out, so a doubtful translation is never shown as a sure one.
    """
    stale = [po for po in catalogues(package) if _is_stale(po)]
    for po in stale:
        _compile(po)
    return len(stale)


def _is_stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime_ns != po.stat().st_mtime_ns


def _compile(po: Path) -> None:
    from babel.messages.mofile import write_mo  # noqa: PLC0415  a start with nothing to compile does without Babel
    from babel.messages.pofile import read_po  # noqa: PLC0415  same

    seen = po.stat().st_mtime_ns  # of what is read here: a catalogue written meanwhile is compiled again
    with po.open("rb") as source:
        catalogue = read_po(source, locale=po.parent.parent.name.partition("_")[0])
    # Two processes may compile at once (tests side by side): each writes its own file and moves it into place.
    half = po.with_suffix(f".{os.getpid()}.tmp")
    with half.open("wb") as target:
        write_mo(target, catalogue)
    os.utime(half, ns=(seen, seen))
    half.replace(po.with_suffix(".mo"))
