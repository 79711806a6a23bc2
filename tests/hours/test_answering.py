"""The first answer counts and changes exactly what it says."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection

from takaovi.core.clock import stopped_at, to_minute
from takaovi.core.errors import DomainError
from takaovi.core.journal.models import AuditEntry
from takaovi.hours.answer_actions import AlreadyAnswered, AskOver, answer_ask
from takaovi.hours.ask_values import Answer, Kind
from takaovi.hours.models import Ask, Layer, OpeningSpan, PlaceHours
from takaovi.people.models import Person, Role
from takaovi.places.models import Place
from tests.core.contention import Served
from tests.factories.hours import staffed
from tests.hours.keepers import MONDAY, NUMBER, SUNDAY, THURSDAY, a_kept_place, asked, keeper_of, letters

pytestmark = pytest.mark.django_db
SATURDAY = [{"days": "sat", "from": "10:00", "to": "12:00"}]
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
EVE, CHRISTMAS, BOXING = date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 26)


def answer(ask: Ask, said: Answer, closed: list[date] | None = None, person: Person | None = None) -> Ask:
    person = person or Role.objects.get(scope_id=ask.place_id).person
    return answer_ask(by=f"person:{person.pk}", ask=ask, person=person, answer=said, closed=closed or [])


def open_days(place: Place, first: date, last: date) -> list[tuple[date, int]]:
    """Local days on which the door opens, and for how many hours."""
    start = to_minute(datetime.fromisoformat(f"{first}T00:00+02:00"))
    end = to_minute(datetime.fromisoformat(f"{last}T23:59+02:00"))
    rows = OpeningSpan.objects.filter(place=place, start__gte=start, start__lte=end).order_by("start")
    return [(first + timedelta(days=(row.start - start) // 1440), (row.end - row.start) // 60) for row in rows]


def test_yes_confirms_every_layer_as_the_keeper() -> None:
    with stopped_at(THURSDAY):
        place = a_kept_place(
            "keeper@lampi.example",
            staffed(),
            {"state": "self_service", "periods": [{"rules": SATURDAY}]},
        )
        ask = answer(asked(place), Answer.YES)
        person = Role.objects.get().person
    layers = Layer.objects.filter(place=place).values_list("confirmed", "confirmed_as", "confirmed_by", "certainty")
    assert list(layers) == [(THURSDAY, "keeper", person.pk, "sure")] * 2
    assert (ask.answer, ask.answered, ask.answered_by, ask.closed) == ("yes", THURSDAY, person, [])
    assert list(AuditEntry.objects.filter(deed="answer_ask").values_list("by", "thing", "detail")) == [
        (f"person:{person.pk}", f"hours.Ask:{ask.pk}", {"answer": "yes", "closed": []})
    ]


def test_no_closes_the_named_days_and_confirms_the_rest() -> None:
    with stopped_at(THURSDAY):
        place = a_kept_place()
        answer(asked(place), Answer.NO, [WEDNESDAY, TUESDAY])
    assert open_days(place, MONDAY, SUNDAY) == [
        (MONDAY, 8),
        (MONDAY + timedelta(days=3), 8),
        (MONDAY + timedelta(days=4), 8),
    ]
    assert PlaceHours.objects.get(place=place).exceptions == [
        {"from": "2026-12-01", "to": "2026-12-02", "do": "closed"}
    ]
    assert Layer.objects.get(place=place).confirmed == THURSDAY
    assert Ask.objects.get().closed == ["2026-12-01", "2026-12-02"]


def test_a_closed_door_leaves_the_telephone_alone() -> None:
    phone = {"state": "phone", "periods": [{"rules": [{"days": "mon-fri", "from": "09:00", "to": "10:00"}]}]}
    with stopped_at(THURSDAY):
        place = a_kept_place("keeper@lampi.example", staffed(), phone)
        answer(asked(place), Answer.NO, [TUESDAY])
    assert [hours for day, hours in open_days(place, TUESDAY, TUESDAY)] == [1]


def test_a_day_that_is_shut_anyway_gets_no_exception() -> None:
    with stopped_at(THURSDAY):
        place = a_kept_place()
        answer(asked(place), Answer.NO, [SUNDAY])
    assert PlaceHours.objects.get(place=place).exceptions == []


@pytest.mark.parametrize("days", [[], [MONDAY - timedelta(days=1)], [MONDAY, SUNDAY + timedelta(days=1)]])
def test_no_without_days_of_that_week_changes_nothing(days: list[date]) -> None:
    with stopped_at(THURSDAY):
        place = a_kept_place()
        ask = asked(place)
        with pytest.raises(DomainError, match="Valitse päivät"):
            answer(ask, Answer.NO, days)
    ask.refresh_from_db()
    assert (ask.answer, PlaceHours.objects.get(place=place).exceptions) == ("", [])
    assert Layer.objects.get(place=place).confirmed is None


def test_the_first_answer_counts_and_the_others_hear_of_it_kindly() -> None:
    with stopped_at(THURSDAY):
        place = a_kept_place()
        second = keeper_of(place, NUMBER, language="sv")
        ask = asked(place)
        answer(ask, Answer.YES, person=Role.objects.exclude(person=second).get().person)
        with pytest.raises(AlreadyAnswered):
            answer(ask, Answer.NO, [TUESDAY], person=second)
    assert len(open_days(place, MONDAY, SUNDAY)) == 5
    (told,) = letters()[2:]
    assert (told.to, told.language) == (NUMBER, "sv")
    assert told.text == (
        "Kahvitupa: en annan ansvarig har svarat. Tiderna gäller 30.11-6.12. Du behöver inte göra något."
    )


def test_after_the_week_an_answer_changes_nothing() -> None:
    with stopped_at(THURSDAY):
        ask = asked(a_kept_place())
    with stopped_at(THURSDAY + timedelta(days=11)), pytest.raises(AskOver):
        answer(ask, Answer.YES)


def test_in_the_middle_of_the_week_past_days_are_not_closed_any_more() -> None:
    with stopped_at(THURSDAY):
        place = a_kept_place()
        ask = asked(place)
    with stopped_at(THURSDAY + timedelta(days=6)):  # Wednesday of that week
        answer(ask, Answer.NO, [MONDAY, WEDNESDAY])
    assert PlaceHours.objects.get(place=place).exceptions == [{"date": "2026-12-02", "do": "closed"}]


def test_of_a_place_that_is_not_shown_any_more_nothing_is_changed() -> None:
    with stopped_at(THURSDAY):
        place = a_kept_place()
        ask = asked(place)
        Place.objects.filter(pk=place.pk).update(published=None)
        with pytest.raises(AskOver):
            answer(ask, Answer.YES)


DAILY = staffed({"days": "mon-sun", "from": "10:00", "to": "14:00"}, holidays={"public": "closed"})


def christmas(said: Answer, closed: list[date] | None = None) -> Place:
    with stopped_at(THURSDAY + timedelta(days=14)):
        place = a_kept_place("keeper@lampi.example", DAILY)
        answer(asked(place, Kind.HOLIDAY, EVE, BOXING), said, closed)
    return place


def test_closed_on_holidays_closes_what_would_be_open() -> None:
    place = christmas(Answer.NO)
    assert PlaceHours.objects.get(place=place).exceptions == [{"date": "2026-12-24", "do": "closed"}]
    assert open_days(place, EVE, BOXING) == []
    assert Ask.objects.get().closed == ["2026-12-24", "2026-12-25", "2026-12-26"]
    assert Layer.objects.get(place=place).confirmed is None


def test_open_on_holidays_opens_as_on_other_such_weekdays() -> None:
    place = christmas(Answer.YES)
    assert open_days(place, EVE, BOXING) == [(EVE, 4), (CHRISTMAS, 4), (BOXING, 4)]
    assert PlaceHours.objects.get(place=place).exceptions[0] == {
        "date": "2026-12-25",
        "do": "replace",
        "spans": [["10:00", "14:00"]],
        "layers": ["staffed"],
    }


def test_of_several_holidays_single_days_can_be_closed() -> None:
    assert open_days(christmas(Answer.NO, [CHRISTMAS]), EVE, BOXING) == [(EVE, 4), (BOXING, 4)]


def test_a_holiday_night_that_passes_midnight_is_opened_whole() -> None:
    night = staffed({"days": "mon-sun", "from": "20:00", "to": "02:00"}, holidays={"public": "closed"})
    with stopped_at(THURSDAY + timedelta(days=14)):
        place = a_kept_place("keeper@lampi.example", night)
        answer(asked(place, Kind.HOLIDAY, CHRISTMAS, CHRISTMAS), Answer.YES)
    assert open_days(place, CHRISTMAS, CHRISTMAS) == [(CHRISTMAS, 6)]


@pytest.mark.parametrize(("said", "confirmed"), [(Answer.YES, THURSDAY), (Answer.NO, None)])
def test_a_season_is_confirmed_or_left_to_the_desk(said: Answer, confirmed: datetime | None) -> None:
    with stopped_at(THURSDAY):
        place = a_kept_place()
        answer(asked(place, Kind.SEASON, MONDAY, MONDAY), said)
    assert Layer.objects.get(place=place).confirmed == confirmed
    assert (Ask.objects.get().answer, PlaceHours.objects.get(place=place).exceptions) == (said.value, [])


@pytest.mark.skipif(connection.vendor == "sqlite", reason="in shared memory SQLite refuses the second writer at once")
def test_of_two_answers_at_the_same_moment_one_counts(tmp_path: Path, transactional_db: None) -> None:
    with stopped_at(THURSDAY):
        place = a_kept_place()
        keeper_of(place, NUMBER)
        ask = asked(place)
    results: list[str] = []

    def contend() -> None:
        person = Role.objects.order_by("pk")[len(results) % 2].person
        try:
            with stopped_at(THURSDAY):
                results.append(answer(ask, Answer.YES, person=person).answer)
        except AlreadyAnswered:
            results.append("late")

    Served(tmp_path / "unused").in_threads(contend, 4)
    assert sorted(results) == ["late", "late", "late", "yes"]
    assert AuditEntry.objects.filter(deed="answer_ask").count() == 1
