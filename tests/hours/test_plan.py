"""A plan that cannot be true is refused with the path of its fault. No database."""

import copy
import json

import pytest

from takaovi.hours.plan import PlanFault, parse_plan, parse_rule
from takaovi.hours.recurrence import Rule

GOOD: dict = {
    "zone": "Europe/Helsinki",
    "layers": [
        {
            "state": "staffed",
            "periods": [
                {"rules": [{"days": "mon-fri", "from": "09:00", "to": "17:00"}]},
                {
                    "from": "2027-06-01",
                    "to": "2027-08-31",
                    "rules": [{"days": ["tue"], "spans": [["09:00", "11:00"], ["12:00", "15:00"]], "count": 8}],
                },
            ],
            "holidays": {"public": "closed", "day_before": [["09:00", "16:00"]]},
            "exceptions": [{"date": "2026-12-23", "do": "replace", "spans": [["09:00", "12:00"]]}],
            "conditions": ["call_first", "age:15"],
            "phone": "040 123 4567",
        }
    ],
    "exceptions": [{"from": "2026-12-24", "to": "2026-12-26", "do": "closed", "note": {"fi": "Joulu"}}],
    "audience": [
        {"who": {"fi": "naiset"}, "rules": [{"days": "wed", "from": "12:00", "to": "14:00"}], "exclusive": True}
    ],
}


def changed(path: list, value: object) -> dict:
    """The good plan with one value put in or replaced."""
    plan = copy.deepcopy(GOOD)
    spot: object = plan
    for step in path[:-1]:
        spot = spot[step]  # type: ignore[index]
    spot[path[-1]] = value  # type: ignore[index]
    return plan


