"""The demo's activities, saved and published through the programme room."""

from collections.abc import Iterable, Mapping
from typing import Any

from takaovi.core import clock
from takaovi.demo.happenings import activity_sheets
from takaovi.demo.rows import bring
from takaovi.demo.values import ActivitySheet, Calendar, columns
from takaovi.places.models import Organisation, Place, Space
from takaovi.programme.actions import mark_full, save_series
from takaovi.programme.models import Activity, Hosting, Occurrence, Series, Signup
from takaovi.programme.signup_values import CODES, WORDS, erased_on


def bring_programme(
    places: Mapping[str, Place], organisations: Mapping[str, Organisation], *, by: str, calendar: Calendar
) -> int:
    """Bring every activity with its hosts and its series. Returns how many series were set."""
    sheets = activity_sheets(calendar)
    rows = Space.objects.filter(place__in=places.values()).values_list("place_id", "name_fi", "pk")
    spaces = {(place_id, name): pk for place_id, name, pk in rows}
    activities = _bring_activities(sheets, places, spaces, calendar)
    _bring_hosts(sheets, activities, organisations)
    changed = _bring_series(sheets, activities, by)
    _bring_full(sheets, activities, by)
    _bring_signups(sheets, activities)
    return changed


def _bring_activities(
    sheets: Iterable[ActivitySheet],
    places: Mapping[str, Place],
    spaces: Mapping[tuple[int, str], int],
    calendar: Calendar,
) -> dict[str, Activity]:
    """First what stands alone, then the parts of something. By slug."""
    known = Activity.objects.filter(slug__in=[sheet.slug for sheet in sheets])
    found: dict[str, Activity] = {}
    for of_something in (False, True):
        these = [sheet for sheet in sheets if bool(sheet.part_of) == of_something]
        rows = known.filter(part_of__isnull=not of_something)
        wanted = [_activity(sheet, places, spaces, found, calendar) for sheet in these]
        found |= {row.slug: row for row in bring(rows, wanted, ("slug",), keep_others=True)}
    return found


def _activity(
    sheet: ActivitySheet,
    places: Mapping[str, Place],
    spaces: Mapping[tuple[int, str], int],
    wholes: Mapping[str, Activity],
    calendar: Calendar,
) -> dict[str, Any]:
    place = places[sheet.place] if sheet.place else None
    return {
        "slug": sheet.slug,
        "kind": sheet.kind,
        "part_of_id": wholes[sheet.part_of].pk if sheet.part_of else None,
        "place_id": place.pk if place else None,
        "space_id": spaces[place.pk, sheet.space] if place and sheet.space else None,
        "traits": sheet.traits,
        "languages": sheet.languages,
        "published": calendar.published,
        "changed": calendar.published,
        **sheet.facts,
        **columns("title", sheet.title),
        **columns("summary", sheet.summary),
        **columns("description", sheet.description),
        **columns("audience", sheet.audience),
        **columns("cost_note", sheet.cost_note),
        **columns("sign_up_note", sheet.sign_up_note),
    }


def _bring_hosts(
    sheets: Iterable[ActivitySheet], activities: Mapping[str, Activity], organisations: Mapping[str, Organisation]
) -> None:
    wanted = [
        {"activity_id": activities[sheet.slug].pk, "organisation_id": organisations[host].pk, "leads": number == 0}
        for sheet in sheets
        for number, host in enumerate(sheet.hosts)
    ]
    ids = [activity.pk for activity in activities.values()]
    bring(Hosting.objects.filter(activity__in=ids), wanted, ("activity_id", "organisation_id"))


def _bring_series(sheets: Iterable[ActivitySheet], activities: Mapping[str, Activity], by: str) -> int:
    """Save the series that differ from their sheets; the others are left alone."""
    ids = [activity.pk for activity in activities.values()]
    known = {series.activity_id: series for series in Series.objects.filter(activity__in=ids)}
    changed = 0
    for sheet in sheets:
        activity = activities[sheet.slug]
        series = known.get(activity.pk)
        if series is None or series.plan != sheet.plan:
            save_series(by=by, activity=activity, plan=sheet.plan, series=series or Series(activity=activity))
            changed += 1
    return changed


def _bring_full(sheets: Iterable[ActivitySheet], activities: Mapping[str, Activity], by: str) -> None:
    """Where a sheet says so, the next times have no room left."""
    now = clock.to_minute(clock.now())
    for sheet in sheets:
        if not sheet.full:
            continue
        ahead = Occurrence.objects.filter(activity=activities[sheet.slug], start__gt=now).order_by("start")
        for occurrence in ahead[: sheet.full]:
            if not occurrence.full:
                mark_full(by=by, occurrence=occurrence)


def _bring_signups(sheets: Iterable[ActivitySheet], activities: Mapping[str, Activity]) -> None:
    """Those who come to the next time, one place each; whoever is too many waits in line. Real sign-ups are left."""
    tomorrow = clock.to_minute(clock.now()) + 1440
    for sheet in sheets:
        activity = activities[sheet.slug]
        time = Occurrence.objects.filter(activity=activity, start__gt=tomorrow).order_by("start").first()
        if not sheet.come or time is None or time.signups.exists():
            continue
        room = activity.capacity or len(sheet.come)
        end = clock.from_minute(time.end).date()
        Signup.objects.bulk_create(
            Signup(
                occurrence=time,
                state="in" if number < room else "waiting",
                name=nickname,
                code_hash=CODES.hash(CODES.make(f"{sheet.slug} {time.start} {number}".encode(), WORDS["fi"])),
                keep_until=erased_on(end),
            )
            for number, nickname in enumerate(sheet.come)
        )
        Occurrence.objects.filter(pk=time.pk).update(full=len(sheet.come) >= room)
