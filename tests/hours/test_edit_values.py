"""A keeper's changes to the document of the hours. No database."""

from datetime import date

import pytest

from takaovi.hours.edit_values import (
    coming_exceptions,
    dated_exceptions,
    left_out,
    with_door_text,
    with_exceptions,
    without_exception,
)
from takaovi.hours.grid_values import grid_of, with_grid
from takaovi.hours.plan import parse_plan
from tests.factories.hours import staffed

TODAY = date(2026, 12, 1)
OVER, SOON = {"date": "2026-11-02", "do": "closed"}, {"from": "2026-12-24", "to": "2026-12-26", "do": "closed"}
FRIDAY = {"date": "2026-12-04", "do": "closed"}
PHONE = {"state": "phone", "periods": [{"rules": [{"days": "mon-sun", "from": "09:00", "to": "10:00"}]}]}
ALTERNATE = {"days": "sun", "parity": "even", "from": "10:00", "to": "14:00"}
NINE_TO_FIVE, CLOSED = ((540, 1020),), ()


def test_exceptions_to_come_are_listed_nearest_first_and_found_again() -> None:
    document = {"layers": [staffed(exceptions=[FRIDAY])], "exceptions": [OVER, SOON]}
    told = [(one.key, one.exception.first.isoformat(), one.state) for one in coming_exceptions(document, TODAY)]
    assert told == [("staffed:0", "2026-12-04", "staffed"), ("place:1", "2026-12-24", "")]
    assert without_exception(document, "place:1")["exceptions"] == [OVER]
    assert without_exception(document, "staffed:0")["layers"][0]["exceptions"] == []
    assert document["exceptions"] == [OVER, SOON]


@pytest.mark.parametrize("key", ["place:9", "phone:0", "place:x", "", "place:-1", "place:²"])
def test_an_exception_that_is_not_there_is_told(key: str) -> None:
    with pytest.raises(KeyError):
        without_exception({"layers": [staffed()], "exceptions": [SOON]}, key)


def test_a_closed_door_does_not_close_the_phone() -> None:
    changed = with_exceptions({"layers": [staffed(), PHONE]}, [FRIDAY])
    assert changed["exceptions"] == [{**FRIDAY, "layers": ["staffed"]}]
    assert with_exceptions({"layers": [staffed()]}, [FRIDAY])["exceptions"] == [FRIDAY]


def test_door_text_replaces_the_door_and_keeps_what_it_does_not_speak_of() -> None:
    old = {
        "zone": "Europe/Helsinki",
        "layers": [staffed(phone="040 1", conditions=["key"]), {"state": "self_service"}, PHONE],
        "exceptions": [OVER, SOON],
    }
    rules = [{"days": "sat", "from": "10:00", "to": "14:00"}]
    changed = with_door_text(old, {"layers": [{"state": "staffed", "periods": [{"rules": rules}]}]}, TODAY)
    assert changed["layers"] == [
        {"state": "staffed", "periods": [{"rules": rules}], "conditions": ["key"], "phone": "040 1"},
        PHONE,
    ]
    assert (changed["exceptions"], changed["zone"]) == ([SOON], "Europe/Helsinki")
    assert left_out(old, changed) == ["self_service"]
    parse_plan(changed)


def test_the_grid_shows_the_week_and_tells_that_there_is_more() -> None:
    weekdays = {"days": "mon-fri", "spans": [["09:00", "12:00"], ["13:00", "17:00"]]}
    (layer,) = grid_of({"layers": [staffed(weekdays, ALTERNATE)]}, TODAY)
    assert layer.week == (((540, 720), (780, 1020)),) * 5 + ((), ())
    assert (layer.state, layer.more, layer.first) == ("staffed", True, "")


def test_the_grid_is_written_back_and_leaves_alternate_weeks_alone() -> None:
    document = {"layers": [staffed(ALTERNATE)]}
    week = (NINE_TO_FIVE, CLOSED, NINE_TO_FIVE, ((540, 720), (780, 1500)), CLOSED, CLOSED, CLOSED)
    changed = with_grid(document, {"staffed": week}, TODAY)
    assert changed["layers"][0]["periods"][0]["rules"] == [
        {"days": ["mon", "wed"], "spans": [["09:00", "17:00"]]},
        {"days": ["thu"], "spans": [["09:00", "12:00"], ["13:00", "01:00"]]},
        ALTERNATE,
    ]
    assert grid_of(changed, TODAY)[0].week == week
    parse_plan(changed)


def test_the_grid_writes_into_the_season_that_holds_today() -> None:
    summer = {"from": "06-01", "to": "08-31", "rules": []}
    winter = {"from": "09-01", "to": "05-31", "rules": [{"days": "mon", "from": "09:00", "to": "17:00"}]}
    document = {"layers": [{"state": "staffed", "periods": [summer, winter]}]}
    (layer,) = grid_of(document, TODAY)
    assert (layer.first, layer.last, layer.week[0]) == ("09-01", "05-31", NINE_TO_FIVE)
    changed = with_grid(document, {"staffed": (CLOSED,) * 6 + (NINE_TO_FIVE,)}, TODAY)
    assert changed["layers"][0]["periods"] == [
        summer,
        {**winter, "rules": [{"days": ["sun"], "spans": [["09:00", "17:00"]]}]},
    ]


def test_a_layer_may_come_and_go() -> None:
    week = (NINE_TO_FIVE,) + (CLOSED,) * 6
    changed = with_grid({"layers": [staffed()]}, {"self_service": week, "staffed": None}, TODAY)
    assert [layer["state"] for layer in changed["layers"]] == ["self_service"]


def test_hours_on_a_date_are_an_exception_and_weekly_ones_are_not() -> None:
    rule = {"dates": ["2026-12-07"], "from": "12:00", "to": "15:00"}
    layers = [{"state": state, "periods": [{"rules": [rule]}]} for state in ("staffed", "phone")]
    one = {"date": "2026-12-07", "do": "replace", "spans": [["12:00", "15:00"]]}
    assert dated_exceptions({"layers": layers, "exceptions": [FRIDAY]}) == [one, {**one, "layers": ["phone"]}, FRIDAY]
    assert dated_exceptions({"layers": [staffed()], "exceptions": [FRIDAY]}) is None
    assert dated_exceptions({"layers": []}) == []