LAYER = ["layers", 0]
PERIOD = [*LAYER, "periods", 1]
RULE = [*PERIOD, "rules", 0]
CLOCK = {"days": "mon", "from": "09:00", "to": "17:00"}
FAULTS = [
    ([*RULE], {**CLOCK, "to": "25:00"}, "layers[0].periods[1].rules[0].to", "write a time such as 17:00"),
    ([*RULE], {**CLOCK, "to": 17}, "layers[0].periods[1].rules[0].to", "write a time such as 17:00"),
    ([*RULE], {**CLOCK, "from": "9:00"}, "layers[0].periods[1].rules[0].from", "write a time such as 17:00"),
    ([*RULE], {**CLOCK, "from": "24:00"}, "layers[0].periods[1].rules[0].from", "before 24:00"),
    ([*RULE], {**CLOCK, "to": "09:00"}, "layers[0].periods[1].rules[0].to", "same as the start"),
    ([*RULE], {"days": "mon", "from": "09:00"}, "layers[0].periods[1].rules[0].to", "is missing"),
    ([*RULE], {**CLOCK, "days": "mon-xyz"}, "layers[0].periods[1].rules[0].days", "mon-fri"),
    ([*RULE], {**CLOCK, "days": ["mon", "mon"]}, "layers[0].periods[1].rules[0].days[1]", "already"),
    ([*RULE], {**CLOCK, "days": []}, "layers[0].periods[1].rules[0].days", "0 entries"),
    ([*RULE], {**CLOCK, "days": None}, "layers[0].periods[1].rules[0].days", "list"),
    ([*RULE], {**CLOCK, "every_weeks": 2}, "layers[0].periods[1].rules[0].anchor", "is missing"),
    ([*RULE], {**CLOCK, "anchor": "2026-09-07"}, "layers[0].periods[1].rules[0].anchor", "every_weeks"),
    ([*RULE, "count"], 0, "layers[0].periods[1].rules[0].count", "1 to 1000"),
    ([*RULE, "count"], 10**400, "layers[0].periods[1].rules[0].count", "1 to 1000"),
    ([*RULE, "count"], True, "layers[0].periods[1].rules[0].count", "1 to 1000"),
    ([*RULE, "count"], 2.0, "layers[0].periods[1].rules[0].count", "1 to 1000"),
    ([*RULE, "parity"], "both", "layers[0].periods[1].rules[0].parity", "even, odd"),
    ([*RULE, "nth"], [0], "layers[0].periods[1].rules[0].nth[0]", "-1 for the last"),
    ([*RULE, "nth"], [6], "layers[0].periods[1].rules[0].nth[0]", "-1 to 5"),
    ([*RULE, "to"], "17:00", "layers[0].periods[1].rules[0].to", "not both"),
    ([*RULE, "spans"], [["09:00", "12:00"], ["11:00", "13:00"]], "layers[0].periods[1].rules[0].spans[1]", "before"),
    ([*RULE, "spans"], [["09:00"]], "layers[0].periods[1].rules[0].spans[0]", "two times"),
    ([*RULE, "spans"], [], "layers[0].periods[1].rules[0].spans", "0 entries"),
    ([*RULE, "spans"], [["09:00", "12:00"], ["20:00", "10:00"]], "layers[0].periods[1].rules[0].spans", "next day"),
    ([*RULE, "colour"], "red", "layers[0].periods[1].rules[0].colour", "is not known here"),
    ([*RULE, "min_shift"], 1, "layers[0].periods[1].rules[0].min_shift", "if_shift_filled"),
    ([*RULE], {**CLOCK, "dates": ["2026-12-09"]}, "layers[0].periods[1].rules[0].days", "stand alone"),
    (
        [*RULE],
        {"from": "09:00", "to": "10:00", "dates": ["2026-02-30"]},
        "layers[0].periods[1].rules[0].dates[0]",
        "cal",
    ),
    ([*RULE], {"days": "mon", "time": "unknown", "to": "10:00"}, "layers[0].periods[1].rules[0].to", "not known"),
    ([*RULE], "daily", "layers[0].periods[1].rules[0]", "object"),
    (
        [*LAYER, "periods", 0, "rules", 0, "count"],
        3,
        "layers[0].periods[0].rules[0].count",
        "layers[0].periods[0].from",
    ),
    ([*PERIOD, "to"], "2027-05-31", "layers[0].periods[1].to", "before the first day, 2027-06-01"),
    ([*PERIOD, "to"], "2027-06-31", "layers[0].periods[1].to", "not a day of the calendar"),
    ([*PERIOD, "to"], "08-31", "layers[0].periods[1].from", "every year"),
    ([*PERIOD, "to"], 20270831, "layers[0].periods[1].to", "write a date"),
    ([*PERIOD, "to"], "9999-12-31", "layers[0].periods[1].to", "2099"),
    ([*PERIOD], {"from": "02-30", "to": "03-01", "rules": []}, "layers[0].periods[1].from", "not a day of the year"),
    ([*PERIOD], {"rules": []}, "layers[0].periods[1]", "same days as layers[0].periods[0]"),
    ([*PERIOD], {"from": "2027-06-01"}, "layers[0].periods[1].rules", "is missing"),
    ([*LAYER, "state"], "open", "layers[0].state", "staffed"),
    ([*LAYER, "state"], ["staffed"], "layers[0].state", "staffed"),
    ([*LAYER, "holidays"], {"christmas": "closed"}, "layers[0].holidays.christmas", "public"),
    ([*LAYER, "holidays", "public"], "shut", "layers[0].holidays.public", "as_sunday"),
    ([*LAYER, "holidays", "public"], [["x", "y"]], "layers[0].holidays.public[0][0]", "time"),
    ([*LAYER, "exceptions", 0, "do"], "open", "layers[0].exceptions[0].do", "replace"),
    ([*LAYER, "exceptions", 0, "do"], "closed", "layers[0].exceptions[0].spans", "write cut"),
    ([*LAYER, "exceptions", 0], {"date": "2026-12-23", "do": "add"}, "layers[0].exceptions[0].spans", "is missing"),
    ([*LAYER, "exceptions", 0, "layers"], ["phone"], "layers[0].exceptions[0].layers", "is not known here"),
    ([*LAYER, "exceptions", 0, "from"], "2026-12-23", "layers[0].exceptions[0].from", "not both"),
    ([*LAYER, "conditions"], ["bring cake"], "layers[0].conditions[0]", "call_first"),
    ([*LAYER, "conditions"], ["age:0"], "layers[0].conditions[0]", "age:15"),
    ([*LAYER, "conditions"], ["key", "key"], "layers[0].conditions[1]", "already"),
    ([*LAYER, "phone"], "0" * 31, "layers[0].phone", "30 characters"),
    ([*LAYER, "phone"], "040\n123", "layers[0].phone", "one line"),
    ([*LAYER, "known"], "yes", "layers[0].known", "true or false"),
    ([*LAYER, "filled"], ["2026-12-01"], "layers[0].filled", "if_shift_filled"),
    ([*LAYER, "deadline_hours"], 24, "layers[0].deadline_hours", "if_shift_filled"),
    ([*LAYER, "certainty"], "maybe", "layers[0].certainty", "hearsay"),
    ([*LAYER, "term_days"], -1, "layers[0].term_days", "1 to 3650"),
    (["layers"], {}, "layers", "list"),
    (["layers"], [GOOD["layers"][0]] * 2, "layers[1].state", "already"),
    (["layers"], [[]], "layers[0]", "object"),
    (["zone"], "Mars/Olympus", "zone", "Europe/Helsinki"),
    (["zone"], "../../etc/passwd", "zone", "Europe/Helsinki"),
    (["zone"], "Europe", "zone", "Europe/Helsinki"),
    (["zone"], 2, "zone", "text"),
    (["exceptions", 0, "to"], "2026-12-23", "exceptions[0].to", "before the first day"),
    (["exceptions", 0, "layers"], ["door"], "exceptions[0].layers[0]", "staffed"),
    (["exceptions", 0, "note"], {"de": "Weihnachten"}, "exceptions[0].note.de", "fi, sv, en"),
    (["audience", 0, "who"], {"fi": ""}, "audience[0].who", "for whom"),
    (["audience", 0, "rules"], [], "audience[0].rules", "0 entries"),
    (["audience", 0, "rules"], [{"days": "wed", "time": "unknown"}], "audience[0].rules", "needs its times"),
    (["audience", 0, "exclusive"], 1, "audience[0].exclusive", "true or false"),
    (["colour"], "red", "colour", "is not known here"),
]


