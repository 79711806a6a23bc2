"""What must be true of every plan, tried on random ones."""

from datetime import date, timedelta
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from takaovi.programme.occurrences import occurrences
from takaovi.programme.plan import parse_series
from takaovi.programme.values import LONGEST

FIRST, LAST = date(2026, 9, 1), date(2027, 8, 31)
WINDOW = (date(2026, 10, 1), date(2027, 4, 30))  # both nights of the clock are inside
ZONES = ("Europe/Helsinki", "America/New_York", "America/Nuuk", "Australia/Lord_Howe", "Asia/Tokyo")
TRIES = settings(max_examples=60, deadline=None)

dates = st.dates(FIRST, LAST)
clocks = st.integers(0, 95).map(lambda quarter: f"{quarter // 4:02}:{quarter % 4 * 15:02}")
spans = st.tuples(clocks, clocks).filter(lambda pair: pair[0] != pair[1])
weekdays = st.lists(
    st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), min_size=1, max_size=3, unique=True
)
limits = st.one_of(
    st.just({}),
    st.fixed_dictionaries({"every_weeks": st.integers(1, 4)}),
    st.fixed_dictionaries({"parity": st.sampled_from(["even", "odd"])}),
    st.fixed_dictionaries({"nth": st.lists(st.sampled_from([1, 2, 3, 4, 5, -1]), min_size=1, unique=True)}),
    st.fixed_dictionaries({"count": st.integers(1, 40)}),
)


@st.composite
def rules(draw: Any) -> dict[str, Any]:
    start, end = draw(spans)
    hours = {"from": start, "to": end}
    if draw(st.integers(0, 4)) == 0:
        return {"dates": [day.isoformat() for day in draw(st.lists(dates, min_size=1, max_size=5))]} | hours
    return {"days": draw(weekdays)} | draw(limits) | hours


@st.composite
def documents(draw: Any) -> dict[str, Any]:
    pauses = draw(st.lists(st.tuples(dates, st.integers(0, 20)), max_size=2))
    return {
        "zone": draw(st.sampled_from(ZONES)),
        "from": FIRST.isoformat(),
        "to": draw(st.one_of(st.none(), st.just(LAST.isoformat()))),
        "rules": draw(st.lists(rules(), min_size=1, max_size=3)),
        "breaks": [{"from": day.isoformat(), "to": (day + timedelta(days=n)).isoformat()} for day, n in pauses],
        "changes": [],
    }


def expand(document: dict[str, Any], first: date = WINDOW[0], last: date = WINDOW[1]) -> list[Any]:
    return occurrences(parse_series(document), first, last)


def clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


@TRIES
@given(documents(), st.data())
def test_skipping_one_removes_exactly_that_one(document: dict[str, Any], data: Any) -> None:
    before = expand(document)
    assume(before)
    gone = data.draw(st.sampled_from(before))
    skip = {"date": gone.day.isoformat(), "at": clock(gone.at), "do": "skip"}
    assert expand(document | {"changes": [skip]}) == [one for one in before if one != gone]


def planned_times(document: dict[str, Any], first: date, last: date) -> list[tuple[date, int]]:
    """Every (day, minute) the rules give, breaks and changes aside."""
    return [(one.day, one.at) for one in expand(document | {"breaks": [], "changes": []}, first, last)]


@TRIES
@given(documents(), dates, st.integers(0, 60))
def test_a_break_is_an_exception_of_many(document: dict[str, Any], first: date, length: int) -> None:
    last = first + timedelta(days=length)
    pause = {"from": first.isoformat(), "to": last.isoformat()}
    skips = [
        {"date": day.isoformat(), "at": clock(at), "do": "skip"} for day, at in planned_times(document, first, last)
    ]
    with_break = expand(document | {"breaks": [*document["breaks"], pause]})
    assert with_break == expand(document | {"changes": skips})
    assert with_break == [one for one in expand(document) if not first <= one.day <= last]


@TRIES
@given(documents(), st.data(), dates, spans)
def test_moving_one_keeps_its_identity_and_leaves_the_rest(
    document: dict[str, Any], data: Any, to: date, hours: tuple[str, str]
) -> None:
    before = expand(document)
    assume(before)
    target = data.draw(st.sampled_from(before))
    move = {"date": target.day.isoformat(), "at": clock(target.at), "do": "move", "to": to.isoformat()}
    after = expand(document | {"changes": [move | {"start": hours[0], "end": hours[1]}]})
    assert [one.planned for one in after] == [one.planned for one in before]
    assert [one for one in after if one.planned != target.planned] == [one for one in before if one != target]


@TRIES
@given(documents(), st.integers(0, 211))
def test_the_windows_edge_changes_nothing(document: dict[str, Any], cut: int) -> None:
    middle = WINDOW[0] + timedelta(days=cut)
    halves = expand(document, WINDOW[0], middle) + expand(document, middle + timedelta(days=1), WINDOW[1])
    assert sorted(halves, key=lambda one: one.planned) == expand(document)


@TRIES
@given(documents())
def test_every_occurrence_goes_forward_and_is_known_by_one_minute(document: dict[str, Any]) -> None:
    found = expand(document)
    assert all(0 < one.end - one.start <= LONGEST for one in found)
    assert len({one.planned for one in found}) == len(found)
