"""Two books: who did what, and what happened where. The second has no person in it."""

from datetime import UTC, datetime

import pytest

from takaovi.core import clock
from takaovi.core.journal.actions import record_deed, record_fact
from takaovi.core.journal.models import Fact
from takaovi.core.models import AuditEntry

WHEN = datetime(2026, 11, 24, 14, 47, 31, tzinfo=UTC)


@pytest.mark.django_db
def test_a_fact_is_cut_to_the_hour_and_the_municipality() -> None:
    with clock.stopped_at(WHEN):
        record_fact(kind="asked", municipality="249", detail={"found": 2, "wishes": ["quiet"]})
    fact = Fact.objects.get()
    assert (fact.kind, fact.municipality, fact.detail) == ("asked", "249", {"found": 2, "wishes": ["quiet"]})
    assert clock.from_minute(fact.hour * 60) == datetime(2026, 11, 24, 14, 0, tzinfo=UTC)


@pytest.mark.django_db
@pytest.mark.parametrize("detail", ["words", "name", "address", "agent"])
def test_a_fact_refuses_free_text(detail: str) -> None:
    with pytest.raises(ValueError, match=f"a fact may not hold \\['{detail}'\\]"):
        record_fact(kind="asked", detail={detail: "Aino asked for her mother"})
    assert Fact.objects.count() == 0


def test_a_fact_has_no_column_that_could_hold_a_person() -> None:
    assert {field.name for field in Fact._meta.get_fields()} == {"id", "kind", "hour", "municipality", "detail"}


@pytest.mark.django_db
def test_a_deed_tells_who_did_what_to_what() -> None:
    with clock.stopped_at(WHEN):
        record_deed(by="person:4", deed="confirm_layer", thing="hours.Layer:9", detail={"certainty": "sure"})
    entry = AuditEntry.objects.get()
    assert (entry.at, entry.by, entry.deed, entry.thing) == (WHEN, "person:4", "confirm_layer", "hours.Layer:9")
    assert str(entry) == "2026-11-24 14:47 person:4 confirm_layer hours.Layer:9"
