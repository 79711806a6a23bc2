"""Templates are compiled once for each language, with their sentences in it."""

import pytest
from django.template import engines
from markupsafe import Markup

from takaovi.core.language import BY_CODE
from takaovi.core.reading import read_in

SOURCE = '{{ _("Closed") }}|{{ _("Ask before you go: %(phone)s", phone="<1>") }}|{{ what._("Closed") }}'


class Other:
    def _(self, text: str) -> str:
        return f"not a sentence: {text}"


@pytest.mark.parametrize(
    ("code", "closed"), [("fi", "Kiinni"), ("sv", "Stängt"), ("en", "Closed"), ("fi-simple", "Kiinni")]
)
def test_a_sentence_is_said_in_the_language_of_the_page(code: str, closed: str) -> None:
    with read_in(BY_CODE[code]):
        said = engines["jinja2"].from_string(SOURCE).render({"what": Other()})
    assert said.split("|")[0] == closed
    assert said.endswith("&lt;1&gt;|not a sentence: Closed")


def test_one_template_file_has_a_compiled_form_for_each_language() -> None:
    found = []
    for code in ("fi", "sv"):
        with read_in(BY_CODE[code]):
            found.append(engines["jinja2"].get_template("ui/not_found.html").template)
    assert found[0] is not found[1]
    assert found[0].filename == found[1].filename


class Worded:
    """Brings its own safe text, as Django's forms do."""

    def __html__(self) -> str:
        return "<b>bold</b>"


MACRO = "{% macro row(what) %}<li>{{ what }}</li>{% endmacro %}"


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("<i> & \"'", "&lt;i&gt; &amp; &#34;&#39;"),
        (Markup("<i>safe</i>"), "<i>safe</i>"),
        (Worded(), "<b>bold</b>"),
        (7, "7"),
        (None, "None"),
    ],
)
def test_what_is_not_marked_as_safe_is_escaped_wherever_it_is_printed(value: object, printed: str) -> None:
    source = MACRO + "{{ what }}|{{ row(what) }}|{% set kept %}{{ what }}{% endset %}{{ kept }}"
    text = engines["jinja2"].from_string(source).render({"what": value})
    assert text == f"{printed}|<li>{printed}</li>|{printed}"
