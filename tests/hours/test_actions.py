"""Writing hours: the spans follow in the same transaction, the night mends what was missed."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet
from pytest_django import DjangoAssertNumQueries as AssertQueries
from pytest_django import Settings

from takaovi.core.bus import listen
from takaovi.core.clock import stopped_at
from takaovi.core.errors import NotThere
from takaovi.core.journal.models import AuditEntry
from takaovi.hours.actions import (
    Rolled,
    add_exception,
    close_shifts,
    confirm_layer,
    forget_day_class,
    refresh_spans,
    roll_horizon,
    seed_day_classes,
    set_day_class,
    set_hours,
)
from takaovi.hours.ask_actions import ask_about_days, ask_keepers, forget_asks, remind_keepers
from takaovi.hours.events import HoursChanged
from takaovi.hours.models import DayClass, Layer, OpeningSpan, PlaceHours
from takaovi.hours.plan import PlanFault
from takaovi.hours.queries import spans_between
from takaovi.hours.tasks import NIGHTLY, OFTEN
from takaovi.places.actions import save_place
from takaovi.places.models import Place
from tests.factories.hours import make_open_place, staffed
from tests.factories.people import make_person
from tests.factories.places import make_place
from tests.hours.plans import minute

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
heard: list[int] = []


@listen(HoursChanged)
def hear(event: HoursChanged) -> None:
    heard.append(event.place_id)


def local_starts(place: Place, first: str, last: str) -> list[str]:
    """When the place opens between two local midnights: "12-01 09:00"."""
    low, high = minute(f"{first}T00:00"), minute(f"{last}T00:00") + 1440
    spans = spans_between([place.pk], low, high)[place.pk]
    return [f"{datetime.fromtimestamp(span.start * 60, UTC):%m-%d} {(span.end - span.start) // 60} h" for span in spans]


def test_set_hours_writes_layers_frame_and_sixty_days_of_spans() -> None:
    place = make_place()
    window = {"who": {"fi": "naiset"}, "rules": [{"days": "wed", "from": "12:00", "to": "14:00"}]}
    closed = {"date": "2026-12-02", "do": "closed"}
    frame = set_hours(
        by="keeper",
        place=place,
        plan={"layers": [staffed(phone="014 1", term_days=30)], "exceptions": [closed], "audience": [window]},
    )
    assert (frame.exceptions, frame.audience, frame.version) == ([closed], [window], 1)
    assert frame.expanded_to == date(2027, 1, 30)
    layer = Layer.objects.get(place=place)
    assert (layer.state, layer.phone, layer.term_days, layer.confirmed) == (60, "014 1", 30, None)
    assert local_starts(place, "2026-12-01", "2026-12-04") == ["12-01 8 h", "12-03 8 h", "12-04 8 h"]
    assert OpeningSpan.objects.filter(place=place).count() == 44
    assert AuditEntry.objects.get(deed="set_hours").thing == f"places.Place:{place.pk}"


def test_everybody_hears_of_it_once_it_is_certain(django_capture_on_commit_callbacks) -> None:
    heard.clear()
    with django_capture_on_commit_callbacks(execute=True):
        place = make_open_place()
    assert heard == [place.pk]


def test_a_plan_with_a_fault_changes_nothing() -> None:
    place = make_open_place()
    before = list(OpeningSpan.objects.filter(place=place).values())
    with pytest.raises(PlanFault):
        set_hours(by="keeper", place=place, plan={"layers": [{"state": "open"}]})
    assert list(OpeningSpan.objects.filter(place=place).values()) == before
    assert PlaceHours.objects.get(pk=place.pk).version == 1


def test_a_layer_left_out_of_the_new_plan_is_gone_with_its_spans() -> None:
    own = {"state": "self_service", "periods": [{"rules": [{"days": "mon-sun", "from": "06:00", "to": "22:00"}]}]}
    place = make_open_place(staffed(), own)
    set_hours(by="keeper", place=place, plan={"layers": [staffed()]})
    assert list(Layer.objects.filter(place=place).values_list("state", flat=True)) == [60]
    assert set(OpeningSpan.objects.filter(place=place).values_list("state", flat=True)) == {60}


def test_new_times_lose_the_old_confirmation_and_the_same_times_keep_it(noon: datetime) -> None:
    place = make_open_place(confirmed=noon - timedelta(days=3))
    set_hours(by="keeper", place=place, plan={"layers": [staffed(phone="014 2")]})
    assert Layer.objects.get(place=place).confirmed == noon - timedelta(days=3)
    later = staffed({"days": "mon-fri", "from": "10:00", "to": "17:00"})
    set_hours(by="keeper", place=place, plan={"layers": [later]})
    assert Layer.objects.get(place=place).confirmed is None
    set_hours(by="keeper", place=place, plan={"layers": [later]}, confirmed_as="keeper")
    layer = Layer.objects.get(place=place)
    assert (layer.confirmed, layer.confirmed_as) == (noon, "keeper")


def test_a_plan_in_another_zone_moves_the_place_there() -> None:
    place = make_place()
    set_hours(by="keeper", place=place, plan={"layers": [staffed()], "zone": "Europe/Stockholm"})
    assert Place.objects.get(pk=place.pk).zone == "Europe/Stockholm"
    assert OpeningSpan.objects.filter(place=place, start=minute("2026-12-01T10:00")).count() == 1


def test_an_exception_of_the_place_and_one_of_a_layer_change_the_spans_at_once() -> None:
    place = make_open_place()
    add_exception(by="keeper", place=place, exception={"date": "2026-12-02", "do": "closed"})
    shorter = {"date": "2026-12-03", "do": "replace", "spans": [["09:00", "12:00"]]}
    add_exception(by="keeper", place=place, exception=shorter, state="staffed")
    assert local_starts(place, "2026-12-01", "2026-12-04") == ["12-01 8 h", "12-03 3 h", "12-04 8 h"]
    assert PlaceHours.objects.get(pk=place.pk).version == 3


def test_an_exception_that_cannot_be_read_is_refused() -> None:
    place = make_open_place()
    with pytest.raises(PlanFault, match=r"^exception\.spans: is missing$"):
        add_exception(by="keeper", place=place, exception={"date": "2026-12-02", "do": "add"})
    with pytest.raises(NotThere, match="has no layer phone"):
        add_exception(by="keeper", place=place, exception={"date": "2026-12-02", "do": "closed"}, state="phone")


def test_confirming_tells_who_when_and_how_surely(noon: datetime) -> None:
    person = make_person()
    layer = Layer.objects.get(place=make_open_place())
    confirm_layer(by="host", layer=layer, certainty="told", as_="host", person=person)
    layer.refresh_from_db()
    assert (layer.confirmed, layer.certainty, layer.confirmed_as, layer.confirmed_by) == (noon, "told", "host", person)


def test_a_changed_municipality_or_zone_is_followed(django_capture_on_commit_callbacks) -> None:
    place = make_open_place()
    with django_capture_on_commit_callbacks(execute=True):
        save_place(by="keeper", slug=place.slug, fields={"zone": "Europe/Stockholm"})
    assert OpeningSpan.objects.filter(place=place, start=minute("2026-12-01T10:00")).count() == 1


@pytest.mark.parametrize("number", [1, 3])
def test_the_spans_of_a_batch_are_rewritten_with_a_fixed_number_of_queries(
    number: int, django_assert_num_queries: AssertQueries
) -> None:
    ids = [make_open_place().pk for _ in range(number)]
    before = list(OpeningSpan.objects.order_by("place_id", "start").values())
    # special days, savepoint twice; frames, regions, venues, zones, frames, layers; delete, insert, checksum, remember.
    # PostgreSQL's copy is not counted among the queries.
    with django_assert_num_queries(12 if connection.vendor == "postgresql" else 13):
        assert refresh_spans(ids) == number
    assert list(OpeningSpan.objects.order_by("place_id", "start").values()) == before


def test_the_night_makes_every_place_longer_and_forgets_the_past(noon: datetime) -> None:
    place = make_open_place()
    assert roll_horizon() == Rolled(rewritten=0, extended=0, removed=0)
    with stopped_at(noon + timedelta(days=7)):
        assert roll_horizon() == Rolled(rewritten=0, extended=1, removed=5)
        assert roll_horizon() == Rolled(rewritten=0, extended=0, removed=0)
        rolled = list(OpeningSpan.objects.order_by("start").values())
        OpeningSpan.objects.all().delete()
        refresh_spans([place.pk])
        fresh = list(OpeningSpan.objects.order_by("start").values())
    assert [row for row in rolled if row["start"] >= fresh[0]["start"]] == fresh
    assert PlaceHours.objects.get(pk=place.pk).expanded_to == date(2027, 2, 6)


def test_the_night_finds_what_was_changed_past_the_actions() -> None:
    place = make_open_place()
    Layer.objects.filter(place=place).update(plan={"periods": []})
    assert roll_horizon() == Rolled(rewritten=1, extended=0, removed=0)
    assert OpeningSpan.objects.filter(place=place).count() == 0


def test_the_night_finds_a_layer_that_never_had_a_frame() -> None:
    place = make_place()
    Layer.objects.create(place=place, state=60, plan={"periods": [{"rules": [{"from": "09:00", "to": "10:00"}]}]})
    assert roll_horizon() == Rolled(rewritten=1, extended=0, removed=0)
    assert OpeningSpan.objects.filter(place=place).count() == 62


@pytest.mark.parametrize(
    "damage",
    [
        lambda spans: spans.filter(start__lt=minute("2026-12-03T00:00")).delete(),
        lambda spans: spans.delete(),
        lambda spans: spans.filter(start=minute("2026-12-02T09:00")).update(end=minute("2026-12-02T16:00")),
        lambda spans: spans.filter(start=minute("2026-12-02T09:00")).update(state=40),
    ],
)
def test_the_night_finds_damaged_spans(damage: Callable[[QuerySet[OpeningSpan]], object]) -> None:
    place, sound = make_open_place(), make_open_place()
    before = list(OpeningSpan.objects.order_by("place_id", "start").values())
    damage(OpeningSpan.objects.filter(place=place))
    assert list(OpeningSpan.objects.order_by("place_id", "start").values()) != before
    assert roll_horizon() == Rolled(rewritten=1, extended=0, removed=0)
    assert list(OpeningSpan.objects.order_by("place_id", "start").values()) == before
    assert roll_horizon() == Rolled(rewritten=0, extended=0, removed=0)
    assert PlaceHours.objects.get(pk=sound.pk).checksum == PlaceHours.objects.get(pk=place.pk).checksum


def test_the_night_finds_a_calendar_that_was_edited_past_the_actions() -> None:
    seed_day_classes()
    place = make_open_place(staffed(holidays={"public": "closed"}), municipality="179")
    make_open_place(staffed(), municipality="249")
    DayClass.objects.create(region="179", day=date(2026, 12, 2), kind="public", name_fi="kaupungin juhla")
    assert roll_horizon() == Rolled(rewritten=1, extended=0, removed=0)
    assert local_starts(place, "2026-12-01", "2026-12-03") == ["12-01 8 h", "12-03 8 h"]
    DayClass.objects.filter(region="fi", day=date(2033, 1, 6)).delete()
    assert roll_horizon() == Rolled(rewritten=2, extended=0, removed=0)


def test_seeding_the_packaged_days_changes_no_place() -> None:
    make_open_place(staffed(holidays={"public": "closed"}))
    seed_day_classes()
    assert roll_horizon() == Rolled(rewritten=0, extended=0, removed=0)


def test_the_night_repairs_a_place_that_ran_out(noon: datetime) -> None:
    make_open_place()
    with stopped_at(noon + timedelta(days=100)):
        assert roll_horizon().rewritten == 1
        assert OpeningSpan.objects.filter(start__gt=minute("2027-03-11T00:00")).count() == 43


def test_the_night_closes_a_shift_whose_deadline_has_passed(noon: datetime) -> None:
    shift = {"days": "tue", "from": "17:00", "to": "20:00", "min_shift": 1}
    evening = {"state": "if_shift_filled", "periods": [{"rules": [shift]}], "deadline_hours": 24}
    place = make_open_place(evening)
    assert local_starts(place, "2026-12-01", "2026-12-08") == ["12-08 3 h"]
    with stopped_at(noon + timedelta(days=6, hours=6)):
        assert roll_horizon().rewritten == 1
    assert local_starts(place, "2026-12-01", "2026-12-08") == []


def test_a_shift_that_nobody_took_is_closed_when_its_deadline_comes(
    noon: datetime, django_assert_num_queries: AssertQueries
) -> None:
    shift = {"days": "tue", "from": "17:00", "to": "20:00", "min_shift": 1}
    evening = {"state": "if_shift_filled", "periods": [{"rules": [shift]}], "deadline_hours": 24}
    alone = {"state": "self_service", "periods": [{"rules": [{"days": "tue", "from": "16:00", "to": "21:00"}]}]}
    place = make_open_place(evening, alone)
    make_open_place({**evening, "deadline_hours": 2})
    hoped = ["12-01 5 h", "12-08 1 h", "12-08 3 h", "12-08 1 h"]
    assert local_starts(place, "2026-12-01", "2026-12-08") == hoped
    with stopped_at(noon + timedelta(days=6, hours=4, minutes=59)), django_assert_num_queries(2):
        assert close_shifts() == 0
    with stopped_at(noon + timedelta(days=6, hours=5)):
        assert close_shifts() == 1
        assert close_shifts() == 0
    assert local_starts(place, "2026-12-01", "2026-12-08") == ["12-08 5 h"]


def test_whether_times_are_known_is_the_same_in_column_and_plan() -> None:
    layer = Layer.objects.get(place=make_open_place(staffed(known=False)))
    assert (layer.known, layer.plan["known"]) == (False, False)
    with pytest.raises(IntegrityError, match="layer_known_as_its_plan_says"), transaction.atomic():
        Layer.objects.filter(pk=layer.pk).update(known=True)
    with pytest.raises(IntegrityError, match="layer_known_as_its_plan_says"), transaction.atomic():
        Layer.objects.filter(pk=layer.pk).update(plan={"periods": []})
    Layer.objects.filter(pk=layer.pk).update(known=True, plan={"periods": [], "known": True})


def test_a_plan_that_cannot_be_read_keeps_its_spans_and_does_not_stop_the_others(
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken, sound = make_open_place(), make_open_place()
    Layer.objects.filter(place=broken).update(plan={"periods": 3})
    Layer.objects.filter(place=sound).update(plan={"periods": []})
    assert roll_horizon().rewritten == 1
    assert f"the hours of place {broken.pk} cannot be read: layers[0].periods: write a list" in caplog.text
    assert OpeningSpan.objects.filter(place=broken).count() == 45


def test_many_places_are_done_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("takaovi.hours.spreading.BATCH", 2)
    ids = [make_open_place().pk for _ in range(5)]
    OpeningSpan.objects.all().delete()
    assert refresh_spans() == 5
    assert set(OpeningSpan.objects.values_list("place_id", flat=True)) == set(ids)


def test_the_night_rolls_the_horizon_and_asks_and_shifts_do_not_wait_for_it() -> None:
    assert (roll_horizon, ask_about_days, forget_asks) == NIGHTLY
    assert (close_shifts, ask_keepers, remind_keepers) == OFTEN


def test_the_horizon_is_a_setting(settings: Settings) -> None:
    settings.HOURS_HORIZON_DAYS = 7
    assert PlaceHours.objects.get(pk=make_open_place().pk).expanded_to == date(2026, 12, 8)


def test_seeding_adds_the_packaged_days_and_never_touches_a_year_that_people_have_edited() -> None:
    assert seed_day_classes(2026, 2027) == 52
    DayClass.objects.get(day=date(2026, 1, 6)).delete()
    DayClass.objects.filter(day=date(2026, 12, 24), kind="eve").update(name_fi="aatto")
    assert seed_day_classes(2026, 2028) == 26
    assert not DayClass.objects.filter(day=date(2026, 1, 6)).exists()
    assert DayClass.objects.get(day=date(2026, 12, 24), kind="eve").name_fi == "aatto"


def test_years_that_are_not_packaged_are_refused() -> None:
    with pytest.raises(ValueError, match="packaged for 2024-2035"):
        seed_day_classes(2030, 2040)


def test_a_day_that_becomes_a_holiday_closes_the_places_that_keep_holidays() -> None:
    place = make_open_place(staffed(holidays={"public": "closed"}), municipality="179")
    elsewhere = make_open_place(staffed(holidays={"public": "closed"}), municipality="249")
    set_day_class(by="network", day=date(2026, 12, 2), kind="public", names={"fi": "juhla"}, region="179")
    assert local_starts(place, "2026-12-01", "2026-12-03") == ["12-01 8 h", "12-03 8 h"]
    assert local_starts(elsewhere, "2026-12-01", "2026-12-03") == ["12-01 8 h", "12-02 8 h", "12-03 8 h"]
    with pytest.raises(NotThere, match="2026-12-02 is no eve in 179"):
        forget_day_class(by="network", day=date(2026, 12, 2), kind="eve", region="179")
    forget_day_class(by="network", day=date(2026, 12, 2), kind="public", region="179")
    assert local_starts(place, "2026-12-01", "2026-12-03") == ["12-01 8 h", "12-02 8 h", "12-03 8 h"]


def test_one_edited_day_brings_the_rest_of_its_year_along() -> None:
    set_day_class(by="network", day=date(2026, 12, 7), kind="public", names={"fi": "juhla", "sv": "fest"})
    place = make_open_place(staffed(holidays={"public": "closed", "eve": "closed"}))
    assert "12-25 8 h" not in local_starts(place, "2026-12-05", "2026-12-28")
    assert "12-07 8 h" not in local_starts(place, "2026-12-05", "2026-12-28")
    assert DayClass.objects.filter(day__year=2026).count() == 27
