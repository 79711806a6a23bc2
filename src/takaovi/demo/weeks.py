"""The shorthand of the demo's sheets, made into the documents of docs/hours.md and docs/programme.md.

A line of a week is ``days times [conditions]``: ``mon-fri 9:00-11:00,12:00-16:00``, ``sat 10:00-14:00 odd``,
``sun 12:00-16:00 nth=1,-1``, ``wed 18:00-20:00 every=2``, ``mon 11:00-15:00 at=kinnula`` for a stop. A day is a date,
or ``@+9`` for nine days after the Monday of the demo's week, or ``@c0`` and ``@c1`` for the days of its conference.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from takaovi.demo.values import DEADLINE_HOURS, Calendar, Texts, by_code, week_of
from takaovi.hours.values import STATES

EVERY_FROM = "2026-01-05"  # a Monday: every second or third week is counted from here, so that it stays put
HOLIDAYS: dict[str, dict[str, str]] = {
    "closed": {"public": "closed", "eve": "closed"},
    "sunday": {"public": "as_sunday", "eve": "closed"},
    "open": {},
}
# How sure an hour is, and who said it. A confirmation holds for 60 days: "stale" sheets name a day before that.
SAID_BY = {
    "fresh": ("sure", "keeper"),
    "stale": ("sure", "keeper"),
    "told": ("told", "host"),
    "hearsay": ("hearsay", "visitor"),
}


def day_of(text: str, calendar: Calendar) -> date:
    """A date, or days from the Monday of the demo's week (``@-14``, ``@+27``) or of its conference (``@c1``)."""
    if text.startswith("@c"):
        return calendar.conference + timedelta(days=int(text[2:]))
    return calendar.week + timedelta(days=int(text[1:])) if text.startswith("@") else date.fromisoformat(text)


def month_days(first: str, last: str) -> tuple[str, str]:
    """The other part of the year: the day after ``last`` to the day before ``first``, as month and day."""
    after = date.fromisoformat(f"2024-{last}") + timedelta(days=1)
    before = date.fromisoformat(f"2024-{first}") - timedelta(days=1)
    return f"{after:%m-%d}", f"{before:%m-%d}"


def calendar_of(today: date, resting: Collection[date]) -> Calendar:
    """The demo's calendar in the week of ``today``. ``resting`` are holidays in the months ahead.

    The conference is on the first Thursday and Friday more than three weeks ahead that are ordinary days,
    neither in the summer when its house keeps short hours nor around Christmas.
    """
    week = week_of(today)
    first = week + timedelta(days=24)
    while not all(_is_ordinary(first + timedelta(days=number), resting) for number in range(2)):
        first += timedelta(weeks=1)
    return Calendar(week, first)


def _is_ordinary(day: date, resting: Collection[date]) -> bool:
    month_day = day.month * 100 + day.day
    return day not in resting and 107 < month_day < 1218 and not 615 <= month_day <= 810


def rule_of(line: str) -> dict[str, Any]:
    """One line of a week as a rule."""
    days, times, *conditions = line.split()
    spans = [[_clock(part) for part in span.split("-")] for span in times.split(",")]
    rule: dict[str, Any] = {"days": days.split(",") if "," in days else days, "spans": spans}
    for condition in conditions:
        rule |= _condition(condition)
    return rule


def _clock(text: str) -> str:
    return text.zfill(5)


def _condition(text: str) -> dict[str, Any]:
    name, _, value = text.partition("=")
    if name in ("even", "odd"):
        return {"parity": name}
    if name == "count":
        return {"count": int(value)}
    if name == "every":
        return {"every_weeks": int(value), "anchor": EVERY_FROM}
    if name == "at":
        return {"venue": value}
    if name == "shift":
        return {"min_shift": int(value)}
    if name == "nth":
        return {"nth": [int(number) for number in value.split(",")]}
    raise ValueError(f"not a condition of a week: {text}")


def plan_of(
    hours: Iterable[Mapping[str, Any]],
    windows: Iterable[Mapping[str, Any]],
    labels: Mapping[str, Texts],
    calendar: Calendar,
) -> dict[str, Any]:
    """The whole document of a place's hours."""
    return {
        "zone": "Europe/Helsinki",
        "layers": sorted((_layer(sheet, labels, calendar) for sheet in hours), key=_state, reverse=True),
        "exceptions": [],
        "audience": [
            {
                "rules": [rule_of(line) for line in window["week"]],
                "who": by_code(window["who"]),
                "exclusive": window.get("exclusive", False),
            }
            for window in windows
        ],
    }


def _state(layer: Mapping[str, Any]) -> int:
    return STATES[layer["state"]]


def _layer(sheet: Mapping[str, Any], labels: Mapping[str, Texts], calendar: Calendar) -> dict[str, Any]:
    layer: dict[str, Any] = {
        "state": sheet["state"],
        "periods": [_period(season, labels, calendar) for season in sheet.get("seasons", [])],
        "holidays": dict(HOLIDAYS[sheet["holidays"]]),
        "exceptions": [_exception(entry, calendar) for entry in sheet.get("exceptions", [])],
        "conditions": sheet.get("conditions", []),
        "phone": sheet.get("phone", ""),
        "known": sheet.get("known", True),
        "certainty": SAID_BY.get(sheet["truth"].partition(":")[0], ("hearsay", ""))[0],
    }
    if "filled" in sheet:
        layer["deadline_hours"] = DEADLINE_HOURS
        layer["filled"] = [day_of(day, calendar).isoformat() for day in sheet["filled"]]
    usual = [rule_of(line) for line in sheet.get("week", [])]
    if "untimed" in sheet:
        usual.append({"days": sheet["untimed"], "time": "unknown"})
    if usual:
        dated = {key: day_of(sheet[key], calendar).isoformat() for key in ("from", "to") if key in sheet}
        layer["periods"].insert(0, {"rules": usual, **dated})
    return layer


def _period(season: Mapping[str, Any], labels: Mapping[str, Texts], calendar: Calendar) -> dict[str, Any]:
    """A part of every year (``07-01``) or a dated one; without a week it is a closure."""
    ends = {
        key: season[key] if len(season[key]) == 5 else day_of(season[key], calendar).isoformat()
        for key in ("from", "to")
    }
    return {**ends, "rules": [rule_of(line) for line in season["week"]], "label": by_code(labels[season["label"]])}


def _exception(entry: Mapping[str, Any], calendar: Calendar) -> dict[str, Any]:
    made = {key: value for key, value in entry.items() if key not in ("date", "from", "to", "note")}
    made |= {key: day_of(entry[key], calendar).isoformat() for key in ("date", "from", "to") if key in entry}
    return made | ({"note": by_code(entry["note"])} if "note" in entry else {})


def confirmed(truth: str, calendar: Calendar) -> tuple[datetime, str, str] | None:
    """When, how surely and by whom an hour was confirmed, of ``fresh:3`` (days before the week); None if never."""
    kind, _, days = truth.partition(":")
    if kind not in SAID_BY:
        return None
    day = calendar.week - timedelta(days=int(days))
    certainty, said_by = SAID_BY[kind]
    return datetime.combine(day, time(9), UTC), certainty, said_by
