"""One template language: Jinja2, with our words, addresses and components at hand."""

from django.forms.renderers import Jinja2 as DjangoJinja2Renderer
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined

from takaovi.core.language import LANGUAGES, current


def url(name: str, *args: object, **kwargs: object) -> str:
    """The address of a page in the language of this page."""
    return reverse(name, args=args, kwargs=kwargs)


def environment(**options: object) -> Environment:
    """What every template can use. A misspelt name fails in the template, not silently on the page."""
    options |= {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True, "cache_size": -1}
    options["extensions"] = ["jinja2.ext.i18n"]
    made = Environment(**options)  # type: ignore[arg-type]  # noqa: S701  Django's backend turns autoescape on
    made.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=gettext, ngettext=ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    made.globals |= {"url": url, "static": static, "languages": LANGUAGES, "reading": current}
    return made


class FormRenderer(DjangoJinja2Renderer):
    """Forms are drawn by our own components."""
