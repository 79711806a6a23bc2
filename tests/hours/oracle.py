"""The same answer found the slow way: minute by minute, straight from the raw plan, sharing no code with the engine.

Only for tests. It reads the JSON itself, asks of every local day and every layer which clock minutes are open,
and marks each real minute between the two ends.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

RANK = ["online", "phone", "by_arrangement", "self_service", "if_shift_filled", "staffed"]
NAMES = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def open_minutes(plan: dict, first: date, last: date, classes: dict[date, set[str]]) -> dict[tuple[str, int], str]:
    """(way, UTC minute) -> state, for every minute that belongs to the days around and between."""
    zone = ZoneInfo(plan["zone"])
    found: dict[tuple[str, int], str] = {}
    for layer in plan["layers"]:
        way = layer["state"] if layer["state"] in ("phone", "online") else "door"
        day = first - timedelta(days=2)
        while day <= last + timedelta(days=2):
            for start, end in clock_spans(plan, layer, day, classes):
                for minute in range(instant(day, start, zone), instant(day, end, zone)):
                    old = found.get((way, minute))
                    if old is None or RANK.index(layer["state"]) > RANK.index(old):
                        found[(way, minute)] = layer["state"]
            day += timedelta(days=1)
    return found


def instant(day: date, minute: int, zone: ZoneInfo) -> int:
    """Try every real minute near the wall time; the first that shows it on the wall, else push over the gap."""
    wall = datetime(day.year, day.month, day.day) + timedelta(minutes=minute)  # noqa: DTZ001  a wall clock has no zone
    for offset in range(14 * 60, -12 * 60 - 1, -30):
        guess = (wall - timedelta(minutes=offset)).replace(tzinfo=UTC)
        if guess.astimezone(zone).replace(tzinfo=None) == wall:
            return (guess - EPOCH) // timedelta(minutes=1)
    before = (wall - timedelta(days=1)).replace(tzinfo=zone).utcoffset()
    assert before is not None
    return ((wall - before).replace(tzinfo=UTC) - EPOCH) // timedelta(minutes=1)


def minutes_of(spans: list[list[str]]) -> set[int]:
    marked: set[int] = set()
    for start, end in spans:
        low, high = clock(start), clock(end)
        marked |= set(range(low, high if high > low else high + 1440))
    return marked


def clock(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def clock_spans(plan: dict, layer: dict, day: date, classes: dict[date, set[str]]) -> list[tuple[int, int]]:
    """Unbroken stretches of open clock minutes of one day of one layer."""
    marked = ordinary(layer, day)
    for kind in ("public", "eve", "day_before", "school_break"):
        policy = layer.get("holidays", {}).get(kind, "ignore")
        if kind in classes.get(day, set()) and policy != "ignore":
            early = kind == "day_before" and isinstance(policy, list)
            marked = set() if early and not marked else by_policy(layer, day, policy)
            break
    for exception in [*plan.get("exceptions", []), *layer.get("exceptions", [])]:
        if layer["state"] in exception.get("layers", RANK):
            marked = by_exception(exception, day, marked)
    spans: list[tuple[int, int]] = []
    for minute in sorted(marked):
        if spans and spans[-1][1] == minute:
            spans[-1] = (spans[-1][0], minute + 1)
        else:
            spans.append((minute, minute + 1))
    return spans


def by_policy(layer: dict, day: date, policy: object) -> set[int]:
    if policy == "closed":
        return set()
    if isinstance(policy, list):
        return minutes_of(policy)
    wanted = {"as_saturday": 5, "as_sunday": 6}[str(policy)]
    period = deciding_period(layer, day)
    return rules_on(period, day, day + timedelta(days=wanted - day.weekday())) if period else set()


def by_exception(exception: dict, day: date, marked: set[int]) -> set[int]:
    first = exception.get("date") or exception["from"]
    last = exception.get("date") or exception["to"]
    if not first <= day.isoformat() <= last:
        return marked
    times = minutes_of(exception.get("spans", []))
    return {"closed": set(), "replace": times, "add": marked | times, "cut": marked - times}[exception["do"]]


def ordinary(layer: dict, day: date) -> set[int]:
    period = deciding_period(layer, day)
    return rules_on(period, day, day) if period else set()


def deciding_period(layer: dict, day: date) -> dict | None:
    best: dict | None = None
    best_length = 0.0
    for period in layer["periods"]:
        if not covers(period, day):
            continue
        length = days_long(period)
        if best is None or length <= best_length:
            best, best_length = period, length
    return best


def covers(period: dict, day: date) -> bool:
    low, high = period.get("from"), period.get("to")
    if low and len(low) == 5:
        today = day.strftime("%m-%d")
        return low <= today <= high if low <= high else (today >= low or today <= high)
    text = day.isoformat()
    return (not low or low <= text) and (not high or text <= high)


def days_long(period: dict) -> float:
    low, high = period.get("from"), period.get("to")
    if low and len(low) == 5:
        return sum(covers(period, date(2025, 1, 1) + timedelta(days=n)) for n in range(365)) - 1
    if low and high:
        return (date.fromisoformat(high) - date.fromisoformat(low)).days
    return 1e9 - date.fromisoformat(low).toordinal() if low else 2e9


def since(period: dict, day: date) -> date:
    """The first day of the period that covers ``day``."""
    low = period.get("from")
    if low is None:
        return date(1970, 1, 2)
    if len(low) > 5:
        return date.fromisoformat(low)
    found = day
    while found.strftime("%m-%d") != low:
        found -= timedelta(days=1)
    return found


def rules_on(period: dict, day: date, as_if: date) -> set[int]:
    marked: set[int] = set()
    for rule in period["rules"]:
        if rule_on(rule, as_if) and not used_up(rule, since(period, day), as_if):
            marked |= minutes_of(rule.get("spans") or [[rule["from"], rule["to"]]])
    return marked


def used_up(rule: dict, begin: date, day: date) -> bool:
    """A counted rule holds on its first so many days from ``begin`` only."""
    if "count" not in rule:
        return False
    if day < begin:
        return True
    held = [n for n in range((day - begin).days + 1) if rule_on(rule, begin + timedelta(days=n))]
    return len(held) > rule["count"]


def rule_on(rule: dict, day: date) -> bool:
    if "dates" in rule:
        return day.isoformat() in rule["dates"]
    if day.weekday() not in weekdays(rule.get("days", NAMES)):
        return False
    week = int(day.strftime("%G%V"))
    if "parity" in rule and (week % 2 == 0) != (rule["parity"] == "even"):
        return False
    if rule.get("every_weeks", 1) > 1:
        anchor = date.fromisoformat(rule["anchor"])
        monday = anchor - timedelta(days=anchor.weekday())
        if ((day - timedelta(days=day.weekday()) - monday).days // 7) % rule["every_weeks"]:
            return False
    return "nth" not in rule or bool(set(rule["nth"]) & places_in_month(day))


def weekdays(days: object) -> set[int]:
    if isinstance(days, list):
        return {NAMES.index(name) for name in days}
    first, _, last = str(days).partition("-")
    turn, low = (NAMES + NAMES), NAMES.index(first)
    return {n % 7 for n in range(low, turn.index(last or first, low) + 1)}


def places_in_month(day: date) -> set[int]:
    """1-5 from the start of the month among days of the same name, and -1 for the last."""
    same = [n for n in range(1, 32) if is_same_weekday(day, n)]
    number = same.index(day.day) + 1
    return {number, -1} if day.day == same[-1] else {number}


def is_same_weekday(day: date, number: int) -> bool:
    try:
        return day.replace(day=number).weekday() == day.weekday()
    except ValueError:
        return False
