"""The documented JSON of a place's hours (docs/hours.md), read into a frozen schedule or refused with the path.

A plan comes from a file, a form, an import or the database; everything in it is checked.
"""

import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from takaovi.hours.plan_parts import parse_exception, parse_exceptions, parse_holidays, parse_period, parse_windows
from takaovi.hours.plan_rules import parse_rule, parse_rules
from takaovi.hours.reading import (
    PlanFault,
    as_bool,
    as_choice,
    as_date,
    as_dict,
    as_int,
    as_list,
    as_text,
    as_texts,
    under,
)
from takaovi.hours.values import CERTAINTIES, CONDITIONS, STATES, Layer, Schedule, Texts

__all__ = ["LAYER_KEYS", "PlanFault", "parse_exception", "parse_layer", "parse_plan", "parse_rule", "parse_rules"]

DEFAULT_ZONE = "Europe/Helsinki"
# What a layer keeps as its plan; the rest of its keys are columns of their own.
PLAN_KEYS = ("periods", "holidays", "exceptions", "known", "note", "filled", "deadline_hours")
LAYER_KEYS = ("state", *PLAN_KEYS, "conditions", "phone", "certainty", "term_days")
AGE = re.compile(r"age:([1-9]\d?)", re.ASCII)
MOST_RULES = 2000  # in one document: what a person or a directory writes, with much to spare


def parse_plan(raw: object) -> Schedule:
    """The schedule of a whole document. Raises PlanFault with the path of the first fault."""
    document = as_dict(raw, "", ("zone", "layers", "exceptions", "audience"), ("layers",))
    layers: list[Layer] = []
    for number, entry in enumerate(as_list(document["layers"], "layers", most=len(STATES))):
        layer = parse_layer(entry, f"layers[{number}]")
        if any(layer.state == other.state for other in layers):
            raise PlanFault(f"layers[{number}].state", "has a layer already; give that layer more rules")
        layers.append(layer)
    if sum(len(period.rules) for layer in layers for period in layer.periods) > MOST_RULES:
        raise PlanFault("layers", f"hold more than {MOST_RULES} rules in all")
    return Schedule(
        parse_zone(document.get("zone", DEFAULT_ZONE), "zone"),
        tuple(layers),
        parse_exceptions(document.get("exceptions", []), "exceptions", of_place=True),
        parse_windows(document.get("audience", []), "audience"),
    )


def parse_zone(raw: object, path: str) -> ZoneInfo:
    name = as_text(raw, path, 40)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # OSError: the name is a folder of the zone data, such as "Europe"
        raise PlanFault(path, "write a time zone such as Europe/Helsinki") from None


def parse_layer(raw: object, path: str) -> Layer:
    """One state and its time. Raises PlanFault."""
    entry = as_dict(raw, path, LAYER_KEYS, ("state",))
    state = STATES[as_choice(entry["state"], under(path, "state"), tuple(STATES))]
    layer = Layer(
        state=state,
        periods=_periods(entry, path),
        holidays=parse_holidays(entry.get("holidays", {}), under(path, "holidays")),
        exceptions=parse_exceptions(entry.get("exceptions", []), under(path, "exceptions")),
        conditions=_conditions(entry.get("conditions", []), under(path, "conditions")),
        phone=as_text(entry.get("phone", ""), under(path, "phone"), 30),
        known=as_bool(entry.get("known", True), under(path, "known")),
        note=_note(entry, path),
        filled=frozenset(
            as_date(day, f"{under(path, 'filled')}[{n}]")
            for n, day in enumerate(as_list(entry.get("filled", []), under(path, "filled"), most=1000))
        ),
        deadline_hours=(
            as_int(entry["deadline_hours"], under(path, "deadline_hours"), 0, 720)
            if "deadline_hours" in entry
            else None
        ),
        certainty=as_choice(entry.get("certainty", "sure"), under(path, "certainty"), CERTAINTIES),
        term_days=as_int(entry.get("term_days", 60), under(path, "term_days"), 1, 3650),
    )
    _shifts_belong(layer, entry, path)
    return layer


def _note(entry: dict, path: str) -> Texts:
    return as_texts(entry["note"], under(path, "note")) if "note" in entry else {}


def _periods(entry: dict, path: str) -> tuple:
    here = under(path, "periods")
    periods: list = []
    for number, raw in enumerate(as_list(entry.get("periods", []), here, most=400)):
        period = parse_period(raw, f"{here}[{number}]")
        for other, earlier in enumerate(periods):
            if (period.first, period.last, period.yearly) == (earlier.first, earlier.last, earlier.yearly):
                raise PlanFault(f"{here}[{number}]", f"covers the same days as {here}[{other}]")
        periods.append(period)
    return tuple(periods)


def _conditions(raw: object, path: str) -> tuple[str, ...]:
    names = as_list(raw, path, most=10)
    for number, name in enumerate(names):
        if not isinstance(name, str) or not (name in CONDITIONS or AGE.fullmatch(name)):
            raise PlanFault(f"{path}[{number}]", f"write one of {', '.join(CONDITIONS)}, or age:15")
        if name in names[:number]:
            raise PlanFault(f"{path}[{number}]", "is there already")
    return tuple(names)


def _shifts_belong(layer: Layer, entry: dict, path: str) -> None:
    """Shifts and their deadline are told only of the layer that hangs on them."""
    if layer.state == STATES["if_shift_filled"]:
        return
    for key in ("filled", "deadline_hours"):
        if key in entry:
            raise PlanFault(under(path, key), "belongs to the layer if_shift_filled")
    for number, period in enumerate(entry.get("periods", [])):
        for place, rule in enumerate(period["rules"]):
            if "min_shift" in rule:
                here = f"{path}.periods[{number}].rules[{place}].min_shift"
                raise PlanFault(here, "belongs to the layer if_shift_filled")
