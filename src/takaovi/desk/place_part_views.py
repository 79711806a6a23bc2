"""Rooms of a place, ways to meet, and where it is at times: a list of each, and a form for one of them."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from takaovi.core.errors import DomainError
from takaovi.core.reading import word
from takaovi.core.text import say
from takaovi.desk import place_part_forms as forms
from takaovi.desk import place_part_presenters as told
from takaovi.desk.door_views import desk_page, lead_to, place_at, shows_both
from takaovi.desk.form_values import Button
from takaovi.desk.place_presenters import Piece
from takaovi.desk.place_views import undo_button_seen, undone
from takaovi.desk.place_writing_views import Writing
from takaovi.desk.programme_presenters import done_words
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.places import part_actions as actions
from takaovi.places.models import Place
from takaovi.places.rules import may_edit_place
from takaovi.places.values import Trait, Way
from takaovi.places.words import TRAITS
from takaovi.ui.values import Link


class Kind(NamedTuple):
    """One kind of part. ``rows`` are the place's; ``save`` and ``remove`` name the row by the keyword ``row``."""

    rows: Callable[[Place], list[Any]]
    typed: Callable[[Any], dict[str, str]]
    labels: Callable[[], dict[str, str]]
    read: Callable[..., dict[str, Any]]
    parts: Callable[..., tuple[Piece, ...]]
    save: Callable[..., object]
    remove: Callable[..., object]
    row: str


KINDS = {
    "rooms": Kind(
        lambda place: list(place.spaces.all()),
        forms.typed_space,
        told.space_labels,
        forms.read_space,
        told.space_parts,
        actions.save_space,
        actions.remove_space,
        "space",
    ),
    "ways": Kind(
        lambda place: list(place.ways.all()),
        forms.typed_way,
        told.way_labels,
        forms.read_way,
        told.way_parts,
        actions.save_way,
        actions.remove_way,
        "way",
    ),
    "stops": Kind(
        lambda place: list(place.venues.all()),
        forms.typed_venue,
        told.venue_labels,
        forms.read_venue,
        told.venue_parts,
        actions.save_venue,
        actions.remove_venue,
        "venue",
    ),
}


@signed_in
def parts(request: SignedRequest, slug: str, kind: str) -> HttpResponse:
    """All rooms, ways or stops of a place; undo of what was just done."""
    place = place_at(request, slug, may_edit_place)
    fault = ""
    if request.method == "POST":
        fault = undone(request, place)
        if not fault:
            return lead_to(f"desk:place_{kind}", slug, done="undone")
    done, language = done_words(request.GET.get("tehty", "")), request.viewer.language
    words, rows = told.part_words(kind), sorted(KINDS[kind].rows(place), key=lambda row: row.pk)
    shown = {
        "name": say(place, "name", language),
        "slug": slug,
        "done": done,
        "seen": undo_button_seen(request, place) if done else 0,
        "told": fault,
        "words": words,
        "lines": [words.line(row, language) for row in rows],
        "may_add": kind != "ways" or len(rows) < len(Way),
        "one": f"desk:place_{kind}_one",
    }
    return desk_page(request, "desk/place_parts.html", shown)


@signed_in
@shows_both
def part(request: SignedRequest, slug: str, number: int, kind: str) -> HttpResponse:
    """One of them, or a new one with the number 0. One that was taken away while it was written can be made anew."""
    place, spec = place_at(request, slug, may_edit_place), KINDS[kind]
    row = next((one for one in spec.rows(place) if one.pk == number), None)
    if number and row is None and request.method != "POST":
        raise Http404
    writing = Writing(request, _saved(spec, row), spec.labels(), f"places.Place:{place.pk}:{kind}_{number}")
    if request.method == "POST" and request.POST.get("do") == "remove" and row is not None:
        if _removed(request, place, spec, row, writing):
            return lead_to(f"desk:place_{kind}", slug, done="removed")
    elif writing.kept.asked:
        fields = spec.read(writing.typed, place, row)
        save = partial(spec.save, by=request.viewer.by, place=place, fields=fields, **{spec.row: row})
        if writing.saves(_values(writing), save):
            return lead_to(f"desk:place_{kind}", slug, done="saved")
    return _form(request, place, kind, row, writing)


def _saved(spec: Kind, row: Any) -> dict[str, str]:
    saved = spec.typed(row)
    return saved | ({"traits": _trait_words(saved["traits"].split(","))} if "traits" in saved else {})


def _values(writing: Writing) -> dict[str, str]:
    """What was typed, as it is shown beside another's words."""
    values = {name: writing.typed[name] for name in writing.saved}
    return values | ({"traits": _trait_words(writing.typed.many("traits"))} if "traits" in values else {})


def _trait_words(numbers: list[str]) -> str:
    return ", ".join(word(TRAITS, one) for one in Trait if str(int(one)) in numbers)


def _removed(request: SignedRequest, place: Place, spec: Kind, row: Any, writing: Writing) -> bool:
    try:
        spec.remove(by=request.viewer.by, place=place, **{spec.row: row})
    except DomainError as fault:
        writing.typed.faults[next(iter(writing.saved))] = str(fault)
        return False
    writing.kept.drop()
    return True


def _form(request: SignedRequest, place: Place, kind: str, row: Any, writing: Writing) -> HttpResponse:
    spec, words, language = KINDS[kind], told.part_words(kind), request.viewer.language
    typed = writing.kept.has_typed and request.POST.get("do") != "remove"
    shown = {name: writing.typed[name] for name in writing.saved} if typed else spec.typed(row)
    ticked = writing.typed.many("traits") if typed else str(shown.get("traits", "")).split(",")
    taken = None if row else {getattr(one, "way", "") for one in spec.rows(place)}
    back = Link(words.title, reverse(f"desk:place_{kind}", args=[place.slug]))
    return writing.page(
        place,
        str(words.line(row, language).name) if row else words.add,
        *spec.parts(shown, writing.typed.faults, ticked, taken),
        back=back,
        more=(Button(_("Take it away"), "do", "remove", "quiet"),) if row else (),
        theirs=None if row or not writing.differs else back,
    )
