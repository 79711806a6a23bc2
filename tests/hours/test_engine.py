"""From a plan to spans: precedence, layers, nights, both nights of the clock. No database."""

from datetime import date

import pytest

from takaovi.hours.engine import expand, localise
from tests.hours.plans import HELSINKI, every, layer, minute, real_hours, schedule, told

CHRISTMAS = {
    date(2026, 12, 23): frozenset({"day_before"}),
    date(2026, 12, 24): frozenset({"eve", "day_before"}),
    date(2026, 12, 25): frozenset({"public"}),
}
LATE = every("sat", "21:00", "04:00")


def test_a_week_of_staffed_hours() -> None:
    plan = schedule(layer("staffed", every("mon-tue", "09:00", "17:00")))
    assert told(plan, "2026-11-30", "2026-12-07") == [
        "11-30 09:00-17:00 staffed",
        "12-01 09:00-17:00 staffed",
        "12-07 09:00-17:00 staffed",
    ]


def test_several_spans_of_a_day_and_touching_ones_are_told_as_one() -> None:
    spans = [["08:00", "10:00"], ["10:00", "11:00"], ["12:00", "15:00"]]
    plan = schedule(layer("staffed", {"days": "tue", "spans": spans}))
    assert told(plan, "2026-12-01") == ["12-01 08:00-11:00 staffed", "12-01 12:00-15:00 staffed"]


def test_staffed_time_covers_self_service_and_both_are_told() -> None:
    plan = schedule(
        layer("self_service", every("mon-thu", "08:00", "20:00")), layer("staffed", every("tue", "13:00", "19:00"))
    )
    assert told(plan, "2026-12-01") == [
        "12-01 08:00-13:00 self_service",
        "12-01 13:00-19:00 staffed",
        "12-01 19:00-20:00 self_service",
    ]


def test_an_open_door_does_not_hide_the_phone_hours() -> None:
    plan = schedule(layer("staffed", every("tue", "09:00", "15:00")), layer("phone", every("tue", "10:00", "12:00")))
    assert told(plan, "2026-12-01") == ["12-01 09:00-15:00 staffed", "12-01 10:00-12:00 phone by phone"]


def test_a_layer_that_is_not_known_opens_nothing() -> None:
    assert told(schedule(layer("staffed", every("tue", "09:00", "15:00"), known=False)), "2026-12-01") == []


def test_a_narrower_period_replaces_a_wider_one_also_where_it_has_no_rules() -> None:
    plan = schedule(
        {
            "state": "staffed",
            "periods": [
                {"from": "06-24", "to": "07-21", "rules": []},
                {"from": "06-01", "to": "08-31", "rules": [every("mon-sun", "10:00", "14:00")]},
                {"rules": [every("mon-fri", "09:00", "17:00")]},
            ],
        }
    )
    assert told(plan, "2027-05-31", "2027-06-01") == ["05-31 09:00-17:00 staffed", "06-01 10:00-14:00 staffed"]
    assert told(plan, "2027-06-23", "2027-07-22") == ["06-23 10:00-14:00 staffed", "07-22 10:00-14:00 staffed"]


def test_a_yearly_period_may_pass_new_year() -> None:
    winter = {"from": "12-30", "to": "01-02", "rules": [every("mon-sun", "12:00", "13:00")]}
    plan = schedule({"state": "staffed", "periods": [winter]})
    assert told(plan, "2026-12-01", "2027-01-31") == [
        f"{day} 12:00-13:00 staffed" for day in ("12-30", "12-31", "01-01", "01-02")
    ]


def test_new_hours_for_now_replace_the_old_from_their_first_day() -> None:
    plan = schedule(
        {
            "state": "staffed",
            "periods": [
                {"from": "2026-12-01", "rules": [every("tue", "10:00", "12:00")]},
                {"from": "2020-01-01", "rules": [every("tue", "09:00", "17:00")]},
            ],
        }
    )
    assert told(plan, "2026-11-24", "2026-12-01") == ["11-24 09:00-17:00 staffed", "12-01 10:00-12:00 staffed"]


def test_a_count_ends_the_course_of_a_yearly_period_and_starts_again_next_year() -> None:
    course = {"from": "09-01", "to": "05-31", "rules": [every("wed", "18:00", "20:00", count=2)]}
    plan = schedule({"state": "staffed", "periods": [course]})
    assert told(plan, "2026-09-01", "2027-09-05") == [
        "09-02 18:00-20:00 staffed",
        "09-09 18:00-20:00 staffed",
        "09-01 18:00-20:00 staffed",
    ]


