"""Expansion equals a naive oracle on random plans, over both nights when the clock changes. No database.

The plans are derandomized: every run tries the same ones, so that a failure is a failure for everybody.
"""

from datetime import date, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from takaovi.hours.engine import expand, localise
from takaovi.hours.plan import parse_plan
from takaovi.hours.values import STATE_NAMES, WAY_NAMES, Span
from tests.hours.oracle import open_minutes

steady = settings(
    max_examples=120, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
# Weeks with an ordinary week, a change of the clock, midsummer, New Year with its week 53, a leap day.
STARTS = [date(2026, 3, 26), date(2026, 10, 22), date(2026, 6, 17), date(2026, 12, 28), date(2028, 2, 26)]
ZONES = ["Europe/Helsinki", "Europe/Stockholm", "America/New_York", "Australia/Lord_Howe"]
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
CLASSES = {
    date(2026, 6, 19): {"eve", "day_before"},
    date(2026, 6, 20): {"public"},
    date(2027, 1, 1): {"public", "school_break"},
    date(2026, 12, 31): {"day_before"},
}


@st.composite
def span_lists(draw: st.DrawFn) -> list[list[str]]:
    """One to three spans of a day in order and apart; the last may run past midnight. Or the whole day."""
    if draw(st.integers(0, 7)) == 0:
        return [["00:00", "24:00"]]
    edges = sorted(draw(st.lists(st.integers(0, 120), min_size=2, max_size=6, unique=True)))
    edges = [edge for edge in edges if edge <= edges[0] + 96]
    pairs = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False) if a < 96 and b - a < 96]
    return [[quarter(a), quarter(b % 96)] for a, b in pairs] or [["09:00", "17:00"]]


def quarter(number: int) -> str:
    """The wall time of a quarter of an hour: 38 is 09:30."""
    return f"{number // 4:02d}:{number % 4 * 15:02d}"


@st.composite
def rules(draw: st.DrawFn, around: date, *, counted: bool) -> dict:
    rule: dict = {"spans": draw(span_lists())}
    near = st.integers(-20, 30).map(lambda days: (around + timedelta(days=days)).isoformat())
    if draw(st.integers(0, 5)) == 0:
        return {**rule, "dates": draw(st.lists(near, min_size=1, max_size=4))}
    rule["days"] = draw(
        st.one_of(
            st.lists(st.sampled_from(DAYS), min_size=1, max_size=4, unique=True),
            st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)).map("-".join),
        )
    )
    extra = draw(st.sampled_from(["", "", "", "parity", "weeks", "nth", "count" if counted else ""]))
    if extra == "parity":
        rule["parity"] = draw(st.sampled_from(["even", "odd"]))
    elif extra == "weeks":
        rule |= {"every_weeks": draw(st.integers(1, 4)), "anchor": draw(near)}
    elif extra == "nth":
        rule["nth"] = draw(st.lists(st.sampled_from([1, 2, 3, 4, 5, -1]), min_size=1, max_size=2))
    elif extra == "count":
        rule["count"] = draw(st.integers(1, 9))
    return rule


@st.composite
def periods(draw: st.DrawFn, around: date) -> dict:
    kind = draw(st.sampled_from(["always", "dated", "from", "yearly", "yearly"]))
    bounds: dict = {}
    low = around + timedelta(days=draw(st.integers(-40, 8)))
    high = low + timedelta(days=draw(st.integers(0, 60)))
    if kind == "dated":
        bounds = {"from": low.isoformat(), "to": high.isoformat()}
    elif kind == "from":
        bounds = {"from": low.isoformat()}
    elif kind == "yearly" and "02-29" not in (f"{low:%m-%d}", f"{high:%m-%d}"):
        bounds = {"from": f"{low:%m-%d}", "to": f"{high:%m-%d}"}
    return {**bounds, "rules": draw(st.lists(rules(around, counted=bool(bounds)), max_size=3))}


@st.composite
def exceptions(draw: st.DrawFn, around: date) -> dict:
    first = around + timedelta(days=draw(st.integers(-2, 10)))
    last = first + timedelta(days=draw(st.integers(0, 3)))
    do = draw(st.sampled_from(["closed", "replace", "add", "cut"]))
    told = {"from": first.isoformat(), "to": last.isoformat(), "do": do}
    return told if do == "closed" else {**told, "spans": draw(span_lists())}


