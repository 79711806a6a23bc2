"""The invented questions that found nothing: what the journal knows of evenings nobody has met yet."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from takaovi.core import clock
from takaovi.core.journal.actions import record_fact
from takaovi.core.journal.models import Fact
from takaovi.demo import sheets


def bring_needs(known: list[int], week: date) -> list[int]:
    """Write the questions of needs.toml into the weeks before ``week``; ``known`` are those written before.

    Returns the ids of the rows, so that they can be told from questions of real people.
    """
    wanted = [(asked, instant) for asked in sheets.read("needs")["asked"] for instant in _instants(asked, week)]
    hours = [clock.to_minute(instant) // 60 for _, instant in wanted]
    rows = list(Fact.objects.filter(pk__in=known).order_by("pk"))
    if [row.hour for row in rows] == hours:
        return known
    Fact.objects.filter(pk__in=known).delete()
    ids = []
    for asked, instant in wanted:
        with clock.stopped_at(instant):
            fact = record_fact(kind="asked", municipality=asked["municipality"], detail=dict(asked["detail"]))
        ids.append(fact.pk)
    return ids


def _instants(asked: dict[str, Any], week: date) -> list[datetime]:
    """``times`` instants, one a week backwards, at the ``hour`` (UTC) of the ``weekday`` (0 is Monday)."""
    day = week + timedelta(days=asked["weekday"])
    return [
        datetime.combine(day - timedelta(weeks=number + 1), time(asked["hour"]), UTC)
        for number in range(asked["times"])
    ]