@pytest.mark.parametrize(
    ("policy", "spans"),
    [
        ("closed", []),
        ("ignore", ["12-25 09:00-17:00 staffed"]),
        ("as_saturday", ["12-25 10:00-14:00 staffed"]),
        ("as_sunday", ["12-25 12:00-13:00 staffed"]),
        ([["11:00", "12:00"]], ["12-25 11:00-12:00 staffed"]),
    ],
)
def test_each_policy_for_a_public_holiday(policy: object, spans: list[str]) -> None:
    rules = (every("mon-fri", "09:00", "17:00"), every("sat", "10:00", "14:00"), every("sun", "12:00", "13:00"))
    plan = schedule(layer("staffed", *rules, holidays={"public": policy}))
    assert told(plan, "2026-12-25", classes=CHRISTMAS) == spans


def test_a_day_without_a_policy_of_its_own_is_an_ordinary_day() -> None:
    plan = schedule(layer("staffed", every("fri", "09:00", "17:00")))
    assert told(plan, "2026-12-25", classes=CHRISTMAS) == ["12-25 09:00-17:00 staffed"]


def test_eve_is_asked_before_day_before_and_ignore_lets_the_next_class_speak() -> None:
    rule = every("mon-fri", "09:00", "17:00")
    closed = schedule(layer("staffed", rule, holidays={"eve": "closed", "day_before": [["09:00", "15:00"]]}))
    assert told(closed, "2026-12-23", "2026-12-24", CHRISTMAS) == ["12-23 09:00-15:00 staffed"]
    ignored = schedule(layer("staffed", rule, holidays={"eve": "ignore", "day_before": [["09:00", "15:00"]]}))
    assert told(ignored, "2026-12-24", classes=CHRISTMAS) == ["12-24 09:00-15:00 staffed"]


def test_short_hours_before_a_holiday_do_not_open_a_day_that_is_closed_anyway() -> None:
    before = {date(2026, 12, 4): frozenset({"day_before"}), date(2026, 12, 5): frozenset({"day_before"})}
    plan = schedule(layer("staffed", every("mon-fri", "09:00", "17:00"), holidays={"day_before": [["09:00", "15:00"]]}))
    assert told(plan, "2026-12-04", "2026-12-05", before) == ["12-04 09:00-15:00 staffed"]


def test_exceptions_apply_in_order_and_beat_a_day_off() -> None:
    plan = schedule(
        layer(
            "staffed",
            every("fri", "09:00", "17:00"),
            holidays={"public": "closed"},
            exceptions=[
                {"date": "2026-12-25", "do": "replace", "spans": [["10:00", "14:00"]]},
                {"date": "2026-12-25", "do": "add", "spans": [["16:00", "18:00"]]},
                {"date": "2026-12-25", "do": "cut", "spans": [["11:00", "12:00"]]},
            ],
        )
    )
    assert told(plan, "2026-12-25", classes=CHRISTMAS) == [
        "12-25 10:00-11:00 staffed",
        "12-25 12:00-14:00 staffed",
        "12-25 16:00-18:00 staffed",
    ]


def test_an_exception_of_one_layer_leaves_the_other_layers_alone() -> None:
    closed = [{"from": "2027-06-25", "to": "2027-06-26", "do": "closed"}]
    plan = schedule(
        layer("staffed", every("mon-sun", "10:00", "16:00"), exceptions=closed),
        layer("self_service", every("mon-sun", "08:00", "20:00")),
    )
    assert told(plan, "2027-06-25") == ["06-25 08:00-20:00 self_service"]


def test_an_exception_of_the_place_touches_every_layer_or_those_it_names() -> None:
    layers = (
        layer("staffed", every("tue", "10:00", "12:00")),
        layer("self_service", every("tue", "08:00", "14:00")),
        layer("phone", every("tue", "09:00", "10:00")),
    )
    everywhere = schedule(*layers, exceptions=[{"date": "2026-12-01", "do": "closed"}])
    assert told(everywhere, "2026-12-01") == []
    door = schedule(*layers, exceptions=[{"date": "2026-12-01", "do": "closed", "layers": ["staffed", "self_service"]}])
    assert told(door, "2026-12-01") == ["12-01 09:00-10:00 phone by phone"]


def test_a_layer_may_open_what_the_place_has_closed() -> None:
    again = [{"date": "2026-12-01", "do": "replace", "spans": [["12:00", "13:00"]]}]
    plan = schedule(
        layer("staffed", every("tue", "10:00", "12:00"), exceptions=again),
        exceptions=[{"date": "2026-12-01", "do": "closed"}],
    )
    assert told(plan, "2026-12-01") == ["12-01 12:00-13:00 staffed"]


