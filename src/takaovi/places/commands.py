"""``takaovi places ...``: show or hide a place, answer its twelve questions; through the actions of the room."""

import argparse
import sys

from takaovi.core.commands import Refused, Subparsers, add_command
from takaovi.core.languages import LANGUAGES
from takaovi.places.values import Question

WRONG = 2  # exit status
BY = "operator"


def add_commands(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("places", help="Places: show or hide one, answer its twelve questions.")
    parser.set_defaults(handler=lambda _: parser.print_help() or WRONG, needs_django=False)
    inner = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=type(parser))
    for deed, does in (("publish", "Show a place to everybody."), ("hide", "Take a place off every page; keep it.")):
        showing = add_command(inner, deed, does=does, example=f"takaovi places {deed} kahvitupa", handler=show)
        showing.add_argument("place", metavar="PLACE", help="the place's word in its address")
        showing.set_defaults(deed=deed)
    answering = add_command(
        inner,
        "answer",
        does='Answer one of the twelve questions of "When you come".',
        example='takaovi places answer kahvitupa 1 --fi "Punainen ovi pihan puolella."',
        handler=answer,
    )
    answering.add_argument("place", metavar="PLACE", help="the place's word in its address")
    numbers = ", ".join(f"{question.value} {question.name.lower()}" for question in Question)
    answering.add_argument("number", type=int, choices=[*Question], metavar="NUMBER", help=numbers)
    for language in LANGUAGES:
        answering.add_argument(f"--{language.prefix}", metavar="TEXT", help=f"{language.own_name}; empty removes it")


def show(chosen: argparse.Namespace) -> int:
    from takaovi.places.actions import hide_place, publish_place  # noqa: PLC0415  needs Django
    from takaovi.places.queries import place_named  # noqa: PLC0415  needs Django

    place = place_named(chosen.place)
    if chosen.deed == "publish":
        publish_place(by=BY, place=place)
    else:
        hide_place(by=BY, place=place)
    sys.stdout.write(f"{place.slug}: {'shown to everybody' if place.published else 'hidden'}\n")
    return 0


def answer(chosen: argparse.Namespace) -> int:
    from takaovi.places.actions import set_arrival_answer  # noqa: PLC0415  needs Django
    from takaovi.places.queries import place_named  # noqa: PLC0415  needs Django

    told = {language.code: getattr(chosen, language.prefix) for language in LANGUAGES}
    texts = {code: text for code, text in told.items() if text is not None}
    if not texts:
        raise Refused("write the answer in at least one language, such as --fi TEXT")
    place, question = place_named(chosen.place), Question(chosen.number)
    set_arrival_answer(by=BY, place=place, question=question, texts=texts)
    sys.stdout.write(f"{place.slug}: {question.name.lower()} in {', '.join(texts)}\n")
    return 0
