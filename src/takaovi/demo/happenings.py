"""Reads what happens in the demo: each sheet of an activity, held in the places that it names."""

from collections.abc import Iterator, Mapping
from typing import Any

from takaovi.demo import sheets
from takaovi.demo.values import ActivitySheet, Calendar, PlaceSheet, Texts, by_code
from takaovi.demo.weeks import day_of, month_days, rule_of
from takaovi.places.values import Trait, mask

# Columns of an activity that a sheet may give as they are, with what they are where it does not.
FACTS: dict[str, Any] = {
    "online_url": "",
    "phone": "",
    "min_age": None,
    "max_age": None,
    "exclusive": False,
    "cost_cents": 0,
    "sign_up": "none",
    "sign_up_here": False,
    "capacity": None,
}
SMALL_SEATS = 8
NONE: Texts = {"fi": "", "sv": "", "en": ""}


def activity_sheets(calendar: Calendar) -> list[ActivitySheet]:
    """Every activity of the region in the demo's week. Slugs are unique."""
    return [sheet for file in sheets.read_folder("programme") for sheet in _of_file(file, calendar)]


def _of_file(file: Mapping[str, Any], calendar: Calendar) -> Iterator[ActivitySheet]:
    for raw in file.get("activity", ()):
        for at in raw["at"]:
            yield _held(raw, at, calendar)
    for raw in file.get("conference", ()):
        yield from _conference(raw, calendar)


def _held(raw: Mapping[str, Any], at: Mapping[str, Any], calendar: Calendar) -> ActivitySheet:
    """One activity in one place; what stands with the place beats what stands with the activity."""
    place = sheets.place(at["p"])
    told = {**raw, **at}
    return _sheet(
        told,
        slug=told.get("slug", f"{raw['key']}-{place.slug}"),
        place=place,
        hosts=tuple(told.get("h", place.keepers[:1])),
        plan=_plan(told, place, calendar),
    )


def _sheet(
    told: Mapping[str, Any],
    *,
    slug: str,
    place: PlaceSheet | None,
    hosts: tuple[str, ...],
    plan: dict[str, Any],
    part_of: str = "",
) -> ActivitySheet:
    return ActivitySheet(
        slug=slug,
        kind=told.get("kind", "regular"),
        part_of=part_of,
        place=place.slug if place else "",
        space=sheets.read("phrases")["space"][told["s"]]["name"]["fi"] if "s" in told else "",
        hosts=hosts,
        traits=mask({Trait[name] for name in told.get("traits", ())}),
        languages=told.get("languages", place.languages if place else ""),
        facts={name: told.get(name, default) for name, default in FACTS.items()} | {"company": _company(told)},
        title=told["title"],
        summary=told["summary"],
        description=told.get("description", NONE),
        audience=told.get("audience", NONE),
        cost_note=told.get("cost_note", NONE),
        sign_up_note=told.get("sign_up_note", NONE),
        plan=plan,
        full=told.get("full", 0),
        come=tuple(told.get("come", ())),
    )


def _company(told: Mapping[str, Any]) -> str:
    """How many usually come, as the sheet says, or as its kind and its seats let one think."""
    if "company" in told:
        return str(told["company"])
    if told.get("kind") == "conference":
        return "many"
    seats = told.get("capacity")
    small = {"SMALL_GROUPS", "PEER_SUPPORT", "ADVICE"} & set(told.get("traits", ()))
    return "few" if small or (seats is not None and seats <= SMALL_SEATS) else "some"


def _plan(told: Mapping[str, Any], place: PlaceSheet, calendar: Calendar) -> dict[str, Any]:
    """The document of docs/programme.md."""
    if "dates" in told:
        return _dated(told, calendar)
    ends = {key: day_of(told[key], calendar).isoformat() if key in told else None for key in ("from", "to")}
    return {
        **ends,
        "rules": [rule_of(line) for line in told["w"].split(";")],
        "breaks": [*_season(told), *_place_breaks(place)],
        "changes": [_change(change, calendar) for change in told.get("changes", ())],
        "holidays": "keep" if is_open_on_holidays(place) else "skip",
    }


def _dated(told: Mapping[str, Any], calendar: Calendar) -> dict[str, Any]:
    dates = [day_of(day, calendar).isoformat() for day in told["dates"]]
    start, end = (clock.zfill(5) for clock in told["t"].split("-"))
    return {
        "from": None,
        "to": None,
        "rules": [{"dates": dates, "from": start, "to": end}],
        "breaks": [],
        "changes": [],
        "holidays": "keep",
    }


def is_open_on_holidays(place: PlaceSheet) -> bool:
    return any(hours["holidays"] == "open" and hours["state"] != "by_arrangement" for hours in place.hours)


def _season(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A summer-only series rests the rest of the year; others by the name of their season."""
    if "summer" in told:
        first, last = month_days(*told["summer"])
        return [{"from": first, "to": last}]
    breaks = sheets.read("breaks")[told.get("season", "year")]["breaks"]
    return [{**entry, "note": by_code(entry["note"])} for entry in breaks]


def _place_breaks(place: PlaceSheet) -> list[dict[str, Any]]:
    """While its place is shut for a part of every year, nothing is held there."""
    labels = sheets.read("phrases")["season"]
    shut = [
        season
        for hours in place.hours
        for season in hours.get("seasons", ())
        if not season["week"] and hours["state"] in ("staffed", "if_shift_filled")
    ]
    return [{"from": s["from"], "to": s["to"], "note": by_code(labels[s["label"]])} for s in shut]


def _change(change: Mapping[str, Any], calendar: Calendar) -> dict[str, Any]:
    made = {key: value for key, value in change.items() if key not in ("date", "to", "reason")}
    made |= {key: day_of(change[key], calendar).isoformat() for key in ("date", "to") if key in change}
    return made | ({"reason": by_code(change["reason"])} if "reason" in change else {})


def _conference(raw: Mapping[str, Any], calendar: Calendar) -> Iterator[ActivitySheet]:
    """An event of several days and its parts; a part with ``remote`` has no room, only a link."""
    place = sheets.place(raw["place"])
    hosts = tuple(raw["hosts"])
    whole = {**raw, "kind": "conference"}
    yield _sheet(whole, slug=raw["key"], place=place, hosts=hosts, plan=_dated(raw, calendar))
    for part in raw["part"]:
        yield _sheet(
            {"kind": "conference", "traits": raw["traits"], **part},
            slug=f"{raw['key']}-{part['key']}",
            place=None if part.get("remote") else place,
            hosts=hosts[:1],
            plan=_dated(part, calendar),
            part_of=raw["key"],
        )
