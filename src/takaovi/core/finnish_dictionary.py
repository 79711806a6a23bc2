"""Dictionary forms of Finnish words where Voikko is missing, from simplemma's word list, with a split of compounds.

The list takes 46 MB and a second to open, which a serving process must not carry. So it is opened in a process of
its own, which answers and ends:  ``python -m takaovi.core.finnish_dictionary`` reads a JSON list of word forms and
writes a JSON object ``{form: [[lemma, [part, ...]], ...]}``, forms it does not know left out.
"""

import json
import os
import subprocess
import sys
from collections.abc import Collection, Mapping

from takaovi.core.finnish_voikko import Reading

LEAST_HEAD = 3  # letters of a compound's first word; shorter ones are mostly chance
LEAST_TAIL = 4
SECONDS = 120  # an opened list answers ten thousand words in well under that


def look_up(words: Collection[str]) -> dict[str, list[Reading]]:
    """Readings of ``words`` from a process of its own; unknown words are left out.

    Raises :class:`subprocess.SubprocessError` when that process fails: without it nothing can be indexed.
    """
    if not words:
        return {}
    done = subprocess.run(
        [sys.executable, "-m", "takaovi.core.finnish_dictionary"],
        input=json.dumps(sorted(words)),
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        check=True,
        timeout=SECONDS,
    )
    found = json.loads(done.stdout)
    return {word: [Reading(lemma, tuple(parts)) for lemma, parts in readings] for word, readings in found.items()}


def readings(words: Collection[str], forms: Mapping[str, str]) -> dict[str, list[Reading]]:
    """The same from an opened list of forms."""
    found = {}
    for word in words:
        lemma = forms.get(word)
        if lemma is None:
            split = _split(word, forms)
            if split:
                found[word] = [Reading("".join(split), split)]
        else:
            found[word] = [Reading(lemma, _split(lemma, forms) or (lemma,))]
    return found


def _split(word: str, forms: Mapping[str, str]) -> tuple[str, ...]:
    """The words a compound is made of, the last in its dictionary form; nothing when it is not one."""
    for at in range(LEAST_HEAD, len(word) - LEAST_TAIL + 1):
        head, tail = word[:at], word[at:]
        if _can_begin(head, forms):
            last = _split(tail, forms) or ((forms[tail],) if tail in forms else ())
            if last:
                return (*(_split(head, forms) or (head,)), *last)
    return ()


def _can_begin(head: str, forms: Mapping[str, str]) -> bool:
    """A word, or the shape that words in -nen take before another: vertais-, kohtaamis-."""
    return head in forms or (len(head) > LEAST_TAIL and head.endswith("s") and head[:-1] + "nen" in forms)


def main() -> None:
    from simplemma.strategies import StreamDictionaryFactory  # noqa: PLC0415  only this process opens the list

    forms = StreamDictionaryFactory().get_dictionary("fi")
    found = readings(json.load(sys.stdin), forms)
    json.dump({word: [[r.lemma, r.parts] for r in every] for word, every in found.items()}, sys.stdout)


if __name__ == "__main__":
    main()
