"""Writing about a place at the desk: one text in its languages, facts, qualities, and the answers of "Kun tulet"."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from takaovi.core.reading import word
from takaovi.core.text import say
from takaovi.desk.door_views import desk_page, lead_to, place_at, shows_both
from takaovi.desk.form_presenters import texts_part
from takaovi.desk.place_forms import (
    NEEDED,
    TEXTS,
    by_code,
    facts_of,
    next_unanswered,
    question_at,
    read_facts,
    texts_of,
    trait_at,
    typed_facts,
)
from takaovi.desk.place_presenters import (
    answer_part,
    answered_words,
    fact_labels,
    fact_parts,
    question_lines,
    text_labels,
    text_part,
    tongue_labels,
    trait_choices,
)
from takaovi.desk.place_writing_views import Writing
from takaovi.desk.programme_presenters import done_words
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.places.actions import save_place, set_arrival_answer
from takaovi.places.rules import may_edit_place
from takaovi.places.trait_actions import NOTE_MAX, set_trait_note, set_traits
from takaovi.places.values import ANSWER_MAX, Trait, mask, unmask
from takaovi.places.words import TRAITS
from takaovi.ui.values import Link


@signed_in
@shows_both
def place_text(request: SignedRequest, slug: str, field: str) -> HttpResponse:
    """One text of the place in four languages beside each other."""
    place = place_at(request, slug, may_edit_place)
    if field not in TEXTS:
        raise Http404
    writing = Writing(request, texts_of(place, field), tongue_labels(field), f"places.Place:{place.pk}:{field}")
    if writing.kept.asked:
        needed = _("Write this in Finnish.") if field in NEEDED else ""
        values = writing.typed.texts(field, TEXTS[field], needed)
        fields = {name: text or None for name, text in values.items()}
        if writing.saves(values, lambda: save_place(by=request.viewer.by, slug=slug, fields=fields, seen=place)):
            return lead_to("desk:place_texts", slug, done="saved")
    part = text_part(field, writing.values, writing.typed.faults)
    return writing.page(place, text_labels()[field], part._replace(legend=_("In four languages")))


@signed_in
@shows_both
def place_facts(request: SignedRequest, slug: str) -> HttpResponse:
    """How one reaches the place, what it costs, which languages are spoken."""
    place = place_at(request, slug, may_edit_place)
    writing = Writing(request, facts_of(place), fact_labels(), f"places.Place:{place.pk}:facts")
    typed = writing.typed
    if writing.kept.has_typed:
        writing.values = values = read_facts(typed)
        if writing.kept.asked and writing.saves(
            values, lambda: save_place(by=request.viewer.by, slug=slug, fields=values, seen=place)
        ):
            return lead_to("desk:place_texts", slug, done="saved")
    shown = typed_facts(writing.values) | {name: typed[name] for name in typed.faults}
    return writing.page(place, _("Address, phone, cost and languages"), *fact_parts(shown, typed.faults))


@signed_in
@shows_both
def place_traits(request: SignedRequest, slug: str) -> HttpResponse:
    """What is true of the place, from a closed list."""
    place = place_at(request, slug, may_edit_place)
    saved, labels = {"traits": _trait_words(place.traits)}, {"traits": _("What is true here?")}
    writing = Writing(request, saved, labels, f"places.Place:{place.pk}:traits")
    bits = place.traits
    if writing.kept.has_typed:
        chosen = [one for one in Trait if str(int(one)) in writing.typed.many("traits")]
        bits = mask(chosen)
        if writing.kept.asked and writing.saves(
            {"traits": _trait_words(bits)},
            lambda: set_traits(by=request.viewer.by, place=place, traits=chosen, seen=place),
        ):
            return lead_to("desk:place_texts", slug, done="saved")
    lead = _("Tick only what is true today. People come trusting it.")
    return writing.page(place, _("What is true here"), trait_choices(bits), lead=lead)


def _trait_words(bits: int) -> str:
    return ", ".join(word(TRAITS, one) for one in unmask(bits))


@signed_in
@shows_both
def trait_note(request: SignedRequest, slug: str, number: int) -> HttpResponse:
    """What a quality means here: where the ramp is, how wide the door."""
    place, trait = place_at(request, slug, may_edit_place), trait_at(number)
    if trait is None:
        raise Http404
    row = next((one for one in place.trait_notes.all() if one.trait == number), None)
    writing = Writing(request, texts_of(row, "note"), tongue_labels("note"), f"places.Place:{place.pk}:trait_{number}")
    if writing.kept.asked:
        values = writing.typed.texts("note", NOTE_MAX)
        texts, seen = by_code(values, "note"), by_code(writing.saved, "note")
        if writing.saves(
            values,
            lambda: set_trait_note(by=request.viewer.by, place=place, trait=trait, texts=texts, seen=seen),
        ):
            return lead_to("desk:place_texts", slug, done="saved")
    legend = _("What does this mean here?")
    part = texts_part("note", legend, writing.values, writing.typed.faults, most=NOTE_MAX)
    return writing.page(place, word(TRAITS, trait), part)


@signed_in
def arrival(request: SignedRequest, slug: str) -> HttpResponse:
    """The twelve questions of "Kun tulet", how many are answered, and which are not."""
    place = place_at(request, slug, may_edit_place)
    words = {
        "place": place,
        "name": say(place, "name", request.viewer.language),
        "done": done_words(request.GET.get("tehty", "")),
        "answered": answered_words(place),
        "lines": question_lines(place, request.viewer.language),
    }
    return desk_page(request, "desk/arrival.html", words)


@signed_in
@shows_both
def arrival_answer(request: SignedRequest, slug: str, number: int) -> HttpResponse:
    """One question on a page of its own; after a save the next one without an answer."""
    place, question = place_at(request, slug, may_edit_place), question_at(number)
    if question is None:
        raise Http404
    row = next((one for one in place.arrival.all() if one.question == number), None)
    thing = f"places.Place:{place.pk}:arrival_{number}"
    writing = Writing(request, texts_of(row, "text"), tongue_labels("text"), thing)
    if writing.kept.asked:
        values, seen = writing.typed.texts("text", ANSWER_MAX), by_code(writing.saved, "text")
        told: dict[str, Any] = {"question": question, "texts": by_code(values, "text"), "seen": seen}
        if writing.saves(values, partial(set_arrival_answer, by=request.viewer.by, place=place, **told)):
            following = next_unanswered(place, question)
            if following:
                return lead_to("desk:arrival_answer", slug, int(following), done="saved")
            return lead_to("desk:arrival", slug, done="saved")
    part = answer_part(place, question, writing.values, writing.typed.faults)
    back = Link(_("When I come"), reverse("desk:arrival", args=[slug]))
    lead = _("%(answered)s answered. One breath is enough.") % {"answered": answered_words(place)}
    return writing.page(place, part.legend, part._replace(legend=_("Your answer")), back=back, lead=lead)
