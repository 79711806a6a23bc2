"""One calendar and one year of the region's time, for tests that need no database; and the region loaded into one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from django.db import transaction
from django.test.utils import override_settings

from takaovi.core import clock
from takaovi.demo import sheets, weeks
from takaovi.demo.actions import load_demo
from takaovi.demo.happenings import activity_sheets
from takaovi.demo.values import ActivitySheet, Calendar
from takaovi.hours.day_table import packaged_classes
from takaovi.hours.engine import expand
from takaovi.hours.plan import parse_plan
from takaovi.hours.values import Schedule, Span

TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Year:
    """The region in the week of TODAY: plans, spans of a year ahead, activities."""

    calendar: Calendar
    plans: dict[str, Schedule]
    spans: dict[str, list[Span]]
    activities: list[ActivitySheet]


@cache
def year_from(today: date) -> Year:
    first, last = today - timedelta(days=7), today + timedelta(days=366)
    classes = packaged_classes(first, last)
    calendar = weeks.calendar_of(today, classes.keys())
    labels = sheets.read("phrases")["season"]
    plans = {
        sheet.slug: parse_plan(weeks.plan_of(sheet.hours, sheet.windows, labels, calendar)) for sheet in sheets.places()
    }
    spans = {slug: expand(plan, first, last, classes) for slug, plan in plans.items()}
    return Year(calendar, plans, spans, activity_sheets(calendar))


@pytest.fixture(scope="session")
def year() -> Year:
    return year_from(TODAY)


@pytest.fixture(scope="module")
def region(
    django_db_setup: None, django_db_blocker: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """The loaded region, with the clock at noon of a Tuesday. All of it is rolled back after a file's last test."""
    folder: Path = tmp_path_factory.mktemp("media")
    with (
        django_db_blocker.unblock(),  # type: ignore[attr-defined]
        override_settings(MEDIA_ROOT=folder),
        clock.stopped_at(NOON),
        transaction.atomic(),
    ):
        load_demo()
        yield
        transaction.set_rollback(True)
