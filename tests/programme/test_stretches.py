"""One time, some or all called off or moved at once: one document, one transaction, and everybody is told."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils import translation

from takaovi.core.clock import HELSINKI, from_minute, stopped_at
from takaovi.core.errors import DomainError
from takaovi.core.outbox.models import Letter
from takaovi.programme.actions import save_series
from takaovi.programme.models import Activity, Occurrence, Series
from takaovi.programme.signup_actions import sign_up
from takaovi.programme.signup_values import Asked
from takaovi.programme.stretch_actions import cancel_times, move_times, restore_times
from takaovi.programme.version_actions import undo
from tests.factories.programme import WEDNESDAYS, a_place, an_activity

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 12, 1, 10, tzinfo=UTC)
ILL = {"fi": "Ohjaaja on sairaana."}


@pytest.fixture(autouse=True)
def _first_of_december() -> Iterator[None]:
    with stopped_at(NOON):
        yield


@pytest.fixture
def club() -> Activity:
    activity = an_activity(place=a_place(), sign_up="recommended", sign_up_here=True)
    save_series(by="test", activity=activity, plan=WEDNESDAYS)
    return activity


def told(club: Activity, until: date = date(2026, 12, 31)) -> list[str]:
    lines = []
    for row in Occurrence.objects.filter(activity=club).order_by("planned"):
        start = from_minute(row.start).astimezone(HELSINKI)
        if from_minute(row.planned).date() <= until:
            lines.append(f"{start:%-d.%-m. %H:%M} {row.status}")
    return lines


def join(club: Activity, number: int, name: str) -> None:
    time = Occurrence.objects.filter(activity=club).order_by("start")[number]
    asked = Asked(name=name, channel="email", contact=f"{name}@lampi.example")
    sign_up(by="guest", occurrence=time, asked=asked, once="")


def test_a_stretch_is_called_off_and_each_signed_up_hears_why(club: Activity) -> None:
    for number, name in ((0, "aila"), (1, "tom"), (2, "bea")):
        join(club, number, name)
    Letter.objects.all().delete()
    done = cancel_times(by="x", activity=club, first=date(2026, 12, 8), last=date(2026, 12, 20), reason=ILL)
    assert done == 2
    assert told(club) == ["2.12. 17:00 on", "9.12. 17:00 cancelled", "16.12. 17:00 cancelled", *two_later()]
    assert sorted(Letter.objects.values_list("to", flat=True)) == ["bea@lampi.example", "tom@lampi.example"]
    assert all("Ohjaaja on sairaana." in text for text in Letter.objects.values_list("text", flat=True))


def two_later() -> list[str]:
    return ["23.12. 17:00 on", "30.12. 17:00 on"]


def test_one_undo_takes_the_whole_stretch_back(club: Activity) -> None:
    before = told(club)
    cancel_times(by="x", activity=club, first=date(2026, 12, 8), last=None, reason=ILL)
    assert told(club)[1:] == [line.replace("on", "cancelled") for line in before[1:]]
    undo(by="x", activity=club)
    assert told(club) == before


def test_all_to_come_is_called_off_as_far_as_times_are_made(club: Activity) -> None:
    cancel_times(by="x", activity=club, first=date(2026, 12, 1), last=None, reason=ILL)
    assert set(Occurrence.objects.filter(activity=club).values_list("status", flat=True)) == {"cancelled"}


def test_a_stretch_is_moved_to_another_day_hour_and_place(club: Activity) -> None:
    library = a_place(name_fi="Kirjasto")
    done = move_times(
        by="x", activity=club, first=date(2026, 12, 9), last=date(2026, 12, 16), days=1, start="18:00", place=library
    )
    assert (done, told(club)[:3]) == (2, ["2.12. 17:00 on", "10.12. 18:00 moved", "17.12. 18:00 moved"])
    assert Occurrence.objects.filter(place=library).count() == 2
    restore_times(by="x", activity=club, first=date(2026, 12, 9), last=date(2026, 12, 16))
    assert told(club)[:3] == ["2.12. 17:00 on", "9.12. 17:00 on", "16.12. 17:00 on"]


def test_several_series_are_edited_together(club: Activity) -> None:
    plan = {"from": "2026-12-01", "rules": [{"days": "fri", "from": "09:00", "to": "10:00"}]}
    save_series(by="x", activity=club, plan=plan, series=Series(activity=club))
    assert cancel_times(by="x", activity=club, first=date(2026, 12, 7), last=date(2026, 12, 13), reason=ILL) == 2


def refused(sentence: str, act: Any) -> None:
    before = list(Series.objects.values())
    with pytest.raises(DomainError) as fault:
        act()
    with translation.override("en"):
        assert str(fault.value) == sentence
    assert list(Series.objects.values()) == before


def test_what_cannot_be_done_is_told_and_changes_nothing(club: Activity) -> None:
    sunday, monday = date(2026, 12, 6), date(2026, 12, 7)
    refused(
        "Nothing is planned for those days.",
        lambda: cancel_times(by="x", activity=club, first=sunday, last=monday, reason=ILL),
    )
    refused(
        "The last day is before the first.",
        lambda: cancel_times(by="x", activity=club, first=monday, last=sunday, reason=ILL),
    )
    refused(
        "Tell why it is not held. People who meant to come want to know.",
        lambda: cancel_times(by="x", activity=club, first=sunday, last=None, reason={"fi": " "}),
    )
    refused("Tell the new day, time or place.", lambda: move_times(by="x", activity=club, first=sunday, last=None))


def test_what_is_over_stays(club: Activity) -> None:
    with stopped_at(datetime(2026, 12, 10, 10, tzinfo=UTC)):
        assert cancel_times(by="x", activity=club, first=date(2026, 12, 1), last=date(2026, 12, 16), reason=ILL) == 1
    assert told(club)[:3] == ["2.12. 17:00 on", "9.12. 17:00 on", "16.12. 17:00 cancelled"]