def test_hours_past_midnight_belong_to_the_day_they_began_on() -> None:
    plan = schedule(layer("staffed", LATE), exceptions=[{"date": "2026-12-06", "do": "closed"}])
    assert told(plan, "2026-12-05", "2026-12-06") == ["12-05 21:00-12-06 04:00 staffed"]


def test_a_night_that_runs_into_an_early_morning_is_not_told_twice() -> None:
    plan = schedule(layer("staffed", LATE, every("sun", "02:00", "08:00")))
    assert told(plan, "2026-12-05", "2026-12-06") == [
        "12-05 21:00-12-06 04:00 staffed",
        "12-06 04:00-08:00 staffed",
    ]
    assert told(plan, "2026-12-06") == ["12-06 04:00-08:00 staffed"]


def test_a_place_that_never_closes_is_cut_at_local_midnight() -> None:
    plan = schedule(layer("staffed", every("mon-sun", "00:00", "24:00")))
    assert told(plan, "2026-12-01", "2026-12-02") == [
        "12-01 00:00-12-02 00:00 staffed",
        "12-02 00:00-12-03 00:00 staffed",
    ]


def test_more_than_a_day_in_one_piece_is_cut_at_local_midnight() -> None:
    plan = schedule(layer("staffed", every("sat", "00:00", "24:00"), every("sat", "20:00", "04:00")))
    assert told(plan, "2026-12-05", "2026-12-06") == [
        "12-05 00:00-12-06 00:00 staffed",
        "12-06 00:00-04:00 staffed",
    ]


def test_a_night_over_the_spring_change_is_six_real_hours() -> None:
    plan = schedule(layer("staffed", LATE))
    assert told(plan, "2026-03-28") == ["03-28 21:00-03-29 04:00 staffed"]
    assert real_hours(plan, "2026-03-28") == [6]


def test_a_night_over_the_autumn_change_is_eight_real_hours() -> None:
    plan = schedule(layer("staffed", LATE))
    assert told(plan, "2026-10-24") == ["10-24 21:00-10-25 04:00 staffed"]
    assert real_hours(plan, "2026-10-24") == [8]


def test_a_time_that_the_clock_jumps_over_takes_the_offset_from_before_the_jump() -> None:
    plan = schedule(layer("staffed", every("sun", "03:30", "06:00")))
    assert told(plan, "2026-03-29") == ["03-29 04:30-06:00 staffed"]
    assert localise(date(2026, 3, 29), 210, HELSINKI) == minute("2026-03-29T04:30")


def test_a_time_that_is_only_in_the_missing_hour_is_no_time() -> None:
    assert told(schedule(layer("staffed", every("sun", "03:30", "04:00"))), "2026-03-29") == []


def test_a_time_that_comes_twice_is_the_first_of_the_two() -> None:
    plan = schedule(layer("staffed", every("sun", "03:30", "04:00")))
    assert real_hours(plan, "2026-10-25") == [1.5]
    assert localise(date(2026, 10, 25), 210, HELSINKI) * 60 == 1792888200  # 2026-10-25T03:30:00+03:00


def test_the_25_hours_of_the_autumn_day_are_cut_at_24() -> None:
    plan = schedule(layer("staffed", every("sun", "00:00", "24:00")))
    assert real_hours(plan, "2026-10-25") == [24, 1]


def test_a_place_in_another_zone_opens_by_its_own_clock() -> None:
    day = date(2026, 12, 1)
    stockholm = schedule(layer("online", every("tue", "18:00", "20:00")), zone="Europe/Stockholm")
    helsinki = schedule(layer("online", every("tue", "19:00", "21:00")))
    assert told(stockholm, "2026-12-01") == ["12-01 18:00-20:00 online by online"]
    assert expand(stockholm, day, day, {}) == expand(helsinki, day, day, {})


def test_an_unfilled_shift_stays_unsure_and_a_filled_one_is_staffed() -> None:
    rule = every("tue", "17:00", "20:00", min_shift=2)
    plan = schedule(layer("if_shift_filled", rule, filled=["2026-12-08"]))
    assert told(plan, "2026-12-01", "2026-12-08") == [
        "12-01 17:00-20:00 if_shift_filled",
        "12-08 17:00-20:00 staffed",
    ]


def test_a_shift_that_nobody_took_by_its_deadline_is_closed() -> None:
    plan = schedule(layer("if_shift_filled", every("tue", "17:00", "20:00"), deadline_hours=24))
    before, after = minute("2026-11-30T16:59"), minute("2026-11-30T17:00")
    assert told(plan, "2026-12-01", now=before) == ["12-01 17:00-20:00 if_shift_filled"]
    assert told(plan, "2026-12-01", now=after) == []
    assert told(plan, "2026-12-01") == ["12-01 17:00-20:00 if_shift_filled"]
