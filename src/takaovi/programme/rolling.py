"""The programme's night: the horizon moves on, and what was forgotten is mended."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from takaovi.core import clock
from takaovi.core.errors import DomainError
from takaovi.hours.plan import PlanFault
from takaovi.programme.models import Series
from takaovi.programme.rewriting import Classes, fingerprint, locked, plan_of, resting_days, rewrite
from takaovi.programme.values import HORIZON_DAYS, SeriesPlan

log = logging.getLogger(__name__)
MANY = 500  # series read at once


@dataclass(frozen=True, slots=True)
class Rolled:
    """A night's work: series looked at, those made anew, and the ids of those whose plan could not be followed."""

    looked_at: int
    rewritten: int
    faulty: tuple[int, ...]


class Holidays:
    """The holidays of each region, read once a night."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.known: dict[str, Classes] = {}

    def of(self, series: Series, plan: SeriesPlan) -> Classes:
        if plan.holidays != "skip":
            return {}
        region = series.activity.place.municipality if series.activity.place else "fi"
        if region not in self.known:
            self.known[region] = resting_days(plan, series.activity, self.today)
        return self.known[region]


def roll_programme() -> Rolled:
    """Keep occurrences at least HORIZON_DAYS ahead, and make anew what no longer agrees with its plan.

    A series is made anew when its horizon comes near, and when its plan, place, zone or holidays were changed without
    its occurrences. Each has a transaction of its own; one with a fault is logged and left as it is, the rest go on.
    """
    today = clock.today()
    holidays = Holidays(today)
    looked_at, rewritten, faulty = 0, 0, []
    for series in _all_series():
        looked_at += 1
        try:
            rewritten += _roll(series, holidays, today)
        except (PlanFault, DomainError) as fault:
            log.error("series %s is left as it is: %s", series.pk, fault)
            faulty.append(series.pk)
    return Rolled(looked_at, rewritten, tuple(faulty))


def _all_series() -> Iterator[Series]:
    """In portions, so that no reading is open while the series are written."""
    ids = list(Series.objects.order_by("pk").values_list("pk", flat=True))
    for at in range(0, len(ids), MANY):
        yield from list(
            Series.objects.filter(pk__in=ids[at : at + MANY]).select_related("activity__place").order_by("pk")
        )


def _roll(series: Series, holidays: Holidays, today: date) -> bool:
    """Whether the series had to be made anew."""
    plan = plan_of(series)
    classes = holidays.of(series, plan)
    far_enough = series.expanded_to is not None and series.expanded_to >= today + timedelta(days=HORIZON_DAYS)
    if far_enough and series.plan_hash == fingerprint(series, classes):
        return False
    with transaction.atomic():
        rewrite(locked(series), classes)
    return True
