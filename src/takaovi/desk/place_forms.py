"""What the forms of a place hold, and what becomes of what was typed."""

import re
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from takaovi.core.languages import LANGUAGES
from takaovi.core.text import written
from takaovi.desk.form_presenters import typed_price
from takaovi.desk.reading_forms import Typed
from takaovi.places.models import Place
from takaovi.places.values import Question, Trait
from takaovi.places.words import LANGUAGE_NAMES

# The texts of a place in the order of its page, with their greatest length in characters.
TEXTS = {"name": 80, "summary": 160, "description": 6_000, "welcome": 160, "cost_note": 120, "transport": 200}
NEEDED = ("name", "summary")
FACTS = ("phone", "email", "website", "street", "postcode", "village")
PHONE = re.compile(r"\+?[\d\s()\-]{3,30}")


def texts_of(row: object | None, field: str) -> dict[str, str]:
    """One text by column, such as ``summary_fi``; empty where nobody has written it."""
    return {f"{field}_{one.column}": written(row, field, one.code) if row else "" for one in LANGUAGES}


def by_code(columns: Mapping[str, str], field: str) -> dict[str, str]:
    """The same by language code, as the actions take it."""
    return {one.code: columns[f"{field}_{one.column}"] for one in LANGUAGES}


def facts_of(place: Place) -> dict[str, Any]:
    plain = {name: getattr(place, name) for name in FACTS}
    return {**plain, "cost_cents": place.cost_cents, "languages": ",".join(spoken(place))}


def spoken(place: Place) -> list[str]:
    return [code for code in place.languages.replace(" ", "").split(",") if code]


def read_facts(typed: Typed) -> dict[str, Any]:
    """Columns of Place. Faults are written into ``typed``."""
    fields: dict[str, Any] = {
        "phone": typed.text("phone", 30),
        "email": typed.text("email", 254),
        "website": typed.text("website", 200),
        "street": typed.text("street", 120),
        "postcode": typed.text("postcode", 5),
        "village": typed.text("village", 60),
        "cost_cents": typed.cents("cost_cents"),
        "languages": ",".join(code for code in LANGUAGE_NAMES if code in typed.many("languages")),
    }
    if fields["phone"] and not PHONE.fullmatch(fields["phone"]):
        typed.faults["phone"] = _("Write a phone number such as 040 123 4567.")
    if fields["website"] and not fields["website"].startswith(("https://", "http://")):
        typed.faults["website"] = _("The address of a web page begins with https.")
    if fields["postcode"] and not (fields["postcode"].isascii() and fields["postcode"].isdigit()):
        typed.faults["postcode"] = _("A postcode has five digits.")
    if fields["email"]:
        try:
            validate_email(fields["email"])
        except ValidationError:
            typed.faults["email"] = _("Write an e-mail address such as name@example.org.")
    return fields


def typed_facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Columns as the form shows them."""
    return {**facts, "cost_cents": typed_price(facts["cost_cents"]), "languages": facts["languages"].split(",")}


def question_at(number: int) -> Question | None:
    return Question(number) if number in list(Question) else None


def trait_at(number: int) -> Trait | None:
    return Trait(number) if number in list(Trait) else None


def answered(place: Place) -> set[int]:
    """The questions of "Kun tulet" that are answered in some language. No query after the doorway."""
    return {row.question for row in place.arrival.all() if any(texts_of(row, "text").values())}


def next_unanswered(place: Place, after: Question) -> Question | None:
    """The next question without an answer, after this one and then from the start."""
    done = answered(place) | {int(after)}
    order = sorted(Question, key=lambda one: (one - after - 1) % len(Question))
    return next((one for one in order if int(one) not in done), None)
