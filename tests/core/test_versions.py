"""How a thing was: numbered for each thing, nothing new where nothing differs, erased after its term."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from takaovi.core.clock import stopped_at
from takaovi.core.errors import DomainError, NotThere
from takaovi.core.tasks import erase_old_versions
from takaovi.core.versions.actions import keep_version
from takaovi.core.versions.models import Version
from takaovi.core.versions.queries import number_before_last, version_numbered, versions_of

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)


def keep(thing: str, title: str) -> Version:
    return keep_version(by="person:7", deed="change", thing=thing, state={"title": title})


def test_an_undo_goes_to_the_version_before_the_last_if_something_was_done() -> None:
    for title in ("one", "two", "three"):
        keep("a.A:1", title)
    assert number_before_last("a.A:1") == 2
    keep("a.A:2", "as it was")
    for thing in ("a.A:2", "a.A:3"):
        with translation.override("en"):
            with pytest.raises(DomainError) as fault:
                number_before_last(thing)
            assert str(fault.value) == "There is nothing to undo."


def test_versions_are_counted_for_each_thing() -> None:
    told = [keep("a.A:1", "one"), keep("a.A:2", "other"), keep("a.A:1", "two")]
    assert [(kept.thing, kept.number) for kept in told] == [("a.A:1", 1), ("a.A:2", 1), ("a.A:1", 2)]
    assert [(kept.number, kept.by, kept.state["title"]) for kept in versions_of("a.A:1")] == [
        (2, "person:7", "two"),
        (1, "person:7", "one"),
    ]


def test_what_does_not_differ_is_not_kept_twice() -> None:
    assert keep("a.A:1", "one") == keep("a.A:1", "one")
    assert Version.objects.count() == 1


def test_a_version_that_never_was_is_not_there() -> None:
    keep("a.A:1", "one")
    with pytest.raises(NotThere):
        version_numbered("a.A:1", 2)


def test_two_deeds_cannot_have_one_number() -> None:
    kept = keep("a.A:1", "one")
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.create(thing=kept.thing, number=1, by="x", deed="x", state={})


def test_a_version_is_erased_after_four_hundred_days_and_not_a_day_before() -> None:
    with stopped_at(NOW):
        keep("a.A:1", "one")
    with stopped_at(NOW + timedelta(days=400)):
        assert erase_old_versions() == 0
    with stopped_at(NOW + timedelta(days=400, minutes=1)):
        assert erase_old_versions() == 1
