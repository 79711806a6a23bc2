"""Reads the demo's sheets in ``data/`` into values. The texts are written by hand; here they are only put together."""

import tomllib
from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from takaovi.demo.values import PlaceSheet, SpaceSheet, Texts, VenueSheet
from takaovi.hours.time_words import NO_BREAK, twelve_hours
from takaovi.places.values import Question, Trait, mask

DATA = files("takaovi.demo") / "data"

# What is true of nearly every place of a kind; a sheet adds and takes away.
OF_KIND: dict[str, str] = {
    "living_room": "FREE COFFEE QUIET_CORNER JUST_SIT NO_SIGN_UP ALCOHOL_FREE INTERNET CHILDREN GREETER ANONYMOUS",
    "day_centre": "FREE COFFEE FOOD JUST_SIT NO_SIGN_UP INTOXICATED_ALLOWED ADVICE ANONYMOUS WARM_IN_WINTER",
    "clubhouse": "FREE COFFEE ALCOHOL_FREE GUIDED PEER_SUPPORT COMPUTERS INTERNET GREETER",
    "village_house": "FREE COFFEE KITCHEN PARKING CHILDREN NO_SIGN_UP",
    "association_hall": "FREE KITCHEN PARKING COFFEE",
    "community_house": "FREE COFFEE KITCHEN INTERNET NO_SIGN_UP JUST_SIT CHILDREN ALCOHOL_FREE",
    "civic_centre": "FREE COFFEE KITCHEN INTERNET NO_SIGN_UP JUST_SIT CHILDREN QUIET_CORNER",
    "residents_space": "FREE COFFEE NO_SIGN_UP CHILDREN ANONYMOUS",
    "family_cafe": "FREE COFFEE CHILDREN FAMILIES NO_SIGN_UP ALCOHOL_FREE GREETER",
    "library": "FREE QUIET_CORNER JUST_SIT NO_SIGN_UP INTERNET COMPUTERS ALCOHOL_FREE",
    "parish": "FREE COFFEE JUST_SIT NO_SIGN_UP ALCOHOL_FREE QUIET_CORNER ANONYMOUS",
    "youth_room": "FREE YOUNG NO_SIGN_UP ALCOHOL_FREE INTERNET JUST_SIT",
    "workshop": "FREE TOOLS GUIDED NO_SIGN_UP ALCOHOL_FREE",
    "wellbeing_corner": "FREE ADVICE NO_SIGN_UP ANONYMOUS",
    "pop_up": "FREE COFFEE JUST_SIT NO_SIGN_UP ANONYMOUS CHILDREN",
    "online_room": "FREE JUST_SIT NO_SIGN_UP ANONYMOUS",
    "phone_line": "NO_SIGN_UP ANONYMOUS",
    "moving": "FREE NO_SIGN_UP JUST_SIT",
}


@cache
def read(name: str) -> dict[str, Any]:
    """One file of ``data/``, by its path without the ending."""
    return tomllib.loads(DATA.joinpath(f"{name}.toml").read_text("utf-8"))


def read_folder(name: str) -> list[dict[str, Any]]:
    """The files of a folder of ``data/``, in order of their names."""
    return [read(f"{name}/{file.name.removesuffix('.toml')}") for file in _tomls(DATA / name)]


def _tomls(folder: Traversable) -> list[Traversable]:
    return sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)


@cache
def digest() -> str:
    """Changes when any sheet is written: what was loaded from other sheets is then loaded anew."""
    seen = blake2b(digest_size=16)
    for folder in (DATA, DATA / "places", DATA / "programme"):
        for file in _tomls(folder):
            seen.update(file.read_bytes())
    return seen.hexdigest()


@cache
def places() -> tuple[PlaceSheet, ...]:
    """The sixty invented places."""
    return tuple(_place(raw) for sheet in read_folder("places") for raw in sheet["place"])


@cache
def _by_slug() -> dict[str, PlaceSheet]:
    return {sheet.slug: sheet for sheet in places()}


def place(slug: str) -> PlaceSheet:
    """One of the places. Raises KeyError for a slug that no sheet has."""
    return _by_slug()[slug]


