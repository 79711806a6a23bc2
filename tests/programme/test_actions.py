"""Changing one time without touching the rest; what cannot be done is told in a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils import translation

from takaovi.core import bus
from takaovi.core.clock import HELSINKI, from_minute, stopped_at
from takaovi.core.errors import DomainError
from takaovi.core.journal.models import AuditEntry
from takaovi.hours.plan import PlanFault
from takaovi.programme.actions import (
    add_break,
    cancel_occurrence,
    change_occurrence,
    mark_full,
    move_occurrence,
    remove_break,
    restore_occurrence,
    save_series,
    skip_occurrence,
)
from takaovi.programme.events import ActivityChanged, OccurrenceCancelled, OccurrenceMoved
from takaovi.programme.models import Occurrence, Series
from tests.factories.programme import WEDNESDAYS, a_place, an_activity

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 12, 1, 10, tzinfo=UTC)  # Tuesday, 12:00 in Helsinki
WEDNESDAY = date(2026, 12, 9)
ILL = {"fi": "Ohjaaja on sairaana.", "sv": "Ledaren är sjuk."}


@pytest.fixture(autouse=True)
def _first_of_december() -> Iterator[None]:
    with stopped_at(NOON):
        yield


@pytest.fixture
def series() -> Series:
    return save_series(by="test", activity=an_activity(), plan=WEDNESDAYS)


def told(series: Series, until: date = date(2026, 12, 31)) -> list[str]:
    rows = Occurrence.objects.filter(series=series).order_by("planned")
    return [line(row) for row in rows if local(row.planned).date() <= until]


def local(minute: int) -> datetime:
    return from_minute(minute).astimezone(HELSINKI)


def line(row: Occurrence) -> str:
    start, end = local(row.start), local(row.end)
    return f"{start:%-d.%-m. %H:%M}–{end:%H:%M}" + ("" if row.status == "on" else f" {row.status}")


PLANNED = [f"{day}.12. 17:00–19:00" for day in (2, 9, 16, 23, 30)]


def with_second(words: str | None) -> list[str]:
    return [PLANNED[0], *([words] if words else []), *PLANNED[2:]]


@contextmanager
def refused(sentence: str) -> Iterator[None]:
    before = list(Occurrence.objects.order_by("pk").values()), list(Series.objects.values()), AuditEntry.objects.count()
    with pytest.raises(DomainError) as fault:
        yield
    with translation.override("en"):
        assert str(fault.value) == sentence
    assert before == (
        list(Occurrence.objects.order_by("pk").values()),
        list(Series.objects.values()),
        AuditEntry.objects.count(),
    )


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What has been announced; listeners of other rooms are not called."""
    news: list[object] = []
    listeners = {kind: [news.append] for kind in (ActivityChanged, OccurrenceCancelled, OccurrenceMoved)}
    monkeypatch.setattr(bus, "_listeners", listeners)
    return news


def test_a_saved_series_has_its_occurrences_half_a_year_ahead(series: Series) -> None:
    assert told(series) == PLANNED
    last = Occurrence.objects.filter(series=series).latest("planned")
    assert local(last.planned).date() == date(2027, 5, 26)
    assert (series.version, series.expanded_to) == (1, date(2027, 6, 29))
    assert Occurrence.objects.filter(series=series, place=series.activity.place).count() == 26


def test_skipping_one_leaves_the_rest(series: Series) -> None:
    rest = {row.pk for row in Occurrence.objects.filter(series=series)}
    skip_occurrence(by="test", series=series, day=WEDNESDAY)
    assert told(series) == with_second(None)
    assert {row.pk for row in Occurrence.objects.filter(series=series)} < rest


def test_moving_one_keeps_its_row_and_tells_the_reason(series: Series) -> None:
    (row,) = [row for row in Occurrence.objects.filter(series=series) if local(row.start).date() == WEDNESDAY]
    moved = move_occurrence(
        by="test", series=series, day=WEDNESDAY, to=date(2026, 12, 10), start="18:00", reason={"fi": "Itsenäisyyspäivä"}
    )
    assert moved is not None
    assert (moved.pk, moved.planned, moved.reason_fi, moved.reason_sv) == (
        row.pk,
        row.planned,
        "Itsenäisyyspäivä",
        None,
    )
    assert told(series) == with_second("10.12. 18:00–20:00 moved")


