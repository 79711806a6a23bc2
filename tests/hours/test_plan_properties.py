"""Whatever stands in a document, it is read or refused with a path; what is read expands and is told in words."""

import copy
from collections.abc import Iterator
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from takaovi.hours.engine import expand
from takaovi.hours.kept import kept_times
from takaovi.hours.plan import PlanFault, parse_plan
from takaovi.hours.sentences import exception_words, week_sentence, window_words
from takaovi.hours.values import Schedule
from tests.hours.test_plan import GOOD

FIRST, LAST = date(2026, 11, 20), date(2027, 1, 10)
ODD = [
    "",
    "x",
    "25:00",
    "00:00",
    "24:00",
    "2026-02-30",
    "2027-02-28",
    "02-29",
    "mon",
    "sun-mon",
    "even",
    "unknown",
    "closed",
]

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(ODD),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def spots(part: object, path: tuple = ()) -> Iterator[tuple]:
    """Every place in the document where a value stands."""
    if path:
        yield path
    children = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, inner in children:
        yield from spots(inner, (*path, key))


SPOTS = list(spots(GOOD))


@st.composite
def spoilt(draw: st.DrawFn) -> dict:
    """The good plan with one to three values put in place of others, or taken away."""
    plan = copy.deepcopy(GOOD)
    for spot in draw(st.lists(st.sampled_from(SPOTS), min_size=1, max_size=3)):
        put(plan, spot, draw(st.none() | values), take_away=draw(st.booleans()))
    return plan


def put(plan: dict, spot: tuple, value: object, *, take_away: bool) -> None:
    """Change one value; a spot that an earlier change has removed is left alone."""
    part: object = plan
    for step in spot[:-1]:
        try:
            part = part[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return
    last = spot[-1]
    if isinstance(part, dict) and take_away:
        part.pop(last, None)
    elif isinstance(part, dict) or (isinstance(part, list) and isinstance(last, int) and last < len(part)):
        part[last] = value


def read(raw: dict) -> Schedule | PlanFault:
    try:
        return parse_plan(raw)
    except PlanFault as fault:
        return fault


@settings(max_examples=400, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(spoilt())
def test_a_spoilt_plan_is_refused_with_a_path_or_expands_and_can_be_told(raw: dict) -> None:
    plan = read(raw)
    if isinstance(plan, PlanFault):
        assert plan.path
        assert plan.sentence
        return
    spans = expand(plan, FIRST, LAST, {})
    assert all(0 < span.end - span.start <= 1440 for span in spans)
    low, high = (spans[0].start, spans[-1].end) if spans else (29_900_000, 29_901_440)
    assert all(kept.start < kept.end for kept in kept_times(plan.audience, plan.zone, spans, low, high))
    for language in ("fi", "sv", "en", "fi-simple"):
        assert week_sentence(plan, FIRST, language)
        assert all((*exception_words(plan, FIRST, language), *window_words(plan, FIRST, language)))


def test_most_spots_of_the_good_plan_are_tried() -> None:
    assert len(SPOTS) == len(set(SPOTS)) > 60
