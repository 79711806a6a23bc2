"""Tasks and children, standing shifts, deadlines, calling off, followers, reminders, forgetting, and hours given."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from takaovi.core.clock import from_minute, stopped_at
from takaovi.core.errors import DomainError
from takaovi.core.models import Letter
from takaovi.hours.actions import set_hours
from takaovi.hours.queries import schedule_of, spans_between
from takaovi.hours.values import STATE_NAMES
from takaovi.places.models import Place
from takaovi.volunteering import phrases
from takaovi.volunteering.actions import (
    Plan,
    agree_hours,
    cancel_shift,
    close_unfilled,
    confirm_follow,
    end_standing,
    follow_place,
    forget_takers,
    leave_shift,
    log_group,
    log_hours,
    log_sample,
    make_task,
    note_extract,
    plan_standing,
    remind_takers,
    roll_standing,
    take_shift,
)
from takaovi.volunteering.giving_queries import year_given
from takaovi.volunteering.giving_values import Year, told_people, year_of
from takaovi.volunteering.models import Follow, Shift, ShiftTake, VolunteerTask
from takaovi.volunteering.queries import on_duty
from takaovi.volunteering.values import Asked, answer_until, awake, free_seat, may_ask_extract, remind_from, room
from tests.factories.places import make_place
from tests.factories.volunteering import MONDAY, THURSDAY, a_task, an_evening, at, somebody, taken, viewer_of

pytestmark = pytest.mark.django_db
EVENING = Plan(start=17 * 60, end=20 * 60, opens=True)


def door(shift: Shift) -> list[str]:
    spans = spans_between([shift.task.place_id], shift.start, shift.end)[shift.task.place_id]
    return [STATE_NAMES[span.state] for span in spans]


def a_follower(place: Place, contact: str = "siili@lampi.example") -> Follow:
    follow = follow_place(by="guest", place=place, channel="email", contact=contact, language="fi")
    return confirm_follow(by="guest", follow=follow)


def told(contact: str = "siili@lampi.example") -> list[str]:
    texts = Letter.objects.filter(to=contact).order_by("pk").values_list("text", flat=True)
    return [text.partition(" Ei enää")[0] for text in texts][1:]


# --- pure ----------------------------------------------------------------------------------------------------------


def test_seats_are_numbered_and_the_last_ones_wait_for_newcomers() -> None:
    assert free_seat(3, 1, {1}, learner=False) == 2
    assert free_seat(3, 1, {1, 2}, learner=False) is None
    assert free_seat(3, 1, {1, 2}, learner=True) == 3
    assert room(3, 1, {1}) == (room(3, 1, {1}).__class__)(1, 1)


@pytest.mark.parametrize(
    ("children", "regular", "personal", "guidelines", "may"),
    [
        ("alone", True, True, "Ovi on auki.", True),
        ("group", True, True, "Ovi on auki.", False),
        ("alone", False, True, "Ovi on auki.", False),
        ("alone", True, False, "Ovi on auki.", False),
        ("alone", True, True, "  ", False),
    ],
)
def test_the_extract_needs_all_of_the_law_at_once(
    children: str, regular: bool, personal: bool, guidelines: str, may: bool
) -> None:
    assert may_ask_extract(children, regular=regular, personal=personal, guidelines=guidelines) is may


def test_time_to_answer_leaves_room_for_two_more() -> None:
    assert answer_until(MONDAY, MONDAY + timedelta(hours=6)) == MONDAY + timedelta(hours=2)
    assert answer_until(MONDAY, MONDAY + timedelta(days=3)) == MONDAY + timedelta(hours=4)
    assert answer_until(MONDAY, MONDAY + timedelta(minutes=30)) == MONDAY + timedelta(minutes=20)
    assert answer_until(MONDAY, MONDAY + timedelta(minutes=10)) is None


def test_nobody_is_woken_and_the_word_before_comes_in_the_afternoon() -> None:
    zone = MONDAY.tzinfo
    assert awake(at(23, 21), zone) == at(24, 8)  # type: ignore[arg-type]
    assert awake(at(23, 7), zone) == at(23, 8)  # type: ignore[arg-type]
    assert awake(at(23, 12), zone) == at(23, 12)  # type: ignore[arg-type]
    assert remind_from(at(26, 17), zone) == at(25, 16)  # type: ignore[arg-type]


def test_a_year_is_counted_or_estimated_in_the_open() -> None:
    assert year_of({1: 60, 2: 30}, {}) == Year(90)
    assert year_of({1: 60}, {3: 600, 10: 300}) == Year(60, 900, 2, 6)
    assert year_of({}, {3: 600}).estimate == 7200
    assert (told_people(4), told_people(5), told_people(0)) == (None, 5, 0)


# --- planning ------------------------------------------------------------------------------------------------------


def test_no_column_counts_what_somebody_did_not_do() -> None:
    never = ("score", "points", "no_show", "noshow", "last_seen", "missed", "reliab", "rating")
    columns = [field.name for model in apps.get_app_config("volunteering").get_models() for field in model._meta.fields]
    assert [name for name in columns if any(word in name for word in never)] == []


def test_a_task_alone_with_children_is_refused_without_guidelines_and_trust_also_by_the_database() -> None:
    place, texts = make_place(), {"title_fi": "Läksykerho"}
    with pytest.raises(DomainError, match=str(phrases.GUIDELINES_FIRST)):
        make_task(by="test", place=place, texts=texts, children="alone", trust="known")
    with pytest.raises(DomainError, match=str(phrases.NOT_ANYBODY)):
        make_task(by="test", place=place, texts=texts, children="alone", guidelines="Ovi on auki.")
    with pytest.raises(IntegrityError), transaction.atomic():
        VolunteerTask.objects.create(place=place, title="x", extract=True)


def test_the_extract_is_shown_before_the_first_shift_and_only_the_day_is_kept() -> None:
    with stopped_at(MONDAY):
        law = {"children": "alone", "regular": True, "personal": True, "extract": True, "guidelines": "Ovi on auki."}
        shift = an_evening(a_task(trust="known", **law), opens=False)
        helper = somebody("helper", shift.task.place)
        with pytest.raises(DomainError, match=str(phrases.EXTRACT_FIRST)):
            take_shift(by=viewer_of(helper), shift=shift, asked=Asked())
        shown = note_extract(by="test", place=shift.task.place, person=helper)
        assert take_shift(by=viewer_of(helper), shift=shift, asked=Asked()).take.person_id == helper.pk
    assert {field.name for field in shown._meta.fields} == {"id", "place", "person", "day"}


def test_a_standing_shift_is_made_weeks_ahead_and_rolls_on() -> None:
    with stopped_at(MONDAY):
        standing = plan_standing(by="test", task=a_task(), first=THURSDAY, plan=EVENING)
        assert standing.shifts.count() == 8
        layer = schedule_of(standing.task.place_id).layers[0]
        assert (len(layer.periods[0].rules), layer.exceptions) == (1, ())
    with stopped_at(MONDAY + timedelta(days=7)):
        assert roll_standing() == 1
        assert roll_standing() == 0
        taken(Shift.objects.order_by("start").last())  # type: ignore[arg-type]
        assert end_standing(by="test", standing=standing) == 7
        assert Shift.objects.filter(cancelled_at=None, start__gt=0).count() == 2  # that of last week, and the taken one


@pytest.mark.parametrize(
    ("plan", "why"),
    [
        (Plan(start=1200, end=1100), phrases.TIMES_REVERSED),
        (Plan(start=600, end=700, places=1, for_newcomers=1), phrases.TOO_FEW_PLACES),
        (Plan(start=600, end=700, places=31), phrases.TOO_FEW_PLACES),
    ],
)
def test_a_plan_that_cannot_be_is_refused(plan: Plan, why: object) -> None:
    with stopped_at(MONDAY), pytest.raises(DomainError, match=str(why)):
        plan_standing(by="test", task=a_task(), first=THURSDAY, plan=plan)


# --- the door ------------------------------------------------------------------------------------------------------


def test_at_the_deadline_the_door_stays_closed_and_everybody_concerned_hears_of_it_once() -> None:
    with stopped_at(MONDAY):
        shift = an_evening(places=2, for_newcomers=1)
        place = shift.task.place
        a_follower(place)
        keeper = somebody("keeper", place)
        taken(shift, learner=True, channel="email", contact="oppija@lampi.example")
    with stopped_at(from_minute(int(shift.deadline or 0)) - timedelta(minutes=1)):
        assert close_unfilled() == 0
        assert door(shift) == ["if_shift_filled"]
    with stopped_at(from_minute(int(shift.deadline or 0))):
        assert close_unfilled() == 1
        assert close_unfilled() == 0
        assert door(shift) == []
        with pytest.raises(DomainError, match=str(phrases.CLOSED)):
            taken(shift)
    assert told() == [f"{place.name_fi} pysyy kiinni, to 26.11. klo 17–20. Päivystäjää ei löytynyt."]
    assert "Paikka on silloin kiinni." in Letter.objects.filter(to="oppija@lampi.example").latest("pk").text
    assert Letter.objects.filter(to=f"keeper-{keeper.pk}@lampi.example", text__contains="ajoissa").count() == 1


def test_those_who_follow_hear_when_it_opens_and_when_it_is_not_sure_again() -> None:
    with stopped_at(MONDAY):
        shift = an_evening()
        name = shift.task.place.name_fi
        a_follower(shift.task.place)
        take = taken(shift)
        leave_shift(by="guest", take=take)
    assert told() == [
        f"{name} on auki, to 26.11. klo 17–20. Joku on paikalla. Tervetuloa.",
        f"{name}, to 26.11. klo 17–20: emme vielä tiedä, onko auki. Kerromme viimeistään ke 25.11. klo 17.",
    ]


def test_who_has_not_said_yes_twice_hears_nothing() -> None:
    with stopped_at(MONDAY):
        shift = an_evening()
        place = shift.task.place
        follow_place(by="guest", place=place, channel="email", contact="siili@lampi.example", language="fi")
        taken(shift)
    assert told() == []


def test_a_shift_called_off_closes_the_door_and_tells_who_promised() -> None:
    with stopped_at(MONDAY):
        shift = an_evening()
        a_follower(shift.task.place)
        taken(shift, channel="email", contact="eka@lampi.example")
        cancel_shift(by="test", shift=shift)
        cancel_shift(by="test", shift=shift)
    assert "Sinun ei tarvitse tulla." in Letter.objects.filter(to="eka@lampi.example").latest("pk").text
    assert len(told()) == 2
    assert "staffed" not in door(shift)


def test_hours_brought_back_from_before_do_not_close_what_is_taken() -> None:
    with stopped_at(MONDAY):
        shift = an_evening()
        place = shift.task.place
        taken(shift)
        rule = {"days": "thu", "from": "17:00", "to": "20:00"}
        layer = {"state": "if_shift_filled", "periods": [{"rules": [rule]}], "deadline_hours": 48}
        set_hours(by="test", place=place, plan={"zone": place.zone, "layers": [layer]})
        assert door(shift) == ["if_shift_filled"]
        assert agree_hours(by="hours", place_id=place.pk) == 1
        assert agree_hours(by="hours", place_id=place.pk) == 0
    assert door(shift) == ["staffed"]
    shift.refresh_from_db()
    assert shift.deadline == shift.start - 48 * 60


# --- days before and after -----------------------------------------------------------------------------------------


def test_a_word_the_day_before_comes_once_and_not_to_whoever_took_it_after() -> None:
    with stopped_at(MONDAY):
        shift = an_evening(places=3, deadline_hours=6)
        taken(shift, channel="email", contact="eka@lampi.example")
    with stopped_at(at(25, 15, 59)):
        assert remind_takers() == 0
    with stopped_at(at(25, 18)):
        taken(shift, channel="email", contact="toka@lampi.example")
        assert remind_takers() == 1
        assert remind_takers() == 0
    assert "Olet luvannut tulla." in Letter.objects.filter(to="eka@lampi.example").latest("pk").text
    assert Letter.objects.filter(text__contains="Olet luvannut tulla.").count() == 1


def test_two_weeks_after_only_that_somebody_came_is_left() -> None:
    with stopped_at(MONDAY):
        take = taken(an_evening(), name="Siili", channel="sms", contact="+358401234567")
    with stopped_at(at(26, 12) + timedelta(days=14)):
        assert forget_takers() == 0
    with stopped_at(at(26, 12) + timedelta(days=15)):
        assert forget_takers() == 1
    row = ShiftTake.objects.filter(pk=take.pk).values("name", "contact", "code_hash", "seed", "part").get()
    assert row == {"name": "", "contact": "", "code_hash": None, "seed": "", "part": "host"}


def test_who_never_said_yes_is_erased_after_two_days() -> None:
    with stopped_at(MONDAY):
        place = make_place()
        follow_place(by="guest", place=place, channel="email", contact="eka@lampi.example", language="fi")
    with stopped_at(MONDAY + timedelta(days=3)):
        forget_takers()
    assert not Follow.objects.exists()


def test_hours_are_told_by_month_without_anybody() -> None:
    with stopped_at(MONDAY):
        place, helper = make_place(), somebody("helper", make_place())
        log_hours(by="test", place=place, day=date(2026, 11, 20), minutes=120, person_id=helper.pk)
        log_group(by="test", place=place, day=date(2026, 11, 21), people=6, minutes=720)
        log_sample(by="test", place=place, month=date(2026, 10, 5), people=9, minutes=2400)
        log_sample(by="test", place=place, month=date(2026, 10, 1), people=9, minutes=3000)
        given = year_given(place.pk, 2026)
        with pytest.raises(DomainError, match=str(phrases.FUTURE)):
            log_hours(by="test", place=place, day=date(2026, 11, 24), minutes=60)
        with pytest.raises(DomainError, match=str(phrases.GROUP_SIZE)):
            log_group(by="test", place=place, day=date(2026, 11, 21), people=1, minutes=1500)
    assert [(month.month, month.logged, month.people, month.sample) for month in given.months] == [
        (10, 0, 0, 3000),
        (11, 840, 7, None),
    ]
    assert given.sums == Year(840, 3000, 1, 12)


def test_who_is_on_the_phone_just_now() -> None:
    with stopped_at(MONDAY):
        shift = an_evening(a_task(kind="phone", trust="known"), opens=False)
        caller = somebody("caller", shift.task.place)
        take_shift(by=viewer_of(caller), shift=shift, asked=Asked())
        assert on_duty() == ()
    with stopped_at(at(26, 18)):
        assert [(duty.person_id, duty.name, duty.until) for duty in on_duty()] == [(caller.pk, "Caller", shift.end)]


def test_the_nights_on_which_the_clock_moves_stop_no_standing_shift() -> None:
    """In October a whole day has 25 hours; in March the hour from three to four is not there."""
    october = date(2027, 10, 31)
    with stopped_at(at(23, 9).replace(year=2027, month=10)):
        whole = plan_standing(by="test", task=a_task(), first=october, plan=Plan(start=0, end=1440))
        night = plan_standing(by="test", task=a_task(), first=october, plan=Plan(start=180, end=240))
        lengths = [[s.end - s.start for s in one.shifts.order_by("start")[:2]] for one in (whole, night)]
    assert lengths == [[1440, 1440], [120, 60]]
    march = date(2027, 3, 21)
    with stopped_at(at(15, 9).replace(year=2027, month=3)):
        gone = plan_standing(by="test", task=a_task(), first=march, plan=Plan(start=180, end=240))
        days = [from_minute(shift.start).date().isoformat() for shift in gone.shifts.order_by("start")[:3]]
        with pytest.raises(DomainError, match=str(phrases.TIMES_REVERSED)):
            an_evening(day=date(2027, 3, 28), start=180, end=240, opens=False)
        assert roll_standing() == 0
    assert days == ["2027-03-21", "2027-04-04", "2027-04-11"]
