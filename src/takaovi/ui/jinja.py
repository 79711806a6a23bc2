"""One template language: Jinja2, with our words, addresses and components at hand."""

import json
from functools import cache, lru_cache

from django.contrib.staticfiles.storage import staticfiles_storage
from django.forms.renderers import Jinja2 as DjangoJinja2Renderer
from django.template.loader import get_template
from django.urls import reverse
from django.utils.translation import ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from takaovi.core.addresses import page_address
from takaovi.core.language import LANGUAGES
from takaovi.core.reading import gettext, reading
from takaovi.core.text import Said
from takaovi.ui.bound import as_choices, as_field
from takaovi.ui.icons import OF_STATE, icon
from takaovi.ui.soft import soften
from takaovi.ui.values import Choices, lamp_of

# Inside a script block only these can end the block or start markup.
_JSON_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def url(name: str, *args: object, **kwargs: object) -> str:
    """The address of a page in the language of this page."""
    return reverse(name, kwargs=kwargs) if kwargs else page_address(name, *map(str, args))


@cache
def static(name: str) -> str:
    """The address of a built file, with its hash where ``collectstatic`` has given it one."""
    return str(staticfiles_storage.url(name))


def said(text: object, tag: str = "span") -> Markup:
    """Text for the page; wrapped and marked with its language only where that is not the page's (WCAG 3.1.2)."""
    if isinstance(text, Said):
        if text.text and text.language.tag != reading().tag:
            return Markup('<{0} lang="{1}">{2}</{0}>').format(tag, text.language.tag, text.text)
        return escape(text.text)
    return escape(text)


def heading(text: object) -> Markup:
    """The same for a heading, where a long Finnish word may also break."""
    language = text.language if isinstance(text, Said) else reading()
    if language.tag != "fi":
        return said(text)
    return said(Said(soften(str(text)), language))


def kept_choices(thing: Choices) -> Markup:
    """The macro ``ui.choices`` for choices that are the same on many pages: drawn once for each language."""
    return _drawn_choices(reading().code, thing)


@lru_cache(maxsize=512)
def _drawn_choices(_language: str, thing: Choices) -> Markup:
    macros = get_template("ui/parts/forms.html").template.make_module()  # type: ignore[attr-defined]
    return Markup(macros.choices(thing))  # noqa: S704  drawn and escaped by our own macro


def json_ld(data: object) -> Markup:
    """A schema.org block. No text in ``data`` can end the script element or start a tag."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str).translate(_JSON_ESCAPES)
    return Markup('<script type="application/ld+json">' + text + "</script>")  # noqa: S704  escaped above


def environment(**options: object) -> Environment:
    """What every template can use. A misspelt name fails in the template, not silently on the page."""
    options |= {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True, "cache_size": -1}
    options["extensions"] = ["jinja2.ext.i18n"]
    made = Environment(**options)  # type: ignore[arg-type]  # noqa: S701  Django's backend turns autoescape on
    made.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=gettext, ngettext=ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    made.globals |= {"url": url, "static": static, "languages": LANGUAGES, "reading": reading}
    made.globals |= {"json_ld": json_ld}
    made.filters |= {"said": said, "heading": heading, "icon": icon}  # quicker to call than a global
    made.globals |= {"icon_of_state": OF_STATE, "lamp_of": lamp_of}
    made.globals |= {"as_field": as_field, "as_choices": as_choices, "kept_choices": kept_choices}
    return made


class FormRenderer(DjangoJinja2Renderer):
    """Forms are drawn by our own components."""
