"""Loading the region into a database: once, twice, in another week, and away again."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.apps import apps

from takaovi.core import clock
from takaovi.core.errors import DomainError
from takaovi.core.journal.models import Fact
from takaovi.demo import sheets
from takaovi.demo.actions import clear_demo, keep_near_today, load_demo
from takaovi.demo.models import DemoState
from takaovi.demo.queries import is_due
from takaovi.hours.actions import roll_horizon
from takaovi.hours.models import AskPause, OpeningSpan
from takaovi.hours.queries import spans_between
from takaovi.people.models import Person, Role
from takaovi.places.models import Organisation, Place
from takaovi.programme.actions import roll_programme
from takaovi.programme.models import Activity, Occurrence
from tests.demo.conftest import NOON
from tests.factories.places import make_place

pytestmark = pytest.mark.django_db

ROOMS = ("people", "places", "hours", "programme", "demo")


@pytest.fixture(autouse=True)
def a_tuesday_with_a_folder_of_its_own(tmp_path: Path, settings: object) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    with clock.stopped_at(NOON):
        yield


Rows = dict[str, list[dict[str, object]]]


def rows() -> Rows:
    """Everything the region consists of, table by table, with the ids. Spans are looked at by themselves."""
    models = [model for room in ROOMS for model in apps.get_app_config(room).get_models() if model is not OpeningSpan]
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in models}


def without_ids(tables: Rows) -> dict[str, list[str]]:
    """What the rows say: ids go on counting after a clearing."""
    return {
        name: sorted(str({key: value for key, value in row.items() if not is_id(key)}) for row in found)
        for name, found in tables.items()
    }


def is_id(column: str) -> bool:
    """Ids, and what is made of them: a plan's hash and the spans' checksum tell the ids of venues.

    Questions to keepers are asked when the region is loaded, each with a secret link.
    """
    return column in ("id", "facts", "plan_hash", "checksum", "asked", "token_hash") or column.endswith("_id")


def spans() -> set[tuple[int, int, int, int, int]]:
    return set(OpeningSpan.objects.values_list("place_id", "way", "start", "end", "state"))


def test_an_empty_database_gets_the_whole_region() -> None:
    assert is_due()
    told: list[str] = []
    load_demo(tell=told.append)
    assert told[0] == "60 places"
    assert Place.objects.filter(source="demo", published__isnull=False).count() == 60
    assert Activity.objects.filter(published__isnull=False).count() == 235
    assert Organisation.objects.count() == len(sheets.read("organisations"))
    assert Person.objects.filter(keep_until__isnull=False).count() == 5
    assert not is_due()


def test_loading_twice_changes_nothing() -> None:
    load_demo()
    before, spans_before = rows(), spans()
    load_demo()
    assert rows() == before
    assert spans() == spans_before


def test_the_same_week_gives_the_same_rows_on_any_of_its_days() -> None:
    load_demo(today=date(2026, 11, 23))
    before, spans_before = rows(), spans()
    clear_demo()
    with clock.stopped_at(NOON + timedelta(days=4)):
        load_demo()
    assert without_ids(rows()) == without_ids(before)
    assert sorted(span[1:] for span in spans()) == sorted(span[1:] for span in spans_before)


def test_real_places_are_never_mixed_with_the_demo_unasked() -> None:
    real = make_place(slug="oikea-tupa")
    with pytest.raises(DomainError, match="oikeita paikkoja"):
        load_demo()
    assert Place.objects.get() == real
    assert not is_due()
    load_demo(among_real=True)
    assert Place.objects.count() == 61
    clear_demo()
    assert Place.objects.get() == real


def test_clearing_leaves_nothing_behind() -> None:
    load_demo()
    assert clear_demo() == 60
    left = {name: len(found) for name, found in rows().items() if found}
    assert set(left) <= {"DayClass"}
    assert Fact.objects.count() == 0


def test_who_wants_no_questions_about_an_invented_place_is_cleared_with_it() -> None:
    load_demo()
    role = Role.objects.get(kind="keeper", scope_kind="place")
    AskPause.objects.create(person_id=role.person_id, place_id=role.scope_id)
    assert clear_demo() == 60
    assert AskPause.objects.count() == 0


def test_it_never_expires() -> None:
    load_demo()
    later = NOON + timedelta(days=400)
    with clock.stopped_at(later):
        assert keep_near_today() == "brought to the week from 2027-12-27"
        roll_horizon()
        roll_programme()
        assert DemoState.objects.get().week == date(2027, 12, 27)
        ids = list(Place.objects.values_list("pk", flat=True))
        for hour in range(24 * 7):
            moment = clock.to_minute(later) + 60 * hour
            local = clock.from_minute(moment).astimezone(clock.HELSINKI)
            if 9 <= local.hour < 20:
                assert any(spans_between(ids, moment, moment + 1).values()), local
        ahead = Occurrence.objects.filter(activity__slug="kohtaamispaikkapaivat", start__gt=clock.to_minute(later))
        assert ahead.count() == 2
        assert keep_near_today() == "nothing to do"


def test_where_no_demo_is_the_night_loads_none() -> None:
    assert keep_near_today() == "nothing to do"
    assert Place.objects.count() == 0
