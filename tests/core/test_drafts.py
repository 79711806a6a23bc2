"""What was typed and not saved: kept for its writer for two weeks, and gone when it is saved."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from takaovi.core.clock import stopped_at
from takaovi.core.drafts.actions import (
    MOST_CHARACTERS,
    MOST_DRAFTS,
    DraftTooLong,
    drop_draft,
    drop_drafts_of,
    erase_old_drafts,
    keep_draft,
)
from takaovi.core.drafts.queries import draft_of, drafts_of
from takaovi.core.models import Draft

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)


def keep(person_id: int, thing: str, text: str = "ma 9-12") -> Draft:
    return keep_draft(person_id=person_id, thing=thing, body={"text": text})


def test_the_last_text_of_each_person_and_thing_is_kept() -> None:
    keep(7, "hours:1"), keep(7, "hours:1", "ti 9-12"), keep(7, "hours:2"), keep(8, "hours:1")
    found = draft_of(7, "hours:1")
    assert found is not None
    assert (found.body, Draft.objects.count()) == ({"text": "ti 9-12"}, 3)
    assert draft_of(9, "hours:1") is None
    assert [one.thing for one in drafts_of(7, "hours:")] == ["hours:2", "hours:1"]


def test_a_saved_text_leaves_no_draft_behind() -> None:
    keep(7, "hours:1"), keep(8, "hours:1")
    drop_draft(person_id=7, thing="hours:1")
    assert list(Draft.objects.values_list("person_id", flat=True)) == [8]


def test_somebody_who_is_forgotten_leaves_nothing_half_written() -> None:
    keep(7, "hours:1"), keep(7, "hours:2"), keep(8, "hours:1")
    assert (drop_drafts_of(person_id=7), Draft.objects.count()) == (2, 1)


def test_after_two_weeks_it_is_neither_offered_nor_there() -> None:
    with stopped_at(NOW):
        keep(7, "hours:1")
    with stopped_at(NOW + timedelta(days=14)):
        assert draft_of(7, "hours:1") is None
        assert (erase_old_drafts(), Draft.objects.count()) == (1, 0)


def test_more_than_a_form_can_hold_is_refused() -> None:
    with pytest.raises(DraftTooLong):
        keep(7, "hours:1", "ä" * (MOST_CHARACTERS + 1))


def test_of_one_person_the_newest_hundred_stay() -> None:
    for number in range(MOST_DRAFTS + 2):
        keep(7, f"hours:{number}")
    assert (Draft.objects.count(), draft_of(7, "hours:0"), draft_of(7, "hours:1")) == (MOST_DRAFTS, None, None)


@pytest.mark.parametrize("fields", [{"thing": "hours:1", "keep_until": NOW + timedelta(1)}, {"thing": "b"}])
def test_a_draft_has_an_end_and_is_one(fields: dict) -> None:
    Draft.objects.create(person_id=7, thing="hours:1", body={}, saved=NOW, keep_until=NOW + timedelta(days=14))
    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.create(**({"person_id": 7, "body": {}, "saved": NOW, "keep_until": NOW} | fields))
