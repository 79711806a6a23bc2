"""A draft shows itself when its time has come, and not before."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from takaovi.core.clock import stopped_at
from takaovi.core.errors import DomainError
from takaovi.programme.actions import hide_activity, publish_activity, publish_due, publish_later
from takaovi.programme.models import Activity
from takaovi.programme.tasks import OFTEN
from tests.factories.programme import a_place, an_activity

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 12, 1, 10, tzinfo=UTC)
FRIDAY = NOON + timedelta(days=3)


@pytest.fixture(autouse=True)
def _first_of_december() -> Iterator[None]:
    with stopped_at(NOON):
        yield


def a_draft(**fields: object) -> Activity:
    return an_activity(published=None, **fields)


def state(draft: Activity) -> tuple[datetime | None, datetime | None]:
    return Activity.objects.values_list("published", "publish_at").get(pk=draft.pk)


def test_a_draft_is_shown_at_its_time() -> None:
    draft = publish_later(by="x", activity=a_draft(), at=FRIDAY)
    with stopped_at(FRIDAY - timedelta(seconds=1)):
        assert publish_due() == 0
    with stopped_at(FRIDAY):
        assert publish_due() == 1
        assert publish_due() == 0
    assert state(draft) == (FRIDAY, None)


def test_the_time_can_be_taken_away_and_is_gone_once_it_is_shown_by_hand() -> None:
    draft = publish_later(by="x", activity=a_draft(), at=FRIDAY)
    publish_later(by="x", activity=draft, at=None)
    assert state(draft) == (None, None)
    publish_later(by="x", activity=draft, at=FRIDAY)
    publish_activity(by="x", activity=draft)
    assert state(draft) == (NOON, None)
    hide_activity(by="x", activity=draft)
    assert state(draft) == (None, None)


def test_what_cannot_be_shown_gets_no_time() -> None:
    shown, over, hidden = an_activity(), a_draft(), a_draft(place=a_place(published=None))
    for draft, at, sentence in (
        (shown, FRIDAY, "Everybody sees this already. Hide it first."),
        (over, NOON, "That time is over. Choose a later one, or show it now."),
        (hidden, FRIDAY, "Publish the place first. Then people can find the way."),
    ):
        with pytest.raises(DomainError) as fault:
            publish_later(by="x", activity=draft, at=at)
        with translation.override("en"):
            assert str(fault.value) == sentence


def test_one_that_cannot_be_shown_any_more_is_left_and_the_others_are_shown(caplog: pytest.LogCaptureFixture) -> None:
    place = a_place()
    stuck, fine = a_draft(place=place), a_draft()
    for draft in (stuck, fine):
        publish_later(by="x", activity=draft, at=FRIDAY)
    type(place).objects.filter(pk=place.pk).update(published=None)
    with stopped_at(FRIDAY):
        assert publish_due() == 1
    assert (state(stuck), state(fine)) == ((None, None), (FRIDAY, None))
    assert f"activity {stuck.pk} is not shown at its time" in caplog.text


def test_only_a_draft_can_wait_to_be_shown() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.filter(pk=an_activity().pk).update(publish_at=FRIDAY)


def test_it_is_looked_after_at_every_look() -> None:
    assert publish_due in OFTEN
