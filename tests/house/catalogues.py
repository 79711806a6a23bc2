"""The words of the interface, judged: is every sentence there in Finnish and Swedish, and in our voice?

Used by the tests of the house and by ``make words``.
"""

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from takaovi.config.words import PACKAGE, compile_words
from tests.house.plan import ROOMS

NEEDED = ("fi", "sv")  # English is written in the code itself
KNOWN = (*NEEDED, "fi_Simple")
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
METHODS = [("**.py", "python"), ("**.html", "jinja2"), ("**.xml", "jinja2"), ("**.txt", "jinja2")]
JINJA = {"silent": "false", "trim_blocks": "true", "lstrip_blocks": "true", "newstyle_gettext": "true"}

PLACE = re.compile(r"%\((\w+)\)[sd]|(?<!%)%(?:s|d)|\{(\w*)\}")
SENTENCE_END = re.compile(r"(?<=[.?:])\s+(?=[A-ZÅÄÖ%])|\n+")
SHORT, LONG = 15, 20  # words in a sentence that stands alone, and in a text of several sentences (look.md)
NEVER_FI = re.compile(
    r"asiakasryhm|heikko-osai|syrjäytyn|kohderyhm|virheelli|pakolli\w+ kent|kielletty|\boho\b|\bvoitte\b|\bteidän\b",
    re.IGNORECASE,
)
Key = tuple[str | None, str]


def key_of(message: Message) -> Key:
    """Context and singular: what gettext looks a sentence up by."""
    return message.context, message.id[0] if isinstance(message.id, tuple) else message.id


@cache
def used_in(room: str) -> Catalog:
    """The sentences that a room's code and templates ask for."""
    found = Catalog()
    options = {"**.html": JINJA, "**.xml": JINJA, "**.txt": JINJA}
    for path, line, text, comments, context in extract_from_dir(
        str(PACKAGE / room), METHODS, options_map=options, keywords=KEYWORDS, strip_comment_tags=True
    ):
        found.add(text, locations=[(f"{room}/{path}", line)], auto_comments=comments, context=context)
    return found


@cache
def written_in(room: str, locale: str) -> Catalog:
    """A room's translations into one language; empty where there is no file yet."""
    path = PACKAGE / room / "locale" / locale / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return Catalog(locale=locale.partition("_")[0])
    with path.open("rb") as source:
        return read_po(source, locale=locale.partition("_")[0])


def messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def forms(message: Message) -> tuple[str, ...]:
    """All written forms: one, or those of the plural."""
    return tuple(message.string) if isinstance(message.string, (tuple, list)) else (message.string or "",)


def places(text: str) -> set[str]:
    return {match.group(0) for match in PLACE.finditer(text)}


def faults_of(room: str, locale: str) -> list[str]:
    """What is wrong with a room's translations into one language, one line each."""
    used = {key_of(message): message for message in messages(used_in(room))}
    written = {key_of(message): message for message in messages(written_in(room, locale))}
    where = f"{room}/{locale}"
    faults = [f"{where}: no longer used: {key[1]!r}" for key in written if key not in used]
    faults += [f"{where}: obsolete entry: {key!r}" for key in written_in(room, locale).obsolete]
    for key, message in used.items():
        if key not in written:
            if locale in NEEDED:
                faults.append(f"{where}: missing: {key[1]!r} ({message.locations[0][0]}:{message.locations[0][1]})")
            continue
        faults += [f"{where}: {fault}: {key[1]!r}" for fault in faults_of_message(message, written[key])]
    return faults


def faults_of_message(used: Message, written: Message) -> Iterator[str]:
    """Emptiness, doubt, lost placeholders and lost plurals of one sentence."""
    if written.fuzzy:
        yield "fuzzy"
    if not all(forms(written)):
        yield "empty"
        return
    if isinstance(used.id, tuple) != isinstance(written.id, tuple):
        yield "plural forms differ from the code"
    asked = set().union(*(places(text) for text in (used.id if isinstance(used.id, tuple) else (used.id,))))
    for text in forms(written):
        said = places(text)
        # A singular may leave the number out ("yksi paikka"); nothing may be invented, and no other place lost.
        spare = asked if isinstance(used.id, tuple) else set()
        if said - asked or (asked - said) - spare:
            yield f"placeholders {sorted(said)} instead of {sorted(asked)}"


def faults_of_voice(room: str, locale: str) -> list[str]:
    """Sentences that are too long, shout, or use a word we never use about people."""
    faults = []
    for message in messages(written_in(room, locale)):
        for text in forms(message):
            if "!" in text:
                faults.append(f"{room}/{locale}: an exclamation mark: {text!r}")
            if locale != "sv":
                faults += [f"{room}/{locale}: {fault}: {text!r}" for fault in faults_of_finnish(text)]
    return faults


def faults_of_finnish(text: str) -> Iterator[str]:
    if found := NEVER_FI.search(text):
        yield f"we never say {found.group(0)!r}"
    sentences = SENTENCE_END.split(text)
    longest = SHORT if len(sentences) == 1 else LONG
    for sentence in sentences:
        words = len(sentence.split())
        if words > longest:
            yield f"{words} words in a sentence, at most {longest}"


def contradictions() -> list[str]:
    """One English sentence with two translations: whichever room came first would win everywhere."""
    said: dict[tuple[str, Key], tuple[str, tuple[str, ...]]] = {}
    faults = []
    for locale in KNOWN:
        for room in ROOMS:
            for message in messages(written_in(room, locale)):
                first_room, first = said.setdefault((locale, key_of(message)), (room, forms(message)))
                if first != forms(message):
                    faults.append(f"{locale}: {key_of(message)[1]!r} differs in {first_room} and {room}")
    return faults


def all_faults() -> list[str]:
    each = [(room, locale) for room in ROOMS for locale in KNOWN]
    found = [fault for pair in each for fault in (*faults_of(*pair), *faults_of_voice(*pair))]
    return found + contradictions()


def main() -> int:
    print(f"compiled: {compile_words()} of {len(list(Path(PACKAGE).glob('*/locale/*/LC_MESSAGES/*.po')))} catalogues")
    faults = all_faults()
    for fault in faults:
        print(fault)
    total = sum(len(list(messages(used_in(room)))) for room in ROOMS)
    print(f"{total} sentences in {len(ROOMS)} rooms, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
