"""A time on duty is a shift of the phone: reminders, stand-ins and swaps come with it, and nothing was lost."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client

from takaovi.callback.duty_actions import leave_duty, take_duty
from takaovi.callback.nightly_actions import leave_calls_of
from takaovi.callback.queries import coming_duties, duties_of, duty_ahead, on_duty, promise_for
from takaovi.callback.values import Wished
from takaovi.core.clock import HELSINKI, stopped_at, to_minute
from takaovi.core.errors import DomainError
from takaovi.core.models import Letter
from takaovi.core.viewer import Scope
from takaovi.people.models import Person, Role
from takaovi.places.models import Place
from takaovi.volunteering.actions import (
    Plan,
    accept_ask,
    accept_rota,
    ask_rota,
    duty_task,
    leave_shift,
    make_rota,
    move_searches,
    offer_swap,
    plan_shift,
    remind_takers,
    say_when,
    take_shift,
    when_for,
)
from takaovi.volunteering.models import RotaAsk, Shift, ShiftTake, StandInAsk, VolunteerTask
from takaovi.volunteering.values import Asked
from takaovi.volunteering.when_values import When
from tests.callback.conftest import Let
from tests.callback.test_pages import words_of
from tests.factories.callback import a_caller, viewer_of, wall
from tests.factories.callback import on_duty as be_on_duty
from tests.factories.programme import a_place

NOON = to_minute(wall(3, 12))
BEFORE = [("callback", "0001_keep_calls_and_ring")]


def on_tuesday(test: Callable[..., None]) -> Callable[..., None]:
    return pytest.mark.django_db(pytest.mark.usefixtures("tuesday_noon")(test))


def duty(person: Person, day: int, first: int, last: int) -> ShiftTake:
    be_on_duty(person, day, first, last)
    return ShiftTake.objects.select_related("shift__task__place", "person").latest("pk")


@on_tuesday
def test_a_time_on_duty_is_a_shift_of_the_phone_at_the_callers_place() -> None:
    _, other = a_place(), a_place()
    take = duty(a_caller(scope=Scope("place", other.pk)), 3, 12, 14)
    task = take.shift.task
    assert (task.place_id, task.kind, task.where, task.trust) == (other.pk, "phone", "phone", "known")
    assert (task.title_fi, task.title_sv) == ("Puhelinpäivystys", "Telefonjour")  # type: ignore[attr-defined]
    # Whoever calls the whole network is planned where the phone is planned already.
    assert duty(a_caller(), 3, 12, 14).shift.task == task
    assert (VolunteerTask.objects.count(), Place.objects.count()) == (1, 2)


@on_tuesday
def test_two_at_the_same_time_have_a_shift_each_and_a_planned_one_is_filled_first() -> None:
    task = duty_task(by="test", place=a_place(), kind="phone", texts={"title_fi": "Puhelin"})
    planned = plan_shift(by="test", task=task, day=wall(4, 0).date(), plan=Plan(720, 840))
    assert duty(a_caller(), 4, 12, 14).shift == planned
    assert duty(a_caller(), 4, 12, 14).shift != planned
    assert Shift.objects.filter(filled=True).count() == 2


@on_tuesday
def test_only_who_takes_calls_may_take_the_phone() -> None:
    place = a_place()
    task = duty_task(by="test", place=place, kind="phone", texts={"title_fi": "Puhelin"})
    shift = plan_shift(by="test", task=task, day=wall(4, 0).date(), plan=Plan(720, 840))
    helper = a_caller(kind="helper", scope=Scope("place", place.pk))
    with pytest.raises(DomainError):
        take_shift(by=viewer_of(helper), shift=shift, asked=Asked())
    with pytest.raises(DomainError):
        take_duty(by="test", person=helper, day=wall(4, 0).date(), first=720, last=840)
    assert not ShiftTake.objects.exists()


@on_tuesday
def test_without_any_place_nobody_plans_the_phone() -> None:
    with pytest.raises(DomainError, match=r"Missään paikassa ei ole vielä puhelinpäivystystä\."):
        take_duty(by="test", person=a_caller(), day=wall(4, 0).date(), first=720, last=840)


@on_tuesday
def test_who_may_call_no_more_is_on_duty_no_more() -> None:
    person = duty(a_caller(), 3, 12, 14).person
    assert [one.person_id for one in on_duty(NOON)] == [person.pk]
    Role.objects.filter(person=person).delete()
    assert (on_duty(NOON), duty_ahead("", NOON), coming_duties()) == ([], [], [])


@on_tuesday
def test_one_can_go_in_the_middle_of_a_duty_and_nobody_is_promised_it_any_more() -> None:
    person = duty(a_caller(), 3, 11, 18).person
    assert promise_for(Wished.SOON).sure
    assert leave_duty(by="test", person=person, duty_id=duties_of(person.pk)[0].pk)
    assert (on_duty(NOON), promise_for(Wished.SOON).sure) == ([], False)
    assert not leave_duty(by="test", person=person, duty_id=ShiftTake.objects.get().pk)
    assert not Shift.objects.get().searching


@on_tuesday
def test_somebody_forgotten_leaves_the_phone_in_the_middle_too() -> None:
    person = duty(a_caller(), 3, 11, 18).person
    leave_calls_of(by="people", person_id=person.pk)
    assert duties_of(person.pk) == []


@on_tuesday
def test_who_cannot_come_is_followed_by_a_stand_in_who_takes_calls_and_the_promise_holds() -> None:
    first, second = a_caller("Liisa", reachable=True), a_caller("Matti", reachable=True)
    a_caller("Auttaja", kind="helper", scope=Scope("place", a_place().pk), reachable=True)
    leave_shift(by="test", take=duty(first, 4, 12, 14))
    assert not promise_for(Wished.SOON).sure
    ask = StandInAsk.objects.select_related("stand_in").get()
    assert ask.stand_in.person_id == second.pk
    accept_ask(by="stand-in", ask=ask)
    assert [one.name for one in coming_duties()] == ["Matti"]
    assert promise_for(Wished.SOON).by == to_minute(wall(4, 12, 30))
    assert move_searches() == 0


@on_tuesday
def test_the_day_before_a_duty_a_word_comes_and_one_may_wish_for_somebody_instead() -> None:
    take = duty(a_caller(reachable=True), 4, 12, 14)
    Letter.objects.all().delete()
    with stopped_at(wall(3, 16, 1)):
        assert remind_takers() == 1
    assert "Puhelinpäivystys" in Letter.objects.get().text
    offer_swap(by="test", take=take)
    assert [one.name for one in coming_duties()] == ["Liisa"]  # it is one's own until another comes


@on_tuesday
def test_a_rota_proposes_the_phone_to_those_who_take_calls_and_said_when() -> None:
    place = a_place()
    task = duty_task(by="test", place=place, kind="phone", texts={"title_fi": "Puhelin"})
    plan_shift(by="test", task=task, day=wall(5, 0).date(), plan=Plan(720, 840))
    caller = a_caller("Liisa", reachable=True)
    helper = a_caller("Auttaja", kind="helper", scope=Scope("place", place.pk), reachable=True)
    for person in (helper, caller):
        row = when_for(by="test", place=place, person=person)
        say_when(by="test", availability=row, when=When(frozenset({"3a"})))
    rota = make_rota(by="test", place=place, first=wall(3, 0).date(), weeks=1)
    assert [line.availability.person for line in rota.lines.select_related("availability__person")] == [caller]
    assert not promise_for(Wished.SOON).sure
    ask_rota(by="test", plan=rota)
    ask = RotaAsk.objects.select_related("line", "availability__person").get()
    accept_rota(by="test", ask=ask)
    assert [one.name for one in coming_duties()] == ["Liisa"]
    assert promise_for(Wished.SOON).by == to_minute(wall(5, 12, 30))


@on_tuesday
def test_the_page_shows_planned_times_that_wait_for_somebody(client: Client, let_in: Let) -> None:
    task = duty_task(by="test", place=a_place(), kind="phone", texts={"title_fi": "Puhelin"})
    shift = plan_shift(by="test", task=task, day=wall(4, 0).date(), plan=Plan(720, 840))
    let_in()
    shown = client.get("/fi/soitot/paivystys")
    assert "Tarvitaan tekijä" in words_of(shown)
    assert f"/fi/vuoro/{shift.pk}" in shown.content.decode()


@pytest.mark.django_db(transaction=True)
def test_the_times_that_were_there_become_shifts_and_nothing_is_lost(tuesday_noon: None) -> None:
    _, there = a_place(), a_place()
    liisa, matti = a_caller("Liisa", Scope("place", there.pk)), a_caller("Matti")
    executor = MigrationExecutor(connection)
    executor.migrate(BEFORE)
    duties = executor.loader.project_state(BEFORE).apps.get_model("callback", "DutyTime").objects
    times = [(liisa.pk, NOON, NOON + 60), (matti.pk, NOON + 90, NOON + 150), (matti.pk, NOON - 9000, NOON - 8900)]
    for person, start, end in times:
        duties.create(person_id=person, start=start, end=end)
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    takes = ShiftTake.objects.select_related("shift__task").order_by("pk")
    assert [(take.person_id, take.shift.start, take.shift.end) for take in takes] == times
    assert [take.shift.task.place_id for take in takes] == [there.pk, there.pk, there.pk]
    assert all(take.code_hash and take.shift.filled for take in takes)
    assert [one.name for one in on_duty(NOON)] == ["Liisa"]
    executor = MigrationExecutor(connection)
    executor.migrate(BEFORE)
    duties = executor.loader.project_state(BEFORE).apps.get_model("callback", "DutyTime").objects
    assert list(duties.order_by("pk").values_list("person", "start", "end")) == times
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


@pytest.mark.django_db
def test_the_nights_on_which_the_clock_moves_are_no_fault_of_the_page() -> None:
    helper = a_caller("Liisa", Scope("place", a_place().pk))
    with stopped_at(datetime(2027, 3, 27, 12, tzinfo=HELSINKI)), pytest.raises(DomainError, match="puoli tuntia"):
        take_duty(by="test", person=helper, day=date(2027, 3, 28), first=180, last=240)
    with stopped_at(datetime(2027, 10, 30, 12, tzinfo=HELSINKI)):
        whole = take_duty(by="test", person=helper, day=date(2027, 10, 31), first=0, last=1440)
    assert whole.end - whole.start == 1440
