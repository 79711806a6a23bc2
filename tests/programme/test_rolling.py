"""The night's work: the horizon moves on and what was forgotten is mended."""

import logging
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from takaovi.core.clock import HELSINKI, from_minute, stopped_at
from takaovi.hours.models import DayClass
from takaovi.programme.actions import roll_programme, save_series
from takaovi.programme.models import Occurrence, Series
from takaovi.programme.picture_actions import drop_activity_photos
from takaovi.programme.rolling import Rolled
from takaovi.programme.signup_actions import forget_signups
from takaovi.programme.tasks import NIGHTLY
from takaovi.programme.values import HORIZON_DAYS
from tests.factories.programme import WEDNESDAYS, a_place, a_series, an_activity

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)
ENDLESS = {"rules": [{"days": "wed", "from": "17:00", "to": "19:00"}]}


@pytest.fixture(autouse=True)
def _first_of_december() -> Iterator[None]:
    with stopped_at(NOW):
        yield


def days_of(series: Series) -> list[date]:
    rows = Occurrence.objects.filter(series=series).order_by("planned")
    return [from_minute(row.planned).astimezone(HELSINKI).date() for row in rows]


def test_the_nightly_work_of_the_programme_is_rolling_forgetting_and_tidying() -> None:
    assert (roll_programme, forget_signups, drop_activity_photos) == NIGHTLY


def test_a_series_that_was_never_made_is_made() -> None:
    series = a_series(an_activity())
    assert roll_programme() == Rolled(looked_at=1, rewritten=1, faulty=())
    assert len(days_of(series)) == 26
    assert roll_programme() == Rolled(looked_at=1, rewritten=0, faulty=())


def test_half_a_year_ahead_is_always_there_and_no_series_is_made_every_night() -> None:
    series = save_series(by="test", activity=an_activity(), plan=ENDLESS)
    made = 0
    for night in range(1, 100):
        with stopped_at(NOW + timedelta(days=night)):
            made += roll_programme().rewritten
        horizon = date(2026, 12, 1) + timedelta(days=night + HORIZON_DAYS)
        assert days_of(series)[-1] > horizon - timedelta(days=7)
    assert made == 3
    assert days_of(series)[0] == date(2026, 12, 2)


def test_a_plan_changed_behind_our_back_is_found_by_its_hash() -> None:
    series = save_series(by="test", activity=an_activity(), plan=ENDLESS)
    Series.objects.filter(pk=series.pk).update(plan=ENDLESS | {"breaks": [{"from": "2026-12-09", "to": "2026-12-31"}]})
    assert roll_programme().rewritten == 1
    assert days_of(series)[:2] == [date(2026, 12, 2), date(2027, 1, 6)]


def test_an_activity_moved_behind_our_back_is_found_too() -> None:
    activity = an_activity()
    save_series(by="test", activity=activity, plan=WEDNESDAYS)
    activity.place = a_place()
    activity.save()
    assert roll_programme().rewritten == 1
    assert set(Occurrence.objects.values_list("place", flat=True)) == {activity.place_id}


def test_a_holiday_that_people_add_makes_the_resting_series_anew() -> None:
    resting = save_series(by="test", activity=an_activity(), plan=ENDLESS | {"holidays": "skip"})
    going_on = save_series(by="test", activity=an_activity(), plan=ENDLESS)
    DayClass.objects.create(day=date(2026, 12, 9), kind="public", name_fi="Kyläpäivä")
    assert roll_programme() == Rolled(looked_at=2, rewritten=1, faulty=())
    assert days_of(resting)[:2] == [date(2026, 12, 2), date(2026, 12, 16)]
    assert days_of(going_on)[:2] == [date(2026, 12, 2), date(2026, 12, 9)]


def test_one_faulty_series_is_logged_and_does_not_stop_the_night(caplog: pytest.LogCaptureFixture) -> None:
    unreadable = a_series(an_activity(), {"rules": []})
    lost = a_series(
        an_activity(), dict(WEDNESDAYS) | {"changes": [{"date": "2026-12-09", "do": "move", "place": "kuu"}]}
    )
    good = a_series(an_activity())
    with caplog.at_level(logging.ERROR):
        assert roll_programme() == Rolled(looked_at=3, rewritten=1, faulty=(unreadable.pk, lost.pk))
    assert [record.args[0] for record in caplog.records if isinstance(record.args, tuple)] == [unreadable.pk, lost.pk]
    assert len(days_of(good)) == 26
    assert days_of(lost) == []