@st.composite
def layers(draw: st.DrawFn, around: date, state: str) -> dict:
    drawn = draw(st.lists(periods(around), min_size=1, max_size=3, unique_by=lambda p: (p.get("from"), p.get("to"))))
    policy = st.one_of(st.sampled_from(["closed", "as_sunday", "as_saturday", "ignore"]), span_lists())
    kinds = st.sampled_from(["public", "eve", "day_before", "school_break"])
    return {
        "state": state,
        "periods": drawn,
        "holidays": draw(st.dictionaries(kinds, policy, max_size=3)),
        "exceptions": draw(st.lists(exceptions(around), max_size=2)),
    }


@st.composite
def plans(draw: st.DrawFn) -> tuple[dict, date]:
    around = draw(st.sampled_from(STARTS))
    states = draw(
        st.lists(
            st.sampled_from(["staffed", "if_shift_filled", "self_service", "by_arrangement", "phone", "online"]),
            min_size=1,
            max_size=3,
            unique=True,
        )
    )
    plan = {
        "zone": draw(st.sampled_from(ZONES)),
        "layers": [draw(layers(around, state)) for state in states],
        "exceptions": draw(st.lists(exceptions(around), max_size=2)),
    }
    return plan, around


def spans_of(plan: dict, first: date, last: date) -> list[Span]:
    return expand(parse_plan(plan), first, last, {day: frozenset(kinds) for day, kinds in CLASSES.items()})


def minutes_within(spans: list[Span], first: date, last: date, zone: ZoneInfo) -> dict[tuple[str, int], str]:
    """The open minutes from local midnight of ``first`` to local midnight after ``last``."""
    low, high = localise(first, 0, zone), localise(last, 1440, zone)
    return {
        (WAY_NAMES[span.way], minute): STATE_NAMES[span.state]
        for span in spans
        for minute in range(max(span.start, low), min(span.end, high))
    }


@steady
@given(plans())
def test_expansion_equals_the_oracle_minute_by_minute(drawn: tuple[dict, date]) -> None:
    plan, first = drawn
    last, zone = first + timedelta(days=5), ZoneInfo(plan["zone"])
    ours = minutes_within(spans_of(plan, first - timedelta(days=1), last), first, last, zone)
    low, high = localise(first, 0, zone), localise(last, 1440, zone)
    slow = open_minutes(plan, first, last, CLASSES)
    assert ours == {key: state for key, state in slow.items() if low <= key[1] < high}


@steady
@given(plans())
def test_spans_run_forward_are_short_and_do_not_overlap_within_a_way(drawn: tuple[dict, date]) -> None:
    plan, first = drawn
    spans = spans_of(plan, first, first + timedelta(days=10))
    assert spans == sorted(spans, key=lambda span: (span.start, span.end))
    assert all(0 < span.end - span.start <= 1440 for span in spans)
    for way in WAY_NAMES:
        own = [span for span in spans if span.way == way]
        assert all(before.end <= after.start for before, after in pairwise(own))


@steady
@given(plans())
def test_two_halves_of_a_question_are_together_the_whole(drawn: tuple[dict, date]) -> None:
    plan, first = drawn
    middle, last = first + timedelta(days=3), first + timedelta(days=8)
    halves = spans_of(plan, first, middle) + spans_of(plan, middle + timedelta(days=1), last)
    assert halves == spans_of(plan, first, last)


@steady
@given(plans().flatmap(lambda drawn: st.tuples(st.just(drawn), exceptions(drawn[1]))))
def test_an_exception_changes_only_the_hours_of_its_own_days(drawn: tuple[tuple[dict, date], dict]) -> None:
    (plan, first), exception = drawn
    last, zone = first + timedelta(days=14), ZoneInfo(plan["zone"])
    changed = {**plan, "exceptions": [*plan["exceptions"], exception]}
    low = localise(date.fromisoformat(exception["from"]), 0, zone)
    high = localise(date.fromisoformat(exception["to"]), 2 * 1440, zone)  # a night ends on the day after

    def elsewhere(spans: list[Span]) -> dict[tuple[str, int], str]:
        found = minutes_within(spans, first - timedelta(days=3), last, zone)
        return {key: state for key, state in found.items() if not low <= key[1] < high}

    before = spans_of(plan, first - timedelta(days=4), last)
    after = spans_of(changed, first - timedelta(days=4), last)
    assert elsewhere(before) == elsewhere(after)