def clock_texts(clock: str) -> Texts:
    """A time of day as each language writes it: klo 20.10, kl. 20.10, 8:10 pm, kello 20.10."""
    dotted = clock.removeprefix("0").replace(":", ".")
    hour, minute = map(int, clock.split(":"))
    return {
        "fi": f"klo{NO_BREAK}{dotted}",
        "sv": f"kl.{NO_BREAK}{dotted}",
        "en": twelve_hours(60 * hour + minute),
        "selko": f"kello{NO_BREAK}{dotted}",
    }


def fill(texts: Texts, facts: Mapping[str, Any]) -> Texts:
    """The texts with ``{metres}``, ``{km}`` and ``{bus}`` said."""
    clocks = clock_texts(str(facts["bus"])) if "bus" in facts else {}
    return {
        language: text.format(**{**facts, "bus": clocks.get(language, "")}) if "{" in text else text
        for language, text in texts.items()
    }


def _place(raw: Mapping[str, Any]) -> PlaceSheet:
    phrases = read("phrases")
    lat, lon = raw.get("at", (None, None))
    return PlaceSheet(
        slug=raw["slug"],
        kind=raw["kind"],
        municipality=raw["municipality"],
        village=raw.get("village", ""),
        street=raw.get("street", ""),
        postcode=raw.get("postcode", ""),
        lat=lat,
        lon=lon,
        keepers=tuple(raw["keepers"]),
        languages=raw["languages"],
        traits=_traits(raw),
        phone=raw["phone"],
        door=raw["door"],
        name=raw["name"],
        summary=raw["summary"],
        description=raw["description"],
        welcome=phrases["welcome"][raw["welcome"]],
        transport=fill(phrases["transport"][raw["transport"]["way"]], raw["transport"]),
        cost_cents=raw.get("cost_cents", 0),
        cost_note=phrases["cost"].get(_answer_key(raw, Question.COST), {}),
        arrival=_arrival(raw),
        notes={Trait[trait].value: phrases["note"][trait][key] for trait, key in raw["notes"].items()},
        spaces=tuple(_space(entry) for entry in raw["spaces"]),
        ways=raw.get("ways", {"door": ""}),
        venues=tuple(map(_venue, [*([raw["venue"]] if "venue" in raw else []), *raw.get("stops", ())])),
        hours=tuple(raw.get("hours", ())),
        windows=tuple(raw.get("windows", ())),
    )


def _traits(raw: Mapping[str, Any]) -> int:
    names = (set(OF_KIND[raw["kind"]].split()) | set(raw.get("plus", ()))) - set(raw.get("minus", ()))
    return mask({Trait[name] for name in names})


def _answer_key(raw: Mapping[str, Any], question: Question) -> str:
    """Which of the shared answers the sheet gives to a question; a dash where it gives none."""
    keys: list[str] = raw["arrival"].split()
    return keys[list(Question).index(question)]


def _arrival(raw: Mapping[str, Any]) -> dict[int, Texts]:
    """The twelve answers by question; a dash on the sheet is a question without an answer yet."""
    pieces = read("arrival")
    keys = raw["arrival"].split()
    return {
        question.value: fill(pieces[question.name][key], raw["transport"])
        for question, key in zip(Question, keys, strict=True)
        if key != "-"
    }


def _space(entry: str) -> SpaceSheet:
    key, _, seats = entry.partition(":")
    space = read("phrases")["space"][key]
    return SpaceSheet(key, int(seats), space["name"], space["note"])


def _venue(raw: Mapping[str, Any]) -> VenueSheet:
    lat, lon = raw["at"]
    return VenueSheet(
        key=raw.get("key", ""),
        name=raw["name"],
        note=raw.get("note", {}),
        street=raw["street"],
        municipality=raw.get("municipality", ""),
        village=raw.get("village", ""),
        lat=lat,
        lon=lon,
        from_day=_month_day(raw.get("from")),
        to_day=_month_day(raw.get("to")),
    )


def _month_day(text: str | None) -> int | None:
    return int(text.replace("-", "")) if text else None
