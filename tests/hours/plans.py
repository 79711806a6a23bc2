"""Short ways to write a plan and to read its spans, for the tests of this room."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from takaovi.core.clock import from_minute
from takaovi.hours.engine import expand
from takaovi.hours.plan import parse_plan
from takaovi.hours.values import STATE_NAMES, WAY_NAMES, Schedule

HELSINKI = ZoneInfo("Europe/Helsinki")


def layer(state: str, *rules: dict, **more: object) -> dict:
    """A layer with one period of all the year."""
    return {"state": state, "periods": [{"rules": list(rules)}], **more}


def every(days: object, start: str, end: str, **more: object) -> dict:
    return {"days": days, "from": start, "to": end, **more}


def schedule(*layers: dict, **more: object) -> Schedule:
    return parse_plan({"layers": list(layers), **more})


def told(
    plan: Schedule,
    first: str,
    last: str | None = None,
    classes: Mapping[date, frozenset[str]] | None = None,
    **more: int,
) -> list[str]:
    """Spans in local time: "12-01 09:00-17:00 staffed", with the way where it is not the door."""
    spans = expand(plan, date.fromisoformat(first), date.fromisoformat(last or first), classes or {}, **more)
    lines = []
    for span in spans:
        start, end = from_minute(span.start).astimezone(plan.zone), from_minute(span.end).astimezone(plan.zone)
        until = f"{end:%H:%M}" if end.date() == start.date() else f"{end:%m-%d %H:%M}"
        way = "" if span.way == 0 else f" by {WAY_NAMES[span.way]}"
        lines.append(f"{start:%m-%d %H:%M}-{until} {STATE_NAMES[span.state]}{way}")
    return lines


def real_hours(plan: Schedule, first: str) -> list[float]:
    """How long the spans of a day really last."""
    day = date.fromisoformat(first)
    return [(span.end - span.start) / 60 for span in expand(plan, day, day, {})]


def minute(text: str) -> int:
    """The UTC minute of "2026-12-01T09:00" in Helsinki."""
    return int(datetime.fromisoformat(text).replace(tzinfo=HELSINKI).timestamp()) // 60