def test_moving_one_to_another_place(series: Series) -> None:
    library = a_place(slug="kirjasto")
    moved = move_occurrence(by="test", series=series, day=WEDNESDAY, place=library)
    assert moved is not None
    assert (moved.place, moved.status) == (library, "moved")
    others = Occurrence.objects.filter(series=series).exclude(pk=moved.pk)
    assert {row.place_id for row in others} == {series.activity.place_id}


def test_changing_one_may_be_only_a_note(series: Series) -> None:
    changed = change_occurrence(by="test", series=series, day=WEDNESDAY, reason={"fi": "Pikkujoulut"})
    assert changed is not None
    assert (changed.status, changed.reason_fi) == ("on", "Pikkujoulut")
    longer = change_occurrence(by="test", series=series, day=WEDNESDAY, end="21:00")
    assert longer is not None
    assert (line(longer), longer.reason_fi) == ("9.12. 17:00–21:00", None)


def test_a_cancelled_one_stays_with_its_reason_in_each_language(series: Series) -> None:
    cancelled = cancel_occurrence(by="test", series=series, day=WEDNESDAY, reason=ILL)
    assert cancelled is not None
    assert told(series) == with_second("9.12. 17:00–19:00 cancelled")
    assert (cancelled.reason_fi, cancelled.reason_sv, cancelled.reason_en) == (
        "Ohjaaja on sairaana.",
        "Ledaren är sjuk.",
        None,
    )


@pytest.mark.parametrize("do", ["skip", "cancel", "move", "change"])
def test_every_change_can_be_taken_back(series: Series, do: str) -> None:
    before = list(series.plan.get("changes", []))
    match do:
        case "skip":
            skip_occurrence(by="test", series=series, day=WEDNESDAY)
        case "cancel":
            cancel_occurrence(by="test", series=series, day=WEDNESDAY, reason=ILL)
        case "move":
            move_occurrence(by="test", series=series, day=WEDNESDAY, start="10:00")
        case _:
            change_occurrence(by="test", series=series, day=WEDNESDAY, reason=ILL)
    restored = restore_occurrence(by="test", series=series, day=WEDNESDAY)
    assert restored is not None
    assert (told(series), restored.reason_fi) == (PLANNED, None)
    series.refresh_from_db()
    assert series.plan["changes"] == before


def test_a_break_rests_every_time_within_it_and_drops_its_changes(series: Series) -> None:
    cancel_occurrence(by="test", series=series, day=WEDNESDAY, reason=ILL)
    note = {"fi": "Joulutauko"}
    add_break(by="test", series=series, first=date(2026, 12, 7), last=date(2026, 12, 27), note=note)
    assert told(series) == [PLANNED[0], PLANNED[4]]
    series.refresh_from_db()
    assert series.plan["breaks"] == [{"from": "2026-12-07", "to": "2026-12-27", "note": note}]
    assert series.plan["changes"] == []
    remove_break(by="test", series=series, first=date(2026, 12, 7), last=date(2026, 12, 27))
    assert told(series) == PLANNED


def test_one_time_of_a_break_can_be_held_all_the_same(series: Series) -> None:
    add_break(by="test", series=series, first=date(2026, 12, 7), last=date(2026, 12, 27))
    restore_occurrence(by="test", series=series, day=date(2026, 12, 23))
    assert told(series) == [PLANNED[0], PLANNED[3], PLANNED[4]]
    with refused("That time is on as planned."):
        restore_occurrence(by="test", series=series, day=date(2026, 12, 23))
    skip_occurrence(by="test", series=series, day=date(2026, 12, 23))
    assert told(series) == [PLANNED[0], PLANNED[4]]


def test_full_is_marked_on_one_time_and_survives_a_new_plan(series: Series) -> None:
    row = Occurrence.objects.filter(series=series).earliest("start")
    mark_full(by="test", occurrence=row)
    save_series(by="test", activity=series.activity, plan=evening_plan("18:00"))
    row.refresh_from_db()
    assert (row.full, line(row)) == (True, "2.12. 18:00–19:00")
    mark_full(by="test", occurrence=row, full=False)
    assert Occurrence.objects.filter(full=True).count() == 0


def evening_plan(start: str, **fields: Any) -> dict[str, Any]:
    return {"from": "2026-09-02", "rules": [{"days": "wed", "from": start, "to": "19:00"}]} | fields


