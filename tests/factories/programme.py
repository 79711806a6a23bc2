"""Activities, series and occurrences for tests: the least that is valid, changed by keywords."""

from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import count
from typing import Any

from takaovi.core.clock import to_minute
from takaovi.places.models import Organisation, Place, Space
from takaovi.programme.models import Activity, Hosting, Occurrence, Series

PUBLISHED = datetime(2026, 8, 1, 9, tzinfo=UTC)
_numbers = count(1)


def minute(year: int, month: int, day: int, hour: int = 0, minutes: int = 0) -> int:
    """The UTC minute of a UTC wall time."""
    return to_minute(datetime(year, month, day, hour, minutes, tzinfo=UTC))


def a_place(**fields: Any) -> Place:
    """A published living room in municipality 179."""
    number = next(_numbers)
    known = {
        "slug": f"olohuone-{number}",
        "name_fi": f"Olohuone {number}",
        "kind": "living_room",
        "summary_fi": "Voit tulla ja istua.",
        "municipality": "179",
        "published": PUBLISHED,
    }
    return Place.objects.create(**(known | fields))


def a_space(place: Place, **fields: Any) -> Space:
    return Space.objects.create(**({"place": place, "name_fi": "Sali"} | fields))


def an_organisation(**fields: Any) -> Organisation:
    number = next(_numbers)
    known = {"slug": f"jarjesto-{number}", "name": f"Yhdistys {number}", "sector": "association"}
    return Organisation.objects.create(**(known | fields))


def an_activity(**fields: Any) -> Activity:
    """A published weekly coffee hour; in a place of its own unless told where."""
    number = next(_numbers)
    known = {
        "slug": f"kahvihetki-{number}",
        "title_fi": "Kahvihetki",
        "title_sv": "Kaffestund",
        "title_en": "Coffee hour",
        "summary_fi": "Kahvia ja seuraa.",
        "published": PUBLISHED,
    }
    if not {"place", "online_url", "phone", "part_of"} & set(fields):
        known["place"] = a_place()
    return Activity.objects.create(**(known | fields))


def an_occurrence(activity: Activity, start: int, length: int = 120, **fields: Any) -> Occurrence:
    """One time, ``start`` in UTC minutes, at the activity's own place unless told otherwise."""
    known = {"activity": activity, "place": activity.place, "planned": start, "start": start, "end": start + length}
    return Occurrence.objects.create(**(known | fields))


def a_series(activity: Activity, plan: Mapping[str, Any] | None = None) -> Series:
    """The row alone, not yet expanded."""
    return Series.objects.create(activity=activity, plan=plan or WEDNESDAYS)


def host(activity: Activity, organisation: Organisation, *, leads: bool = False) -> Hosting:
    return Hosting.objects.create(activity=activity, organisation=organisation, leads=leads)


WEDNESDAYS: Mapping[str, Any] = {
    "from": "2026-09-02",
    "to": "2027-05-31",
    "rules": [{"days": "wed", "from": "17:00", "to": "19:00"}],
}