@pytest.mark.parametrize(("spot", "value", "path", "said"), FAULTS, ids=[f"{n}-{f[2]}" for n, f in enumerate(FAULTS)])
def test_a_fault_is_told_with_its_path(spot: list, value: object, path: str, said: str) -> None:
    with pytest.raises(PlanFault) as fault:
        parse_plan(changed(spot, value))
    assert fault.value.path == path
    assert said in fault.value.sentence


@pytest.mark.parametrize("raw", [None, [], "mon-fri 9-17", 7])
def test_a_document_that_is_no_object_is_refused(raw: object) -> None:
    with pytest.raises(PlanFault, match=r"^document: write an object in braces$"):
        parse_plan(raw)


def test_a_document_without_layers_is_refused() -> None:
    with pytest.raises(PlanFault, match=r"^layers: is missing$"):
        parse_plan({})


def test_more_rules_than_anybody_writes_are_refused() -> None:
    rules = [{"days": "mon", "from": "09:00", "to": "17:00"}] * 400
    periods = [{"from": f"20{year}-01-01", "to": f"20{year}-12-31", "rules": rules} for year in range(26, 32)]
    with pytest.raises(PlanFault, match=r"^layers: hold more than 2000 rules in all$"):
        parse_plan({"layers": [{"state": "staffed", "periods": periods}]})


def test_deep_nesting_where_a_time_belongs_is_an_ordinary_fault() -> None:
    deep: list = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(PlanFault) as fault:
        parse_plan(changed(RULE, {"days": "mon", "from": deep, "to": "17:00"}))
    assert fault.value.path == "layers[0].periods[1].rules[0].from"
    while deep:  # taken apart by hand: Python's own way down would be too deep
        deep = deep[0]


def test_a_good_plan_is_read_into_frozen_values() -> None:
    plan = parse_plan(json.loads(json.dumps(GOOD)))
    (staffed,) = plan.layers
    assert staffed.state == 60
    assert staffed.periods[0].rules == (Rule(540, 1020, frozenset(range(5))),)
    assert [(rule.start, rule.end, rule.count) for rule in staffed.periods[1].rules] == [(540, 660, 8), (720, 900, 8)]
    assert staffed.holidays == {"public": "closed", "day_before": ((540, 960),)}
    assert staffed.conditions == ("call_first", "age:15")
    assert plan.audience[0].exclusive


def test_one_rule_past_midnight_over_sunday_and_to_the_end_of_the_day() -> None:
    assert parse_rule({"days": "fri-mon", "from": "21:00", "to": "02:00"}, "rule") == Rule(
        1260, 1560, frozenset({4, 5, 6, 0})
    )
    assert parse_rule({"from": "00:00", "to": "24:00"}, "rule") == Rule(0, 1440)


def test_one_rule_of_several_spans_is_refused_where_one_is_needed() -> None:
    with pytest.raises(PlanFault, match=r"^series\.rules\[0\]\.spans: only one span is possible here$"):
        parse_rule({"spans": [["09:00", "10:00"], ["11:00", "12:00"]]}, "series.rules[0]")
