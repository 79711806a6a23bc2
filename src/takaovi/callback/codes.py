"""The code by which somebody follows a call or ends it: a word and five digits, easy to say on the phone."""

from pathlib import Path

from takaovi.core.codes import CodeKind


def _words() -> dict[str, tuple[str, ...]]:
    """By language, from the file: a line with its code, then lines of words."""
    found: dict[str, tuple[str, ...]] = {}
    code = ""
    for line in (Path(__file__).parent / "data" / "code_words.txt").read_text("utf-8").splitlines():
        if line.islower():
            code, found[line] = line, ()
        else:
            found[code] += tuple(line.split())
    return {**found, "fi-simple": found["fi"]}


WORDS = _words()
CODES = CodeKind("calls", tuple(sorted({word for words in WORDS.values() for word in words})), digits=5, joint="-")
RING_CODES = CodeKind("call-ring", CODES.words, digits=5, joint="-")
