"""The door from minute to minute."""

from takaovi.feeds.screen_values import HELD, Reserved, Stretch, stretches_ahead
from takaovi.hours.values import STATES, Span

STAFFED, SELF = STATES["staffed"], STATES["self_service"]
AT = 100_000
MORNING = Span(AT - 60, AT + 120, STAFFED)
TOMORROW = Span(AT + 1200, AT + 1300, STAFFED)


def test_an_open_door_closes_on_time_and_the_next_opening_is_told() -> None:
    assert stretches_ahead([MORNING, TOMORROW], [], AT) == [
        Stretch(AT, AT + 120, MORNING, None, TOMORROW),
        Stretch(AT + 120, AT + 1200, None, None, TOMORROW),
        Stretch(AT + 1200, AT + 1300, TOMORROW),
        Stretch(AT + 1300, AT + HELD, None),
    ]


def test_the_higher_state_is_told_where_two_are_on() -> None:
    card = Span(AT - 60, AT + 500, SELF)
    found = stretches_ahead([card, MORNING], [], AT)
    assert [(one.end - AT, one.span.state if one.span else 0) for one in found] == [
        (120, STAFFED),
        (500, SELF),
        (HELD, 0),
    ]


def test_a_time_kept_for_a_group_is_told_while_the_door_is_open() -> None:
    found = stretches_ahead([MORNING], [Reserved(AT + 60, AT + 180, "naiset")], AT)
    assert [(one.start - AT, one.group) for one in found] == [(0, None), (60, "naiset"), (120, None), (180, None)]


def test_midnight_begins_another_stretch() -> None:
    assert [one.start - AT for one in stretches_ahead([], [], AT, [AT - 5, AT + 700])] == [0, 700]


def test_nothing_is_told_beyond_a_day() -> None:
    assert stretches_ahead([Span(AT + HELD + 10, AT + HELD + 20, STAFFED)], [], AT)[-1].end == AT + HELD
