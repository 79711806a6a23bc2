"""Where an activity is, in which room, in which languages, and what is true of it: as saved and as typed."""

from collections.abc import Mapping
from typing import Any

from takaovi.core.reading import word
from takaovi.desk.reading_forms import Typed
from takaovi.places.models import Place
from takaovi.places.values import Trait, mask, unmask
from takaovi.places.words import LANGUAGE_NAMES, TRAITS
from takaovi.programme.models import Activity

# Told on the page by what it costs and how one signs up, so nobody is asked twice.
TOLD_ELSEWHERE = frozenset({Trait.FREE, Trait.NO_SIGN_UP})


def qualities_of(activity: Activity) -> dict[str, Any]:
    """The columns of the form, beside the place, as they are saved."""
    return {"space": activity.space, "languages": activity.languages.replace(" ", ""), "traits": activity.traits}


def read_qualities(typed: Typed, place: Place | None, bits: int = 0) -> dict[str, Any]:
    """The same as typed; a room of another place is none. ``bits`` are the traits of before, of which some are not
    asked here. One query where a room was chosen.
    """
    rooms = {str(one.pk): one for one in place.spaces.all()} if place and typed["space"] else {}
    chosen = {one for one in Trait if str(int(one)) in typed.many("traits")} - TOLD_ELSEWHERE
    return {
        "space": rooms.get(typed["space"]),
        "languages": ",".join(code for code in LANGUAGE_NAMES if code in typed.many("languages")),
        "traits": (bits & mask(TOLD_ELSEWHERE)) | mask(chosen),
    }


def typed_qualities(values: Mapping[str, Any]) -> dict[str, Any]:
    """Columns as the form shows them."""
    return {
        "space": str(values["space"].pk) if values["space"] else "",
        "languages": values["languages"].split(","),
        "traits": {str(int(one)) for one in unmask(values["traits"])},
    }


def told_qualities(place: Place | None, values: Mapping[str, Any]) -> dict[str, str]:
    """The same in words, for telling two writers what differs."""
    return {
        "place": str(place or ""),
        "space": str(values["space"] or ""),
        "languages": ", ".join(word(LANGUAGE_NAMES, one) for one in values["languages"].split(",") if one),
        "traits": ", ".join(word(TRAITS, one) for one in unmask(values["traits"])),
    }