def test_a_new_plan_keeps_the_past_the_rows_and_what_was_changed(series: Series) -> None:
    cancel_occurrence(by="test", series=series, day=WEDNESDAY, reason=ILL)
    rows = {local(row.planned).date(): row.pk for row in Occurrence.objects.filter(series=series)}
    with stopped_at(datetime(2026, 12, 8, 10, tzinfo=UTC)):
        save_series(by="test", activity=series.activity, plan=evening_plan("18:00"))
    assert told(series) == [
        "2.12. 17:00–19:00",
        "9.12. 18:00–19:00 cancelled",
        *[f"{day}.12. 18:00–19:00" for day in (16, 23, 30)],
    ]
    after = {local(row.planned).date(): row.pk for row in Occurrence.objects.filter(series=series)}
    assert after | rows == after


def test_a_plan_that_tells_its_changes_replaces_those_of_before(series: Series) -> None:
    cancel_occurrence(by="test", series=series, day=WEDNESDAY, reason=ILL)
    save_series(by="test", activity=series.activity, plan=dict(WEDNESDAYS) | {"changes": []})
    assert told(series) == PLANNED


def test_what_goes_on_now_is_not_taken_away(series: Series) -> None:
    with stopped_at(datetime(2026, 12, 2, 16, tzinfo=UTC)):  # 18:00 in Helsinki
        save_series(by="test", activity=series.activity, plan=dict(WEDNESDAYS) | {"from": "2026-12-16"})
    assert told(series) == [PLANNED[0], *PLANNED[2:]]


def test_a_past_one_is_not_made_again_when_its_plan_moves_it_ahead(series: Series) -> None:
    late = {"changes": [{"date": "2026-12-02", "do": "move", "to": "2026-12-20"}]}
    with stopped_at(datetime(2026, 12, 8, 10, tzinfo=UTC)):
        save_series(by="test", activity=series.activity, plan=dict(WEDNESDAYS) | late)
    assert told(series) == PLANNED


def test_one_moved_from_last_week_to_next_week_is_kept(series: Series) -> None:
    move_occurrence(by="test", series=series, day=date(2026, 12, 2), to=date(2026, 12, 20))
    with stopped_at(datetime(2026, 12, 8, 10, tzinfo=UTC)):
        skip_occurrence(by="test", series=series, day=WEDNESDAY)
    assert told(series) == ["20.12. 17:00–19:00 moved", *PLANNED[2:]]


def test_a_second_series_is_added_and_then_has_to_be_named(series: Series) -> None:
    activity = series.activity
    second = save_series(by="test", activity=activity, plan=evening_plan("18:00"), series=Series(activity=activity))
    assert second.pk != series.pk
    with refused("The activity has several series. Tell which one."):
        save_series(by="test", activity=activity, plan=WEDNESDAYS)


def test_one_of_two_times_a_day_has_to_be_named() -> None:
    twice = {"rules": [{"days": "wed", "spans": [["10:00", "12:00"], ["17:00", "19:00"]]}]}
    series = save_series(by="test", activity=an_activity(), plan=twice)
    until = date(2026, 12, 9)
    with refused("Several times are planned for 2026-12-09. Tell which one."):
        skip_occurrence(by="test", series=series, day=WEDNESDAY)
    skip_occurrence(by="test", series=series, day=WEDNESDAY, at="10:00")
    assert told(series, until)[2:] == ["9.12. 17:00–19:00"]
    series.refresh_from_db()
    assert series.plan["changes"] == [{"date": "2026-12-09", "at": "10:00", "do": "skip"}]


def test_a_change_of_a_whole_day_goes_on_for_the_other_time_when_one_is_restored() -> None:
    twice = {
        "rules": [{"days": "wed", "spans": [["10:00", "12:00"], ["17:00", "19:00"]]}],
        "changes": [{"date": "2026-12-09", "do": "skip"}],
    }
    series = save_series(by="test", activity=an_activity(), plan=twice)
    restore_occurrence(by="test", series=series, day=WEDNESDAY, at="17:00")
    assert told(series, date(2026, 12, 9))[2:] == ["9.12. 17:00–19:00"]


