"""The forms of the programme as the desk shows them. No queries."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from takaovi.desk.form_presenters import one_of, texts_part, ticks
from takaovi.desk.programme_forms import TEXTS
from takaovi.desk.programme_place_presenters import more_part
from takaovi.desk.programme_times_presenters import Faults, Piece, Values, error_at, when_parts
from takaovi.places.models import Place
from takaovi.programme.sentences import company_words, sign_up_words
from takaovi.programme.values import COMPANIES, SIGN_UPS
from takaovi.ui.values import Field


def new_parts(values: Values, faults: Faults, place: Place | None, language: str) -> tuple[Piece, ...]:
    """The fewest questions that make a series: what, when. All else can wait, and is folded away."""
    return (
        Field(
            "title_fi",
            _("What is it called? In Finnish."),
            values.get("title_fi", ""),
            error=error_at(faults, "title_fi"),
        ),
        Field(
            "summary_fi",
            _("What is it like, in one sentence? In Finnish."),
            values.get("summary_fi", ""),
            error=error_at(faults, "summary_fi"),
        ),
        *when_parts(values, faults),
        more_part(place, values, language),
    )


def activity_parts(values: Values, faults: Faults) -> tuple[Piece, ...]:
    """Everything told of an activity but its times."""
    labels = text_labels()
    big = {"description": "textarea"}
    texts = [
        texts_part(name, labels[name], values, faults, kind=big.get(name, "text"), most=TEXTS[name]) for name in TEXTS
    ]
    return (*texts, *_numbers(values, faults))


def text_labels() -> dict[str, str]:
    return {
        "title": _("Name"),
        "summary": _("In one sentence"),
        "description": _("What it is like"),
        "audience": _("For whom? Empty is for all."),
        "cost_note": _("About the cost, if something"),
        "sign_up_note": _("How one signs up, if something"),
    }


def field_labels() -> dict[str, str]:
    """Of every column that the form holds, for showing what two people wrote differently."""
    tongues = {"fi": "Suomi", "sv": "Svenska", "en": "English", "fi_simple": "Selko"}
    texts = {
        f"{name}_{column}": f"{label} ({tongue})"
        for name, label in text_labels().items()
        for column, tongue in tongues.items()
    }
    return {
        **texts,
        "cost_cents": _("What it costs, in euros"),
        "sign_up": _("Does one sign up?"),
        "sign_up_here": _("One can sign up on its page"),
        "capacity": _("How many there is room for"),
        "min_age": _("The youngest age"),
        "max_age": _("The oldest age"),
        "company": _("How many usually come?"),
        "online_url": _("Online address"),
        "phone": _("Phone number"),
        "exclusive": _("The place is kept for this group meanwhile"),
    }


def _numbers(values: Values, faults: Faults) -> tuple[Piece, ...]:
    labels = field_labels()

    def line(name: str, **rest: Any) -> Field:
        return Field(name, labels[name], str(values.get(name) or ""), error=error_at(faults, name), **rest)

    sign_ups = sign_up_choices()
    companies = {"": _("Not told"), **company_choices()}
    return (
        line("cost_cents", hint=_("0 costs nothing."), inputmode="decimal"),
        one_of("sign_up", labels["sign_up"], sign_ups, str(values.get("sign_up") or "none")),
        ticks("sign_up_here", _("Where?"), {"yes": labels["sign_up_here"]}, values["sign_up_here"]),
        line("capacity", hint=_("Empty: there is room for all."), inputmode="numeric"),
        one_of("company", labels["company"], companies, str(values.get("company") or "")),
        line("min_age", inputmode="numeric"),
        line("max_age", inputmode="numeric"),
        ticks("exclusive", _("Only for a group?"), {"yes": labels["exclusive"]}, values["exclusive"]),
        line("online_url", hint=_("If one may come along online. It begins with https.")),
        line("phone", hint=_("If one may come along by phone.")),
    )


def sign_up_choices() -> dict[str, str]:
    return {key: sign_up_words(key, get_language() or "fi") for key in SIGN_UPS}


def company_choices() -> dict[str, str]:
    return {key: company_words(key, get_language() or "fi") for key in COMPANIES}


def picture_parts(values: Values, faults: Faults) -> tuple[Piece, ...]:
    return (
        Field(
            "picture",
            _("Choose a picture"),
            kind="file",
            hint=_("A JPEG, PNG or WebP file. Where and when it was taken is removed from it."),
            error=error_at(faults, "picture"),
            extra={"accept": "image/jpeg,image/png,image/webp"},
        ),
        texts_part("alt", _("What is seen in the picture?"), values, faults, most=160),
    )
