"""The template engine: each template is compiled once for each language, with its sentences in that language.

A page says some sixty sentences without anything to fill in. Looking each up anew took as long as half the templates.
It prints three hundred values. Marking each as safe, only to join them all into one text, took a sixth of them.
"""

from collections.abc import Iterable
from typing import Any

from django.template.backends.jinja2 import Jinja2
from django.utils.translation import trans_real
from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup, escape

from takaovi.core.language import LANGUAGES
from takaovi.core.reading import reading

SENTENCE = ("lparen", "string", "rparen")


class Templates(Jinja2):
    """Django's engine for Jinja2 with an environment for each language; that of the page at hand answers."""

    def __init__(self, params: dict[str, Any]) -> None:
        self._environments: dict[str, Environment] = {}
        super().__init__(params)

    @property
    def env(self) -> Environment:
        return self._environments[reading().code]

    @env.setter
    def env(self, made: Environment) -> None:
        """Django hands over the one it has made: it becomes the model of those of the languages."""
        for language in LANGUAGES:
            environment = made.overlay(extensions=[Told], cache_size=-1)
            environment.code_generator_class = Writer
            environment.shown = shown  # type: ignore[attr-defined]
            environment.takaovi_language = language.code  # type: ignore[attr-defined]
            self._environments[language.code] = environment


class Told(Extension):
    """Puts the translation in the place of ``_("...")`` where nothing is to be filled in."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        catalogue = trans_real.translation(self.environment.takaovi_language)  # type: ignore[attr-defined]
        tokens = list(stream)
        at, before = 0, ""
        while at < len(tokens):
            token = tokens[at]
            follow = tokens[at + 1 : at + 4]
            if token.value == "_" and before != "dot" and tuple(one.type for one in follow) == SENTENCE:
                yield Token(token.lineno, "string", catalogue.gettext(follow[1].value))
                at += len(SENTENCE)
            else:
                yield token
            at, before = at + 1, token.type


def shown(value: object) -> str:
    """The value as it goes into the page: safe text as it is, any other escaped."""
    return value if type(value) is Markup else escape(value)


class Writer(CodeGenerator):
    """Jinja2's own compiler, which asks :func:`shown` where it would ask ``escape``."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """The whole module; it finds its environment under that name."""
        super().visit_Template(node, frame)
        self.writeline("escape = environment.shown")
