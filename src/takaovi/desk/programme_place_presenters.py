"""Choosing a place for an activity or for some of its times, its room, languages and qualities."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from takaovi.core.reading import word
from takaovi.core.text import say
from takaovi.desk.form_presenters import one_of, ticks
from takaovi.desk.form_values import Part
from takaovi.desk.programme_place_queries import TO_CHOOSE
from takaovi.desk.programme_where_forms import TOLD_ELSEWHERE
from takaovi.places.models import Place
from takaovi.places.values import Trait
from takaovi.places.words import LANGUAGE_NAMES, TRAITS
from takaovi.ui.values import Choices, Field


def other_place_part(
    places: Sequence[Place], usual: Place | None, typed: str, error: str, language: str
) -> list[Field | Choices]:
    """Where some times are instead; nothing where this person has no other place to choose."""
    others = [place for place in places if place != usual]
    if not others:
        return []
    legend = _("The new place, if another")
    if len(places) > TO_CHOOSE:
        return [Field("place", legend, typed, _("The whole name of the place."), error)]
    stays = _("It stays at %(place)s") % {"place": say(usual, "name", language)} if usual else _("It stays where it is")
    options = {"": stays, **{place.slug: str(say(place, "name", language)) for place in others}}
    return [one_of("place", legend, options, typed, error=error)]


def place_part(
    places: Sequence[Place], now: Place | None, typed: str, error: str, language: str, *, may_be_none: bool
) -> list[Field | Choices]:
    """Where it is from now on; nothing without another place to choose. ``now`` can be one that is another's."""
    every = [*places[:TO_CHOOSE], *([now] if now and now not in places[:TO_CHOOSE] else [])]
    legend = _("At which place is it?")
    if len(places) > TO_CHOOSE:
        return [Field("place", legend, typed, _("The whole name of the place."), error)]
    if len(every) + may_be_none < 2:
        return []
    none = {"": _("In no place: online or by phone")} if may_be_none else {}
    options = none | {place.slug: str(say(place, "name", language)) for place in every}
    return [one_of("place", legend, options, typed, error=error)]


def where_labels() -> dict[str, str]:
    """Of what the form holds, for showing what two people wrote differently."""
    return {
        "place": _("Place"),
        "space": _("In which room?"),
        "languages": _("Which languages are spoken?"),
        "traits": _("What is true of it?"),
    }


def room_part(place: Place | None, chosen: str, language: str) -> list[Choices]:
    """The rooms of a place; nothing where it names none. One query, none after the doorway of a place."""
    rooms = list(place.spaces.all()) if place else []
    if not rooms:
        return []
    options = {"": _("No room is told"), **{str(room.pk): str(say(room, "name", language)) for room in rooms}}
    return [one_of("space", where_labels()["space"], options, chosen if chosen in options else "")]


def quality_parts(values: Mapping[str, Any]) -> list[Choices]:
    labels = where_labels()
    spoken = {code: word(LANGUAGE_NAMES, code) for code in LANGUAGE_NAMES}
    true = {str(int(one)): word(TRAITS, one) for one in Trait if one not in TOLD_ELSEWHERE}
    return [
        ticks(
            "languages", labels["languages"], spoken, values["languages"], hint=_("Nothing is told if none is ticked.")
        ),
        ticks(
            "traits",
            labels["traits"],
            true,
            values["traits"],
            hint=_("Tick only what is true. People come trusting it."),
        ),
    ]


def where_parts(place: Place | None, values: Mapping[str, Any], language: str) -> list[Choices]:
    """All but the place itself."""
    return [*room_part(place, values["space"], language), *quality_parts(values)]


def more_part(place: Place | None, values: Mapping[str, Any], language: str) -> Part:
    """The same folded away on the form of something new: all of it can wait."""
    fields = tuple(where_parts(place, values, language))
    return Part(_("Room, languages and what is true of it"), fields, _("You can tell these later too."), folded=True)
