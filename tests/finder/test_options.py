"""How a place stands in the asked time: never "closed" where the truth is "not known"."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override

from takaovi.core.clock import HELSINKI, from_minute
from takaovi.finder.card_presenters import key_words
from takaovi.finder.options import make_option
from takaovi.finder.values import Mode, Option, When, Window
from takaovi.hours.queries import LayerTruth
from takaovi.hours.values import STATES, Span

NOW = 29_900_000
WINDOW = Window(When.NOW, NOW, NOW + 1, date(2026, 11, 24))
EVENING = Window(When.TONIGHT, NOW + 100, NOW + 500, date(2026, 11, 24))


def truth(state: str = "staffed", *, days_ago: int = 3, certainty: str = "sure", known: bool = True) -> LayerTruth:
    return LayerTruth(
        place_id=1,
        state=STATES[state],
        certainty=certainty,
        confirmed=from_minute(NOW) - timedelta(days=days_ago),
        term_days=60,
        conditions=(),
        phone="040 1",
        confirmed_as="keeper",
        known=known,
    )


def option(*spans: Span, truths: tuple[LayerTruth, ...] = (truth(),), window: Window = WINDOW) -> Option:
    return make_option(place_id=1, km=1.0, traits=0, phone="040 2", spans=spans, truths=truths, window=window)


def test_a_door_confirmed_lately_is_open_until_its_span_ends() -> None:
    found = option(Span(NOW - 60, NOW + 90, STATES["staffed"]))
    assert (found.mode, found.start, found.end, found.open_at_start) == (Mode.STAFFED, NOW - 60, NOW + 90, True)


def test_an_old_confirmation_and_hearsay_are_told_as_not_confirmed() -> None:
    span = Span(NOW - 60, NOW + 90, STATES["staffed"])
    assert option(span, truths=(truth(days_ago=61),)).mode is Mode.NOT_CONFIRMED
    assert option(span, truths=(truth(certainty="hearsay"),)).mode is Mode.NOT_CONFIRMED


def test_without_any_known_hours_it_is_unknown_and_not_closed() -> None:
    assert option(truths=()).mode is Mode.UNKNOWN
    assert option(truths=(truth(known=False),)).mode is Mode.UNKNOWN


def test_closed_needs_a_fresh_plan_and_tells_the_next_opening() -> None:
    later = Span(NOW + 900, NOW + 1000, STATES["staffed"])
    found = option(later)
    assert (found.mode, found.start) == (Mode.CLOSED, NOW + 900)
    assert option(later, truths=(truth(days_ago=100),)).mode is Mode.NOT_CONFIRMED


def test_somebody_there_covers_self_service_in_the_same_evening() -> None:
    spans = (
        Span(NOW, NOW + 200, STATES["self_service"]),
        Span(NOW + 200, NOW + 300, STATES["staffed"]),
        Span(NOW + 300, NOW + 600, STATES["self_service"]),
    )
    found = option(*spans, truths=(truth(), truth("self_service")), window=EVENING)
    assert (found.mode, found.start, found.end) == (Mode.STAFFED, NOW + 200, NOW + 300)


def test_a_span_cut_at_midnight_goes_on_in_the_next() -> None:
    spans = (Span(NOW - 60, NOW + 30, STATES["staffed"]), Span(NOW + 30, NOW + 120, STATES["staffed"]))
    assert option(*spans).end == NOW + 120


def test_phone_hours_do_not_open_the_door() -> None:
    spans = (Span(NOW - 60, NOW + 90, STATES["phone"], 1),)
    assert option(*spans, truths=(truth("phone"),)).mode is Mode.CLOSED


def test_the_number_of_the_layer_comes_before_that_of_the_place() -> None:
    assert option(Span(NOW, NOW + 9, STATES["staffed"])).phone == "040 1"
    assert option(truths=()).phone == "040 2"


def test_a_door_that_needs_a_card_tells_when_somebody_comes_the_same_day() -> None:
    card = Span(NOW - 60, NOW + 100, STATES["self_service"])
    today = Span(NOW + 100, NOW + 300, STATES["staffed"])
    next_week = Span(NOW + 9_000, NOW + 9_300, STATES["staffed"])
    known = (truth(), truth("self_service"))
    assert option(card, today, truths=known).then == (NOW + 100, NOW + 300)
    assert option(card, next_week, truths=known).then is None


def test_the_next_opening_is_one_where_somebody_is_there_if_there_is_any() -> None:
    call = Span(NOW + 100, NOW + 200, STATES["by_arrangement"])
    staffed = Span(NOW + 900, NOW + 1000, STATES["staffed"])
    known = (truth(), truth("by_arrangement"))
    assert option(call, staffed, truths=known).start == NOW + 900
    assert (option(call, truths=known).start, option(call, truths=known).by_call) == (NOW + 100, True)


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        (24, "Avataan vain, jos päivystäjä löytyy. Kerromme viimeistään pe 6.11. klo\u00a01."),
        (None, "Avautuu, jos päivystäjä löytyy. Kysy ennen kuin lähdet."),
    ],
)
def test_a_card_tells_by_when_it_is_known_whether_the_evening_opens(hours: int | None, told: str) -> None:
    hoped = truth("if_shift_filled")._replace(deadline_hours=hours)
    found = option(Span(NOW + 100, NOW + 280, STATES["if_shift_filled"]), truths=(hoped,), window=EVENING)
    assert found.mode is Mode.IF_SHIFT_FILLED
    with override("fi"):
        assert key_words(found, HELSINKI) == told