@pytest.mark.parametrize(
    ("deed", "sentence"),
    [
        (lambda s: skip_occurrence(by="test", series=s, day=date(2026, 12, 10)), "Nothing is planned for 2026-12-10."),
        (
            lambda s: skip_occurrence(by="test", series=s, day=WEDNESDAY, at="08:00"),
            "Nothing is planned for 2026-12-09.",
        ),
        (
            lambda s: cancel_occurrence(by="test", series=s, day=date(2026, 11, 25), reason=ILL),
            "That time is over. It can no longer be changed.",
        ),
        (
            lambda s: cancel_occurrence(by="test", series=s, day=WEDNESDAY, reason={"fi": " "}),
            "Tell why it is not held. People who meant to come want to know.",
        ),
        (
            lambda s: cancel_occurrence(by="test", series=s, day=WEDNESDAY, reason={"fi": "x" * 161}),
            "The reason is 161 characters long. Make it 160 at most.",
        ),
        (lambda s: move_occurrence(by="test", series=s, day=WEDNESDAY), "Tell the new day, time or place."),
        (
            lambda s: move_occurrence(by="test", series=s, day=WEDNESDAY, to=date(2026, 11, 30)),
            "The new time is already over.",
        ),
        (lambda s: change_occurrence(by="test", series=s, day=WEDNESDAY), "Tell what is different that time."),
        (lambda s: restore_occurrence(by="test", series=s, day=WEDNESDAY), "That time is on as planned."),
        (
            lambda s: restore_occurrence(by="test", series=s, day=date(2026, 11, 25)),
            "That time is over. It can no longer be changed.",
        ),
        (
            lambda s: add_break(by="test", series=s, first=date(2027, 1, 6), last=date(2026, 12, 20)),
            "The break ends before it starts.",
        ),
        (
            lambda s: add_break(by="test", series=s, first=date(2026, 10, 1), last=date(2026, 11, 30)),
            "That break is already over.",
        ),
        (lambda s: remove_break(by="test", series=s, first=WEDNESDAY, last=WEDNESDAY), "There is no such break."),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence_and_changes_nothing(
    series: Series, deed: Any, sentence: str
) -> None:
    with refused(sentence):
        deed(series)


def test_the_same_break_is_not_added_twice(series: Series) -> None:
    add_break(by="test", series=series, first=WEDNESDAY, last=WEDNESDAY)
    with refused("That break is there already."):
        add_break(by="test", series=series, first=WEDNESDAY, last=WEDNESDAY)


def test_a_time_that_is_over_cannot_be_marked_full(series: Series) -> None:
    row = Occurrence.objects.filter(series=series).earliest("start")
    with stopped_at(from_minute(row.end)), refused("That time is over. It can no longer be changed."):
        mark_full(by="test", occurrence=row)


def test_a_plan_that_cannot_be_read_changes_nothing(series: Series) -> None:
    with pytest.raises(PlanFault, match=r"rules\[0\]\.to: is missing"):
        save_series(by="test", activity=series.activity, plan={"rules": [{"days": "wed", "from": "17:00"}]})
    series.refresh_from_db()
    assert (series.plan, series.version) == (dict(WEDNESDAYS), 1)


def test_a_place_that_does_not_exist_is_refused(series: Series) -> None:
    lost = dict(WEDNESDAYS) | {"changes": [{"date": "2026-12-09", "do": "move", "place": "kuu"}]}
    with refused("There is no place called kuu."):
        save_series(by="test", activity=series.activity, plan=lost)


def test_each_deed_is_told_to_the_journal_without_what_people_wrote(series: Series) -> None:
    cancel_occurrence(by="keeper:1", series=series, day=WEDNESDAY, reason=ILL)
    entry = AuditEntry.objects.latest("pk")
    assert (entry.by, entry.deed, entry.thing, entry.detail) == (
        "keeper:1",
        "cancel_occurrence",
        f"programme.Series:{series.pk}",
        {"day": "2026-12-09"},
    )


@pytest.mark.django_db(transaction=True)
def test_cancelling_and_moving_are_announced_once_it_is_certain(series: Series, heard: list[object]) -> None:
    activity_id = series.activity_id
    cancelled = cancel_occurrence(by="test", series=series, day=WEDNESDAY, reason=ILL)
    moved = move_occurrence(by="test", series=series, day=date(2026, 12, 16), start="18:00")
    skip_occurrence(by="test", series=series, day=date(2026, 12, 23))
    assert cancelled is not None
    assert moved is not None
    assert heard == [
        OccurrenceCancelled(cancelled.pk, activity_id, cancelled.start),
        ActivityChanged(activity_id),
        OccurrenceMoved(moved.pk, activity_id, moved.start),
        ActivityChanged(activity_id),
        ActivityChanged(activity_id),
    ]
