"""What the programme's forms of the desk hold, and what becomes of what was typed."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from takaovi.core.text import written
from takaovi.desk.form_presenters import typed_day, typed_price
from takaovi.desk.programme_door_forms import TEXT, Rules, read_rules
from takaovi.desk.reading_forms import Typed
from takaovi.places.models import Organisation, Place
from takaovi.programme.models import Activity
from takaovi.programme.seasons import weekly_plan
from takaovi.programme.values import COMPANIES, SIGN_UPS

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
REST_WEEKS = {"w8": 8, "w42": 42}
TEXTS = {"title": 100, "summary": 200, "description": 4000, "audience": 120, "cost_note": 120, "sign_up_note": 160}


class When(NamedTuple):
    """When a new series is, as typed: days of the week, times, first and last day, and where it rests."""

    days: tuple[str, ...]
    start: str
    end: str
    first: date | None
    last: date | None
    rests: tuple[str, ...]
    rules: tuple[Mapping[str, Any], ...] = ()  # written as on a door; else the days and times above

    @property
    def once(self) -> bool:
        """No day of the week was ticked: it is on its first day only."""
        return not (self.days or self.rules)


def read_when(typed: Typed) -> When:
    """Faults are written into ``typed``."""
    if typed[TEXT]:
        return _as_on_a_door(typed)
    days = tuple(day for day in DAYS if day in typed.many("days"))
    start = typed.clock("start", _("Write when it begins."))
    end = typed.clock("end", _("Write when it ends."))
    if start == "24:00":
        start = "00:00"
    if days:
        first = typed.day("first", _("Write the first day of the season."))
        last = typed.day("last", _("Write the last day of the season."))
        if first and last and last < first:
            typed.faults["last"] = _("The last day is before the first.")
    else:
        first = typed.day("first", _("Choose the days of the week, or write the day if it is only once."))
        last = None
    if start and start == end:
        typed.faults["end"] = _("It ends when it begins. Write another time.")
    return When(days, start, end, first, last, tuple(typed.many("rests")))


def _as_on_a_door(typed: Typed) -> When:
    """The season is that of the text, or of the two fields below it."""
    read = read_rules(typed) or Rules(())
    first = read.first or typed.day("first", _("Write the first day of the season."))
    last = read.last or typed.day("last", _("Write the last day of the season."))
    if first and last and last < first:
        typed.faults["last"] = _("The last day is before the first.")
    return When((), "", "", first, last, tuple(typed.many("rests")), read.rules)


def when_values(typed: Typed) -> dict[str, Any]:
    """What was typed, as the form shows it again."""
    values: dict[str, Any] = {name: typed[name] for name in (TEXT, "start", "end", "first", "last")}
    many = {name: typed.many(name) for name in ("days", "rests")}
    return {**values, **many, "questions": tuple(typed.questions)}


def plan_of_when(when: When) -> dict[str, Any]:
    """The document of a series (docs/programme.md). Call it without faults only."""
    if when.first is None:
        raise ValueError("a series without its first day")
    if when.once or when.last is None:
        rule = {"dates": [when.first.isoformat()], "from": when.start, "to": when.end}
        return {"from": when.first.isoformat(), "to": when.first.isoformat(), "rules": [rule], "holidays": "keep"}
    weeks = [REST_WEEKS[key] for key in when.rests if key in REST_WEEKS]
    breaks: list[Mapping[str, Any]] = []
    if "christmas" in when.rests:
        breaks = _christmas(when.first, when.last)
    plan = weekly_plan(
        days=list(when.days),
        start=when.start,
        end=when.end,
        first=when.first,
        last=when.last,
        without_weeks=weeks,
        breaks=breaks,
        holidays="skip" if "holidays" in when.rests else "keep",
    )
    return {**plan, "rules": [dict(rule) for rule in when.rules]} if when.rules else plan


def _christmas(first: date, last: date) -> list[Mapping[str, Any]]:
    """20 December to 6 January of each winter that the season touches."""
    winters = [(date(year, 12, 20), date(year + 1, 1, 6)) for year in range(first.year - 1, last.year + 1)]
    touched = [(begin, end) for begin, end in winters if begin <= last and end >= first]
    return [{"from": begin.isoformat(), "to": end.isoformat()} for begin, end in touched]


def when_of_plan(plan: Mapping[str, Any]) -> When | None:
    """What the form would hold for this document; None where the form cannot say all of it."""
    rules = plan.get("rules", [])
    if len(rules) != 1 or set(rules[0]) - {"days", "from", "to"} or not plan.get("from") or not plan.get("to"):
        return None
    days = _days_of(rules[0].get("days"))
    breaks = [dict(one) for one in plan.get("breaks", [])]
    first, last = date.fromisoformat(plan["from"]), date.fromisoformat(plan["to"])
    rests = [key for key, week in REST_WEEKS.items() if {"week": week} in breaks]
    christmas = _christmas(first, last)
    if christmas and all(one in breaks for one in christmas):
        rests.append("christmas")
    if plan.get("holidays") == "skip":
        rests.append("holidays")
    when = When(days, rules[0]["from"], rules[0]["to"], first, last, tuple(rests))
    return when if days and _alike(plan_of_when(when).get("breaks", []), breaks) else None


def _alike(one: Sequence[Any], other: Sequence[Any]) -> bool:
    return sorted(map(str, one)) == sorted(map(str, other))


def _days_of(days: object) -> tuple[str, ...]:
    if isinstance(days, str):
        first, _dash, last = days.partition("-")
        if first not in DAYS or (last and last not in DAYS):
            return ()
        return DAYS[DAYS.index(first) : DAYS.index(last or first) + 1]
    return tuple(day for day in DAYS if isinstance(days, list) and day in days)


def typed_when(when: When | None) -> dict[str, Any]:
    """The same as the form shows it. A new form begins with holidays left out."""
    unasked: dict[str, Any] = {TEXT: "", "questions": ()}
    if when is None:
        return {"days": (), "start": "", "end": "", "first": "", "last": "", "rests": ("holidays",), **unasked}
    first, last = typed_day(when.first), typed_day(when.last)
    return {**when._asdict(), **unasked, "first": first, "last": last}


def read_fields(typed: Typed) -> dict[str, Any]:
    """Columns of an activity from its form. Faults are written into ``typed``."""
    fields: dict[str, Any] = {}
    for name, most in TEXTS.items():
        needed = {"title": _("Write the name in Finnish."), "summary": _("Write one sentence in Finnish.")}
        fields |= typed.texts(name, most, needed.get(name, ""))
    fields["cost_cents"] = typed.cents("cost_cents")
    fields["capacity"] = typed.whole("capacity", 1, 10_000)
    fields["min_age"], fields["max_age"] = typed.whole("min_age", 0, 120), typed.whole("max_age", 0, 120)
    if (fields["min_age"] or 0) > (120 if fields["max_age"] is None else fields["max_age"]):
        typed.faults["min_age"] = _("The youngest age is higher than the oldest.")
    fields["sign_up"] = typed["sign_up"] if typed["sign_up"] in SIGN_UPS else "none"
    fields["sign_up_here"] = "yes" in typed.many("sign_up_here") and fields["sign_up"] != "none"
    fields["exclusive"] = "yes" in typed.many("exclusive")
    fields["company"] = typed["company"] if typed["company"] in COMPANIES else ""
    fields["online_url"] = typed.text("online_url", 200)
    fields["phone"] = typed.text("phone", 30)
    return fields


def fields_of(activity: Activity) -> dict[str, Any]:
    """The same columns as they are saved."""
    from_columns = ("cost_cents", "capacity", "min_age", "max_age", "sign_up", "sign_up_here", "exclusive", "company")
    texts = {f"{name}_{code}": written_column(activity, name, code) for name in TEXTS for code in COLUMNS}
    plain = {name: getattr(activity, name) for name in (*from_columns, "online_url", "phone")}
    return {**texts, **plain}


COLUMNS = ("fi", "sv", "en", "fi_simple")


def written_column(row: object, name: str, column: str) -> str:
    return written(row, name, "fi-simple" if column == "fi_simple" else column)


def typed_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Columns as the form shows them."""
    shown = {name: "" if value is None else value for name, value in fields.items()}
    shown["cost_cents"] = typed_price(fields.get("cost_cents"))
    for name in ("sign_up_here", "exclusive"):
        shown[name] = ("yes",) if fields.get(name) else ()
    return shown


def leading_first(place: Place) -> list[Organisation]:
    """Who hosts what is new at a place: whoever leads it."""
    return [row.organisation for row in place.keepings.all()][:1]
