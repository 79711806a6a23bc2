"""Catalogues are compiled when they are newer than what was compiled, and doubtful sentences stay out."""

import gettext
import os
from pathlib import Path

from takaovi.config.words import compile_words

PO = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Open now"
msgstr "Nyt auki"

#, fuzzy
msgid "Closed"
msgstr "Kielletty"

msgid "One place"
msgid_plural "%(count)d places"
msgstr[0] "Yksi paikka"
msgstr[1] "%(count)d paikkaa"
"""


def write_catalogue(package: Path) -> Path:
    po = package / "finder" / "locale" / "fi" / "LC_MESSAGES" / "django.po"
    po.parent.mkdir(parents=True)
    po.write_text(PO, "utf-8")
    return po


def test_a_catalogue_is_compiled_once(tmp_path: Path) -> None:
    po = write_catalogue(tmp_path)
    assert compile_words(tmp_path) == 1
    assert compile_words(tmp_path) == 0
    os.utime(po, ns=(10**18 * 4, 10**18 * 4))
    assert compile_words(tmp_path) == 1
    assert [path.name for path in sorted(po.parent.iterdir())] == ["django.mo", "django.po"]


def test_what_was_compiled_is_what_was_written(tmp_path: Path) -> None:
    po = write_catalogue(tmp_path)
    compile_words(tmp_path)
    with po.with_suffix(".mo").open("rb") as compiled:
        words = gettext.GNUTranslations(compiled)
    assert words.gettext("Open now") == "Nyt auki"
    assert words.gettext("Closed") == "Closed"
    assert [words.ngettext("One place", "%(count)d places", n) for n in (1, 3)] == ["Yksi paikka", "%(count)d paikkaa"]
