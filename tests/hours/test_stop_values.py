"""The times of one stop in and out of the document of hours."""

from datetime import date
from typing import Any

import pytest

from takaovi.hours.door_reading import read_door_text
from takaovi.hours.stop_values import met_stop, only_stop, weekly_rules, with_stop

ON = date(2026, 12, 1)
MON = {"days": "mon", "from": "11:00", "to": "13:00"}
TUE = {"days": "tue", "from": "11:00", "to": "13:00"}


def bus(*rules: dict[str, Any], state: str = "staffed", **beside: Any) -> dict[str, Any]:
    return {"layers": [{"state": state, "periods": [{"rules": list(rules)}], **beside}]}


def rules_of(document: dict[str, Any]) -> list[dict[str, Any]]:
    return document["layers"][0]["periods"][0]["rules"]


def read(text: str) -> list[dict[str, Any]] | None:
    return weekly_rules(read_door_text(text, today=ON, language="fi").document)


def test_the_times_of_a_stop_take_the_place_of_those_it_had_and_leave_the_others() -> None:
    before = bus({**MON, "venue": "a"}, {**TUE, "venue": "b"}, {"days": "sat", "from": "10:00", "to": "12:00"})
    after = with_stop(before, "a", [{"days": "thu", "from": "09:00", "to": "10:00"}], ON)
    assert rules_of(after) == [
        {**TUE, "venue": "b"},
        {"days": "sat", "from": "10:00", "to": "12:00"},
        {"days": "thu", "from": "09:00", "to": "10:00", "venue": "a"},
    ]
    assert rules_of(before)[0] == {**MON, "venue": "a"}


def test_without_rules_the_place_is_not_at_the_stop() -> None:
    before = bus({**MON, "venue": "a"}, {**TUE, "venue": "b"})
    assert rules_of(with_stop(before, "a", [], ON)) == [{**TUE, "venue": "b"}]
    assert with_stop({"layers": []}, "a", [], ON) == {"layers": []}


def test_the_first_stop_makes_the_hours() -> None:
    assert with_stop({"layers": []}, "a", [MON], ON) == bus({**MON, "venue": "a"})


def test_a_new_stop_has_the_door_of_the_others() -> None:
    before = bus({**MON, "venue": "a"}, state="self_service", conditions=["key"])
    after = with_stop(before, "b", [TUE], ON)
    assert [layer["state"] for layer in after["layers"]] == ["self_service"]
    assert (rules_of(after)[1], after["layers"][0]["conditions"]) == ({**TUE, "venue": "b"}, ["key"])


def test_what_the_text_says_of_the_door_makes_a_layer_of_its_own() -> None:
    after = with_stop(bus({**MON, "venue": "a"}), "b", [TUE], ON, "self_service")
    assert [layer["state"] for layer in after["layers"]] == ["staffed", "self_service"]


def test_hours_that_nobody_knew_are_known_with_their_first_stop() -> None:
    assert with_stop({"layers": [{"state": "staffed", "known": False}]}, "a", [MON], ON) == bus({**MON, "venue": "a"})


def test_only_the_season_of_today_is_changed() -> None:
    summer = {"from": "06-01", "to": "08-31", "rules": [{**MON, "venue": "a"}]}
    before = {"layers": [{"state": "staffed", "periods": [{"rules": [{**MON, "venue": "a"}]}, summer]}]}
    after = with_stop(before, "a", [TUE], ON)
    assert after["layers"][0]["periods"] == [{"rules": [{**TUE, "venue": "a"}]}, summer]
    assert only_stop(after, "a", ON) == bus({**TUE, "venue": "a"})
    assert only_stop(after, "a", date(2027, 7, 1)) == bus({**MON, "venue": "a"})


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("ma 11-13", [MON]),
        ("joka kuukauden toinen ti 10-12", [{"days": "tue", "nth": [2], "from": "10:00", "to": "12:00"}]),
        ("1.6.-31.8.2027 ma 11-13", None),
        ("ma 11-13, pyhinä suljettu", None),
        ("ma 11-13 omatoimi, ti 10-12 henkilökunta paikalla", None),
        ("suljettu 24.12.2026", None),
    ],
)
def test_only_days_and_times_are_of_a_stop(text: str, rules: list[dict[str, Any]] | None) -> None:
    assert read(text) == rules


@pytest.mark.parametrize(
    ("rule", "met"),
    [
        ({"days": "mon", "from": "12:30", "to": "14:00"}, "b"),
        ({"days": "mon", "from": "13:00", "to": "14:00"}, ""),
        ({"days": "mon", "parity": "odd", "from": "12:00", "to": "14:00"}, "b"),
        ({"days": "wed", "from": "11:00", "to": "13:00"}, ""),
    ],
)
def test_two_stops_at_once_are_noticed(rule: dict[str, Any], met: str) -> None:
    assert met_stop(bus({**MON, "venue": "b"}, {**rule, "venue": "a"}), "a", ON) == met
