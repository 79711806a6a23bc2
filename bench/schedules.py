"""The plans that the made-up places keep: about one span a day each, a quarter with self-service beside the staff."""

from datetime import date, timedelta
from itertools import product
from typing import Any

from takaovi.hours.engine import expand_rows
from takaovi.hours.plan import parse_plan

# Everything happens in a stopped time, so that the same run gives the same questions and answers in any year.
NOW_DAY = date(2026, 12, 2)  # a Wednesday
FIRST_DAY = NOW_DAY - timedelta(days=1)
DAYS = 60
LAST_DAY = FIRST_DAY + timedelta(days=DAYS - 1)
# Independence Day and the Christmas of that winter: enough for the day classes to do their work.
DAY_CLASSES: dict[date, frozenset[str]] = {
    date(2026, 12, 5): frozenset({"day_before"}),
    date(2026, 12, 6): frozenset({"public"}),
    date(2026, 12, 23): frozenset({"day_before"}),
    date(2026, 12, 24): frozenset({"eve"}),
    date(2026, 12, 25): frozenset({"public"}),
    date(2026, 12, 26): frozenset({"public"}),
    date(2026, 12, 31): frozenset({"day_before"}),
    date(2027, 1, 1): frozenset({"public"}),
    date(2027, 1, 6): frozenset({"public"}),
}


def layer(state: str, *rules: dict[str, Any]) -> dict[str, Any]:
    return {"state": state, "periods": [{"rules": list(rules)}], "holidays": {"public": "closed", "eve": "closed"}}


def at(days: str | list[str], opens: str, shuts: str, **more: object) -> dict[str, Any]:
    return {"days": days, "from": opens, "to": shuts, **more}


def day_houses() -> list[dict[str, Any]]:
    """Open by day with people there, some on Saturdays, some with a closed hour at noon."""
    made = []
    for opens, shuts, week in product(("08:30", "09:00", "10:00"), ("14:00", "16:00", "18:00"), ("mon-fri", "mon-sat")):
        made.append({"layers": [layer("staffed", at(week, opens, shuts))]})
        if week == "mon-fri":
            noon = {"days": week, "spans": [[opens, "12:00"], ["13:00", shuts]]}
            made.append({"layers": [layer("staffed", noon)]})
    return made


def self_service_houses() -> list[dict[str, Any]]:
    """A key or a card from early to late, and people there for a part of the week."""
    made = []
    for opens, shuts, staff in product(("06:00", "07:00"), ("21:00", "22:00"), ("09:00", "11:00", "13:00")):
        own = layer("self_service", at("mon-sun", opens, shuts))
        own["holidays"] = {}
        made.append({"layers": [own, layer("staffed", at(["mon", "wed", "thu"], staff, "17:00"))]})
    return made


def evening_houses() -> list[dict[str, Any]]:
    """Village houses and clubs: two evenings, a weekend, past midnight, every other week, the first Sunday."""
    made = []
    for opens, shuts in product(("16:00", "17:30", "18:00"), ("20:00", "21:00", "00:30")):
        made.append({"layers": [layer("staffed", at(["tue", "thu"], opens, shuts), at("sat-sun", "11:00", "15:00"))]})
        odd = at(["wed"], opens, shuts, parity="odd")
        first_sunday = at(["sun"], "12:00", "16:00", nth=[1])
        asked = layer("by_arrangement", at("mon-sun", "10:00", "20:00"))
        made.append({"layers": [layer("if_shift_filled", odd, first_sunday), asked]})
    return made


def open_doors() -> list[dict[str, Any]]:
    """Never locked."""
    always = layer("self_service", at("mon-sun", "00:00", "24:00"))
    always["holidays"] = {}
    return [{"layers": [always]}]


# (plan, share of the places that keep it)
PLANS: list[tuple[dict[str, Any], float]] = [
    (plan, share / len(group))
    for group, share in (
        (day_houses(), 0.46),
        (self_service_houses(), 0.25),
        (evening_houses(), 0.28),
        (open_doors(), 0.01),
    )
    for plan in group
]

Row = tuple[int, int, int, int]  # start, end, state, way


def expanded() -> list[list[Row]]:
    """The spans of each plan, made by the product's own engine."""
    return [expand_rows(parse_plan(plan), FIRST_DAY, LAST_DAY, DAY_CLASSES) for plan, _ in PLANS]
