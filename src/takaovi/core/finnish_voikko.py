"""Voikko, the Finnish morphological analyser, where the system has it (Debian: libvoikko1 and voikko-fi).

Bound by ctypes to five functions of the C library (libvoikko.so.1, any 4.x); no Python package is needed. The
dictionary is mapped from its file: 16 ms and 4 MB at the first word.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from threading import Lock

LANGUAGE = b"fi"
LIBRARIES = ("libvoikko.so.1", "libvoikko.dylib", "libvoikko-1.dll")


@dataclass(frozen=True, slots=True)
class Reading:
    """A dictionary form and the words it is put together from ("perhekahvila": perhe, kahvila)."""

    lemma: str
    parts: tuple[str, ...]


class Voikko:
    """One opened dictionary. Calls are made one at a time."""

    def __init__(self, library: ctypes.CDLL, handle: int) -> None:
        self._library = library
        self._handle = handle
        self._lock = Lock()

    def readings(self, word: str) -> list[Reading]:
        """Every reading of a word form; none when Voikko does not know it. Never raises on any text.

        A whole word hides the same letters read as a compound: Jyväskylä is no village of grains.
        """
        if "\0" in word or len(word) > 100:
            return []
        with self._lock:
            found = list(self._analyses(word))
        names = {reading.lemma for reading in found if len(reading.parts) == 1}
        return list(dict.fromkeys(r for r in found if len(r.parts) == 1 or r.lemma not in names))

    def _analyses(self, word: str) -> Iterator[Reading]:
        analyses = self._library.voikkoAnalyzeWordCstr(self._handle, word.encode())
        if not analyses:
            return
        at = 0
        while analyses[at]:
            lemma, structure = (self._value(analyses[at], key) for key in (b"BASEFORM", b"STRUCTURE"))
            if lemma[:1].isupper():
                yield Reading(lemma.lower(), (lemma.lower(),))  # the village inside a town's name is not meant
            elif lemma:
                yield Reading(lemma, cut(lemma, structure))
            at += 1
        self._library.voikko_free_mor_analysis(analyses)

    def _value(self, analysis: int, key: bytes) -> str:
        pointer = self._library.voikko_mor_analysis_value_cstr(analysis, key)
        if not pointer:
            return ""
        text = ctypes.string_at(pointer).decode()
        self._library.voikko_free_mor_analysis_value_cstr(pointer)
        return text


def cut(lemma: str, structure: str) -> tuple[str, ...]:
    """The parts of a dictionary form, cut where STRUCTURE has "=": "=ppppp=ppppppp" is cut after five letters."""
    places = [len(part) for part in structure.split("=")[1:-1]]
    parts, rest = [], lemma
    for letters in places:
        parts.append(rest[:letters].strip("-"))
        rest = rest[letters:]
    return tuple(part for part in (*parts, rest.strip("-")) if part)


@cache
def voikko() -> Voikko | None:
    """The analyser, opened at the first call; None where the library or its Finnish dictionary is missing."""
    for name in LIBRARIES:
        try:
            library = ctypes.CDLL(name)
        except OSError:
            continue
        _declare(library)
        fault = ctypes.c_char_p()
        handle = library.voikkoInit(ctypes.byref(fault), LANGUAGE, None)
        return Voikko(library, handle) if handle else None
    return None


def _declare(library: ctypes.CDLL) -> None:
    """Types of the functions used (voikko_defines.h)."""
    pointer = ctypes.c_void_p
    for name, result, arguments in (
        ("voikkoInit", pointer, [ctypes.POINTER(ctypes.c_char_p), ctypes.c_char_p, ctypes.c_char_p]),
        ("voikkoAnalyzeWordCstr", ctypes.POINTER(pointer), [pointer, ctypes.c_char_p]),
        ("voikko_mor_analysis_value_cstr", pointer, [pointer, ctypes.c_char_p]),
        ("voikko_free_mor_analysis_value_cstr", None, [pointer]),
        ("voikko_free_mor_analysis", None, [ctypes.POINTER(pointer)]),
    ):
        function = getattr(library, name)
        function.restype = result
        function.argtypes = arguments
