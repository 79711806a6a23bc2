"""A place at its keeper's desk: what is written, what is missing, and its forms. No queries."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from takaovi.core.languages import LANGUAGES
from takaovi.core.reading import word
from takaovi.core.text import Said, say, written
from takaovi.desk.form_presenters import texts_part, ticks
from takaovi.desk.form_values import Part
from takaovi.desk.place_forms import FACTS, TEXTS, answered, texts_of
from takaovi.places.models import Place
from takaovi.places.values import PlaceKind, Question, Trait, unmask
from takaovi.places.words import LANGUAGE_NAMES, TRAITS, question_words
from takaovi.ui.values import Choices, Field

BIG = ("description",)
SHORT = 160  # characters of a text in the list
Piece = Field | Choices | Part


class TextLine(NamedTuple):
    """A text in the list: ``missing`` names the languages in which it is not there."""

    key: str
    label: str
    text: Said
    missing: str


def text_labels() -> dict[str, str]:
    return {
        "name": _("Name"),
        "summary": _("In one sentence: what it is like to be there"),
        "description": _("More about it"),
        "welcome": _("How one is welcome"),
        "cost_note": _("About the cost, if something"),
        "transport": _("How one gets there without a car"),
    }


def text_lines(place: Place, language: str) -> list[TextLine]:
    labels = text_labels()
    return [TextLine(key, labels[key], beginning(say(place, key, language)), missing_in(place, key)) for key in TEXTS]


def beginning(said: Said) -> Said:
    """Enough of a long text to know it by."""
    return said if len(said.text) <= SHORT else said._replace(text=said.text[:SHORT].rpartition(" ")[0] + " …")


def missing_in(row: object, field: str) -> str:
    """The languages that this text lacks, where it is written at all; empty where none is missing."""
    lacking = [one.own_name for one in LANGUAGES if not written(row, field, one.code)]
    if not lacking:
        return ""
    if len(lacking) == len(LANGUAGES):
        return _("Not written yet")
    return _("Missing: %(languages)s") % {"languages": ", ".join(lacking)}


def text_part(field: str, values: Mapping[str, Any], faults: Mapping[str, str]) -> Part:
    kind = "textarea" if field in BIG else "text"
    return texts_part(field, text_labels()[field], values, faults, kind=kind, most=TEXTS[field])


def tongue_labels(field: str) -> dict[str, str]:
    """The columns of one text by the language's own name, for showing what two people wrote differently."""
    return {f"{field}_{one.column}": one.own_name for one in LANGUAGES}


def fact_labels() -> dict[str, str]:
    return {
        "phone": _("Phone number"),
        "email": _("E-mail"),
        "website": _("Web page"),
        "street": _("Street"),
        "postcode": _("Postcode"),
        "village": _("Village or part of town"),
        "cost_cents": _("What it costs, in euros"),
        "languages": _("Which languages are spoken?"),
    }


def fact_parts(values: Mapping[str, Any], faults: Mapping[str, str]) -> tuple[Piece, ...]:
    labels = fact_labels()
    kinds = {"phone": "tel", "email": "email"}
    fields = [
        Field(name, labels[name], str(values[name] or ""), error=faults.get(name, ""), kind=kinds.get(name, "text"))
        for name in FACTS
    ]
    cost = Field(
        "cost_cents", labels["cost_cents"], values["cost_cents"], _("0 costs nothing."), faults.get("cost_cents", "")
    )
    spoken = {code: word(LANGUAGE_NAMES, code) for code in LANGUAGE_NAMES}
    return (*fields, cost, ticks("languages", labels["languages"], spoken, values["languages"]))


def trait_choices(bits: int) -> Choices:
    options = {str(int(one)): word(TRAITS, one) for one in Trait}
    return ticks("traits", _("What is true here?"), options, {str(int(one)) for one in unmask(bits)})


class PartLink(NamedTuple):
    """Leads to the rooms, ways or stops of a place."""

    name: str
    words: str
    number: int


def part_links(place: Place) -> list[PartLink]:
    """No query after the doorway."""
    return [
        PartLink("desk:place_rooms", _("Rooms"), len(place.spaces.all())),
        PartLink("desk:place_ways", _("Ways to meet"), len(place.ways.all())),
        PartLink("desk:place_stops", _("Where the place is at times"), len(place.venues.all())),
    ]


class NoteLine(NamedTuple):
    number: int
    trait: str
    note: Said
    missing: str


def note_lines(place: Place, language: str) -> list[NoteLine]:
    """The qualities that the place has, each with what it means there."""
    rows = {row.trait: row for row in place.trait_notes.all()}
    return [
        NoteLine(
            int(one),
            word(TRAITS, one),
            say(rows[int(one)], "note", language) if int(one) in rows else say({}, "note", language),
            missing_in(rows[int(one)], "note") if int(one) in rows else "",
        )
        for one in unmask(place.traits)
    ]


class QuestionLine(NamedTuple):
    number: int
    question: str
    text: Said
    missing: str


def question_lines(place: Place, language: str) -> list[QuestionLine]:
    rows = {row.question: row for row in place.arrival.all()}
    kind = PlaceKind(place.kind)
    return [
        QuestionLine(
            int(one),
            question_words(one, kind),
            say(rows.get(int(one), {}), "text", language),
            missing_in(rows.get(int(one), {}), "text") if int(one) in answered(place) else _("Not answered yet"),
        )
        for one in Question
    ]


def answered_words(place: Place) -> str:
    """ "9/12"."""
    return f"{len(answered(place))}/{len(Question)}"


def answer_part(place: Place, question: Question, values: Mapping[str, Any], faults: Mapping[str, str]) -> Part:
    return texts_part("text", question_words(question, PlaceKind(place.kind)), values, faults, most=120)


def picture_parts(values: Mapping[str, Any], faults: Mapping[str, str]) -> tuple[Piece, ...]:
    """The door as one sees it when one comes."""
    choose = Field(
        "picture",
        _("Choose a picture of the door"),
        kind="file",
        hint=_("A JPEG, PNG or WebP file. Where and when it was taken is removed from it."),
        error=faults.get("picture", ""),
        extra={"accept": "image/jpeg,image/png,image/webp"},
    )
    return choose, texts_part("alt", _("What is seen in the picture?"), values, faults, most=160)


def photo_texts(place: Place) -> dict[str, str]:
    return {name.removeprefix("photo_"): text for name, text in texts_of(place, "photo_alt").items()}
