"""The answer of the Finnish library directory (Kirjastohakemisto, API v4) for one library, read and checked. Pure."""

import re
from dataclasses import dataclass
from datetime import date

from takaovi.hours.days import union, without
from takaovi.hours.reading import PlanFault, as_clock, as_date, under
from takaovi.hours.values import Clocks, Texts

CLOSED_WITHIN, STAFFED, SELF_SERVICE = 0, 1, 2
LANGUAGES = ("fi", "sv", "en")
NEVER_TEXT = re.compile("[\x00\ud800-\udfff]")  # no database takes a null character or half a pair
MOST_DAYS = 800  # the directory tells about a year ahead


@dataclass(frozen=True, slots=True)
class Day:
    """One local day: clock times with staff and without; both empty is closed."""

    day: date
    staffed: Clocks
    self_service: Clocks


@dataclass(frozen=True, slots=True)
class Library:
    """What the directory tells of a library. Texts are by language and may hold HTML."""

    number: int
    kind: str
    name: Texts
    slogan: Texts
    description: Texts
    street: str
    postcode: str
    area: str
    city: str
    point: tuple[float, float] | None
    days: tuple[Day, ...]


def parse_library(document: object) -> Library:
    """The library of a document. Raises PlanFault with the path of the first fault."""
    whole = _object(document, "document")
    if "items" in whole:
        raise PlanFault("items", "holds a list of libraries; ask the directory for a single one")
    data = _object(whole.get("data"), "data")
    number = data.get("id")
    if not isinstance(number, int) or isinstance(number, bool) or not 0 < number < 10**12:
        raise PlanFault("data.id", "is not the number of a library")
    name = _texts(data.get("name"), "data.name", 80)
    if not name:
        raise PlanFault("data.name", "is missing")
    address = _object(data.get("address"), "data.address")
    return Library(
        number=number,
        kind=_line(data.get("type"), "data.type", 40),
        name=name,
        slogan=_texts(data.get("slogan"), "data.slogan", 2_000),
        description=_texts(data.get("description"), "data.description", 200_000),
        street=_line(address.get("street"), "data.address.street", 120),
        postcode=_postcode(address.get("zipcode")),
        area=_line(address.get("area"), "data.address.area", 60),
        city=_line(address.get("city"), "data.address.city", 60),
        point=_point(data.get("coordinates")),
        days=_days(data.get("schedules")),
    )


def _object(raw: object, path: str) -> dict:
    if not isinstance(raw, dict):
        raise PlanFault(path, "is not there as an object" if raw is not None else "is missing")
    return raw


def _line(raw: object, path: str, most: int) -> str:
    """One line of text; null is empty."""
    if raw is None:
        return ""
    if not isinstance(raw, str) or len(raw) > most or NEVER_TEXT.search(raw):
        raise PlanFault(path, f"is not a text of at most {most} characters")
    return " ".join(raw.split())


def _texts(raw: object, path: str, most: int) -> Texts:
    """A text in Finnish, or texts by language; the directory gives either, depending on how it was asked."""
    by_language = raw if isinstance(raw, dict) else {"fi": raw}
    texts = {code: _line(by_language.get(code), under(path, code), most) for code in LANGUAGES}
    return {code: text for code, text in texts.items() if text}


def _postcode(raw: object) -> str:
    code = _line(raw, "data.address.zipcode", 5)
    if code and not (len(code) == 5 and code.isascii() and code.isdigit()):
        raise PlanFault("data.address.zipcode", "is not a postcode of five digits")
    return code


def _point(raw: object) -> tuple[float, float] | None:
    """Latitude and longitude in degrees, inside a generous frame of Finland."""
    if raw is None:
        return None
    found = _object(raw, "data.coordinates")
    lat, lon = (_degrees(found.get(axis), f"data.coordinates.{axis}") for axis in ("lat", "lon"))
    if not (57 <= lat <= 73 and 15 <= lon <= 36):
        raise PlanFault("data.coordinates", f"are not in Finland: {lat}, {lon}")
    return lat, lon


def _degrees(raw: object, path: str) -> float:
    if not isinstance(raw, int | float) or isinstance(raw, bool) or abs(raw) > 10**9:
        raise PlanFault(path, "is not a number of degrees")
    return float(raw)


def _days(raw: object) -> tuple[Day, ...]:
    if not isinstance(raw, list) or not 1 <= len(raw) <= MOST_DAYS:
        raise PlanFault("data.schedules", f"is not a list of 1 to {MOST_DAYS} days; ask the directory with=schedules")
    days = [_day(entry, f"data.schedules[{number}]") for number, entry in enumerate(raw)]
    seen: set[date] = set()
    for number, day in enumerate(days):
        if day.day in seen:
            raise PlanFault(f"data.schedules[{number}].date", f"tells of {day.day} a second time")
        seen.add(day.day)
    return tuple(sorted(days, key=lambda day: day.day))


def _day(raw: object, path: str) -> Day:
    entry = _object(raw, path)
    day = as_date(entry.get("date"), under(path, "date"))
    times = entry.get("times")
    if not isinstance(times, list) or len(times) > 20:
        raise PlanFault(under(path, "times"), "is not a list of times")
    if entry.get("closed") is True and times:
        raise PlanFault(under(path, "closed"), "says closed, and yet there are times")
    by_status: dict[int, list[tuple[int, int]]] = {CLOSED_WITHIN: [], STAFFED: [], SELF_SERVICE: []}
    for number, time in enumerate(times):
        status, clock = _time(time, f"{under(path, 'times')}[{number}]")
        by_status[status].append(clock)
    closed = tuple(by_status[CLOSED_WITHIN])
    return Day(day, without(union(by_status[STAFFED]), closed), without(union(by_status[SELF_SERVICE]), closed))


def _time(raw: object, path: str) -> tuple[int, tuple[int, int]]:
    entry = _object(raw, path)
    status = entry.get("status")
    if status not in (CLOSED_WITHIN, STAFFED, SELF_SERVICE) or isinstance(status, bool):
        raise PlanFault(under(path, "status"), "is not 0 (closed in between), 1 (staffed) or 2 (self-service)")
    start, end = as_clock(entry.get("from"), under(path, "from")), as_clock(entry.get("to"), under(path, "to"))
    if start == 1440 or start == end:
        raise PlanFault(under(path, "to"), "is not after the start")
    return status, (start, end if end > start else end + 1440)
