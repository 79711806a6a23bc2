"""The code by which a sender follows a proposal: a word and six digits, easy to write down and to say aloud."""

from pathlib import Path

from takaovi.core.codes import CodeKind

# Short words of the countryside, without letters that a foreign keyboard lacks, no two nearly alike.
WORDS = tuple((Path(__file__).resolve().parent / "data" / "code_words.txt").read_text("ascii").split())
CODES = CodeKind("proposals", WORDS, digits=6)
