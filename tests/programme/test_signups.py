"""Signing up without an account: never more than there is room for, and a line that moves by itself."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils import translation

from takaovi.core.clock import from_minute, stopped_at, to_minute
from takaovi.core.errors import DomainError, NotThere
from takaovi.core.journal.models import AuditEntry, Fact
from takaovi.core.outbox.models import Letter
from takaovi.core.viewer import Scope, Viewer
from takaovi.programme.actions import cancel_occurrence, move_occurrence, restore_occurrence, save_activity, save_series
from takaovi.programme.models import Activity, Occurrence, Signup
from takaovi.programme.signup_actions import (
    accept_offer,
    change_signup,
    forget_signups,
    leave,
    look_at_signups,
    move_lines,
    sign_up,
)
from takaovi.programme.signup_queries import Counts, counts_of, signup_sent, signup_with, signups_for, signups_of
from takaovi.programme.signup_values import CODES, Asked
from tests.factories.programme import WEDNESDAYS, a_place, an_activity

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 12, 1, 10, tzinfo=UTC)  # Tuesday, 12:00 in Helsinki
AILA = Asked(name="Aila", channel="email", contact="aila@lampi.example")
TOM = Asked(name="Tom", channel="sms", contact="+358401234567", language="sv")


@pytest.fixture(autouse=True)
def _first_of_december() -> Iterator[None]:
    with stopped_at(NOON):
        yield


def a_club(capacity: int | None = 2, **fields: Any) -> Activity:
    club = an_activity(sign_up="needed", sign_up_here=True, capacity=capacity, place=a_place(), **fields)
    save_series(by="test", activity=club, plan=WEDNESDAYS)
    return club


def next_time(club: Activity, number: int = 1) -> Occurrence:
    """The second Wednesday, 9.12. at 17, unless told otherwise."""
    return Occurrence.objects.filter(activity=club).order_by("start")[number]


@pytest.fixture
def time() -> Occurrence:
    return next_time(a_club())


def join(time: Occurrence, asked: Asked = Asked(), once: str = "") -> Signup:  # noqa: B008  frozen
    return sign_up(by="guest", occurrence=time, asked=asked, once=once)


def states(time: Occurrence) -> list[str]:
    return list(Signup.objects.filter(occurrence=time).order_by("pk").values_list("state", flat=True))


def letters() -> list[str]:
    return list(Letter.objects.order_by("pk").values_list("text", flat=True))


def full(time: Occurrence) -> bool:
    return Occurrence.objects.get(pk=time.pk).full


def refused(sentence: str, act: Any) -> None:
    with pytest.raises(DomainError) as fault:
        act()
    with translation.override("en"):
        assert str(fault.value) == sentence


def test_nothing_has_to_be_told_but_a_press(time: Occurrence) -> None:
    signup = join(time)
    assert (signup.state, signup.name, signup.contact, signup.people) == ("in", "", "", 1)
    assert signup_with(signup.code).pk == signup.pk
    assert letters() == []


def test_whoever_gave_an_address_is_told_in_their_language(time: Occurrence) -> None:
    code = join(time, TOM).code
    (letter,) = Letter.objects.all()
    assert (letter.channel, letter.to, letter.language) == ("sms", "+358401234567", "sv")
    assert letter.text == (
        f"Kaffestund, ons 9.12 kl. 17-19. Du har en plats. Din kod är {code}. "
        f"Ändra eller avboka här: http://127.0.0.1:8000/sv/min-anmalan/{code}"
    )


def test_of_a_code_and_of_a_form_the_table_keeps_hashes_only(time: Occurrence) -> None:
    code = join(time, AILA, once="the-number-of-a-form").code
    (row,) = Signup.objects.values()
    assert [str(value) for value in row.values() if code in str(value) or "the-number" in str(value)] == []
    assert (row["code_hash"], len(row["once"])) == (CODES.hash(code), 32)
    assert Signup.objects.get().code == ""


def test_codes_that_were_kept_in_clear_are_hashed_and_stay_good(time: Occurrence) -> None:
    signup = join(time)
    new = join(time, once="another-form")
    Signup.objects.filter(pk=signup.pk).update(code_hash="KAHVI-48271", once="the-form")
    for _twice in range(2):
        import_module("takaovi.programme.migrations.0007_hash_codes_of_sign_ups").hash_what_is_there(apps, None)
    assert Signup.objects.filter(code_hash__contains="-").count() == 0
    assert signup_with("kahvi 48271").pk == signup.pk
    assert (signup_sent("the-form"), signup_sent("another-form")) == (signup, new)
    assert signup_with(new.code).pk == new.pk


def test_the_place_after_the_last_is_a_turn_in_the_line(time: Occurrence) -> None:
    for _ in range(4):
        join(time)
    assert states(time) == ["in", "in", "waiting", "waiting"]
    assert full(time)
    assert counts_of([time.pk]) == {time.pk: Counts(coming=2, waiting=2)}


def test_where_there_is_no_end_nobody_waits() -> None:
    time = next_time(a_club(capacity=None))
    join(time, Asked(people=6))
    assert states(time) == ["in"]
    assert not full(time)


def test_a_group_that_does_not_fit_waits_and_a_smaller_one_comes_in(time: Occurrence) -> None:
    join(time)
    join(time, Asked(people=2))
    join(time)
    assert states(time) == ["in", "waiting", "in"]


def test_a_second_tap_is_no_second_sign_up(time: Occurrence) -> None:
    first, second = join(time, AILA, once="abc"), join(time, AILA, once="abc")
    assert (first.pk, first.code) == (second.pk, second.code)
    assert (Signup.objects.count(), Letter.objects.count(), Fact.objects.filter(kind="signed_up").count()) == (1, 1, 1)


def test_a_free_place_is_offered_to_the_first_in_line_with_time_to_answer(time: Occurrence) -> None:
    first, _second = join(time), join(time)
    join(time, AILA)
    leave(by="guest", signup=first)
    assert states(time) == ["left", "in", "offered"]
    assert full(time)
    assert letters()[-1] == (
        "Kahvihetki, ke 9.12. klo 17–19. Sinulle on paikka. Vastaa viimeistään ke 2.12. klo 12. "
        "Muuta tai peru koodillasi: http://127.0.0.1:8000/fi/oma-ilmoittautuminen"
    )


def test_an_accepted_offer_is_a_place(time: Occurrence) -> None:
    first, _second, third = join(time), join(time), join(time)
    leave(by="guest", signup=first)
    for _twice in range(2):
        accept_offer(by="guest", signup=third)
    assert states(time) == ["left", "in", "in"]


def test_an_offer_that_nobody_answers_goes_to_the_next(time: Occurrence) -> None:
    first, _second = join(time), join(time)
    third, _fourth = join(time, AILA), join(time)
    leave(by="guest", signup=first)
    with stopped_at(NOON + timedelta(hours=23, minutes=59)):
        assert move_lines() == 0
    with stopped_at(NOON + timedelta(hours=24)):
        refused(
            "The place has gone to the next one. You may sign up again.", lambda: accept_offer(by="x", signup=third)
        )
        move_lines()
        assert states(time) == ["left", "in", "passed", "offered"]
        assert letters()[-1].startswith("Kahvihetki, ke 9.12. klo 17–19. Paikka meni seuraavalle.")
        assert move_lines() == 0


def test_just_before_the_start_nobody_is_offered_what_they_cannot_answer(time: Occurrence) -> None:
    first, _second, _third = join(time), join(time), join(time)
    with stopped_at(from_minute(time.start) - timedelta(minutes=29)):
        leave(by="guest", signup=first)
    assert states(time) == ["left", "in", "waiting"]
    assert not full(time)


def test_more_room_moves_the_line_and_the_mark_goes() -> None:
    club = a_club()
    time = next_time(club)
    for _ in range(3):
        join(time)
    save_activity(by="test", slug=club.slug, fields={"capacity": 4})
    assert not full(time)
    assert move_lines() == 1
    assert states(time) == ["in", "in", "offered"]


def test_a_mark_made_by_hand_is_meant(time: Occurrence) -> None:
    Occurrence.objects.filter(pk=time.pk).update(full=True)
    join(time)
    assert states(time) == ["waiting"]
    assert move_lines() == 0


def test_one_may_come_with_more_while_there_is_room(time: Occurrence) -> None:
    signup = join(time)
    change_signup(by="guest", signup=signup, people=2, name="Aila")
    assert full(time)
    refused(
        "There is room for 2 people in all.", lambda: change_signup(by="guest", signup=signup, people=3, name="Aila")
    )
    change_signup(by="guest", signup=signup, people=1, name="Aila")
    assert not full(time)
    join(time)
    refused(
        "There is no room for more this time.",
        lambda: change_signup(by="guest", signup=signup, people=2, name="Aila"),
    )


def test_leaving_twice_frees_one_place(time: Occurrence) -> None:
    first = join(time)
    for _ in range(3):
        join(time)
    for _twice in range(2):
        leave(by="guest", signup=first)
    assert states(time) == ["left", "in", "offered", "waiting"]


def test_what_is_over_cancelled_or_without_sign_up_takes_nobody(time: Occurrence) -> None:
    with stopped_at(from_minute(time.start)):
        refused("It has begun or is over. One can no longer sign up or change.", lambda: join(time))
    Occurrence.objects.filter(pk=time.pk).update(status="cancelled")
    refused("It is cancelled this time.", lambda: join(time))
    other = next_time(a_club())
    Activity.objects.filter(pk=other.activity_id).update(sign_up_here=False)
    refused("One cannot sign up for this here.", lambda: join(other))


def test_a_crowd_is_asked_to_call(time: Occurrence) -> None:
    sentence = "Tell how many come, from one to 6. Call us if you are more."
    refused(sentence, lambda: join(time, Asked(people=7)))
    refused("There is room for 2 people in all.", lambda: join(time, Asked(people=3)))


def day(time: Occurrence) -> Any:
    return from_minute(time.planned).date()


def test_those_signed_up_hear_why_it_is_cancelled_and_that_it_is_on_again(time: Occurrence) -> None:
    join(time, AILA)
    left = join(time, TOM)
    leave(by="guest", signup=left)
    cancel_occurrence(by="test", series=time.series, day=day(time), reason={"fi": "Ohjaaja on sairaana."})
    assert letters()[-1].startswith(
        "Kahvihetki, ke 9.12. klo 17–19. Se on peruttu tällä kertaa. Ohjaaja on sairaana. Muuta tai peru koodillasi:"
    )
    restore_occurrence(by="test", series=time.series, day=day(time))
    assert letters()[-1].startswith("Kahvihetki, ke 9.12. klo 17–19. Se pidetään sittenkin. ")
    assert (Letter.objects.count(), states(time)) == (4, ["in", "left"])


def test_those_signed_up_hear_where_and_when_it_is_moved(time: Occurrence) -> None:
    join(time, AILA)
    place = a_place(name_fi="Kirjasto")
    move_occurrence(by="test", series=time.series, day=day(time), start="18:00", place=place)
    assert letters()[-1].startswith(
        "Kahvihetki. Aika tai paikka on muuttunut. Se on nyt ke 9.12. klo 18–20. Kirjasto. "
        "Eikö se sovi? Silloin voit perua."
    )


def test_what_is_taken_out_of_the_plan_stays_as_cancelled_for_those_who_meant_to_come(time: Occurrence) -> None:
    join(time, AILA)
    save_series(by="test", activity=time.activity, plan={**WEDNESDAYS, "to": "2026-12-05"})
    kept = Occurrence.objects.get(pk=time.pk)
    assert (kept.status, states(time)) == ("cancelled", ["in"])
    assert letters()[-1].startswith("Kahvihetki, ke 9.12. klo 17–19. Se on peruttu tällä kertaa.")
    save_series(by="test", activity=time.activity, plan=dict(WEDNESDAYS))
    assert Occurrence.objects.get(pk=time.pk).status == "on"
    assert letters()[-1].startswith("Kahvihetki, ke 9.12. klo 17–19. Se pidetään sittenkin.")


def test_a_letter_is_rolled_back_with_the_deed(time: Occurrence) -> None:
    join(time, AILA)
    with transaction.atomic():
        cancel_occurrence(by="test", series=time.series, day=day(time), reason={"fi": "Sairaana."})
        assert Letter.objects.count() == 2
        transaction.set_rollback(True)
    assert Letter.objects.count() == 1


def test_after_its_term_the_system_erases_who_it_was_and_keeps_how_many(time: Occurrence) -> None:
    code = join(time, Asked(people=2, name="Aila", channel="email", contact="aila@lampi.example")).code
    end = from_minute(time.end)
    with stopped_at(end + timedelta(days=14)):
        assert forget_signups() == 0
    with stopped_at(end + timedelta(days=15)):
        assert forget_signups() == 1
    kept = Signup.objects.get()
    assert (kept.name, kept.contact, kept.code_hash, kept.once, kept.people) == ("", "", None, None, 2)
    with pytest.raises(NotThere):
        signup_with(code)


def test_nobody_is_forgotten_before_a_time_that_was_moved(time: Occurrence) -> None:
    join(time, AILA)
    move_occurrence(by="test", series=time.series, day=day(time), to=date(2027, 1, 20))
    assert Signup.objects.get().keep_until == date(2027, 2, 3)


def test_names_are_shown_to_those_who_host_and_whoever_looks_is_put_down(time: Occurrence) -> None:
    join(time, AILA)
    slug = time.activity.slug
    host = Viewer("fi", 7, frozenset({("signup.see", Scope("activity", time.activity_id))}))
    occurrence, listed = signups_for(host, slug, time.pk)
    assert ([s.name for s in listed], occurrence.pk) == (["Aila"], time.pk)
    look_at_signups(by=host.by, occurrence=occurrence)
    assert AuditEntry.objects.filter(by="person:7", deed="look_at_signups").count() == 1
    stranger = Viewer("fi", 8, frozenset({("signup.see", Scope("activity", time.activity_id + 1))}))
    for viewer, pk in ((stranger, time.pk), (Viewer(), time.pk), (host, 0)):
        with pytest.raises(NotThere):
            signups_for(viewer, slug, pk)


def test_the_books_know_no_person(time: Occurrence) -> None:
    join(time, AILA)
    assert [(f.kind, f.municipality, f.detail) for f in Fact.objects.all()] == [("signed_up", "179", {"people": 1})]
    told = str(list(AuditEntry.objects.values_list("by", "deed", "thing", "detail")))
    assert "Aila" not in told
    assert "aila" not in told


@pytest.mark.parametrize(
    "fields",
    [
        {"people": 0},
        {"people": 7},
        {"state": "perhaps"},
        {"state": "offered"},
        {"answer_by": NOON},
        {"contact": "aila@lampi.example"},
        {"contact": "aila@lampi.example", "channel": "email"},
        {"consented": NOON},
        {"keep_until": None},
        {"code_hash": None},
        {"keep_until": None, "code_hash": None, "name": "Aila"},
    ],
)
def test_the_table_refuses_what_must_never_be(time: Occurrence, fields: dict[str, Any]) -> None:
    signup = join(time)
    with pytest.raises(IntegrityError), transaction.atomic():
        Signup.objects.filter(pk=signup.pk).update(**fields)


def test_hosts_see_who_comes_in_one_question(time: Occurrence, django_assert_num_queries: Any) -> None:
    join(time, AILA)
    with django_assert_num_queries(1):
        assert [(s.name, s.state) for s in signups_of(time)] == [("Aila", "in")]
    for _ in range(2):
        join(time)
    with django_assert_num_queries(1):
        assert [s.state for s in signups_of(time)] == ["in", "in", "waiting"]
    with django_assert_num_queries(1):
        assert counts_of([time.pk, 0]) == {time.pk: Counts(2, 0, 1), 0: Counts()}


def test_minutes_of_the_test_are_those_of_the_plan(time: Occurrence) -> None:
    assert time.start == to_minute(datetime(2026, 12, 9, 15, tzinfo=UTC))
