"""Reads of tasks and shifts: what is open to whom, who comes, and whose turn it is."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, Q, QuerySet

from takaovi.core import clock
from takaovi.core.codes import hash_form
from takaovi.core.errors import NotThere
from takaovi.core.viewer import Viewer
from takaovi.places.models import Place
from takaovi.volunteering.models import Shift, ShiftTake, VolunteerTask
from takaovi.volunteering.rules import may_plan_at, may_see_task
from takaovi.volunteering.values import CODES, MOST_SHIFTS, Kind, Part, Room, room


class OnDuty(NamedTuple):
    """Somebody with a role who has a shift just now; ``until`` in UTC minutes."""

    person_id: int
    name: str
    until: int


class OpenShift(NamedTuple):
    """A shift that still has room, or needs somebody."""

    shift: Shift
    room: Room


def _alive() -> QuerySet[Shift]:
    sitting = ShiftTake.objects.filter(left_at=None).order_by("seat")
    return (
        Shift.objects.filter(cancelled_at=None)
        .select_related("task__place")
        .prefetch_related(Prefetch("takes", sitting, to_attr="sitting"))
    )


def taken_seats(shift: Shift) -> set[int]:
    """The seats of a shift that came with ``sitting``, or asked anew."""
    rows: Iterable[ShiftTake] | None = getattr(shift, "sitting", None)
    return {take.seat for take in (shift.takes.filter(left_at=None) if rows is None else rows)}


def room_of(shift: Shift) -> Room:
    return room(shift.places, shift.for_newcomers, taken_seats(shift))


def wishes_swap(shift: Shift) -> bool:
    """Somebody comes, and would be glad of somebody instead."""
    return any(take.swap for take in getattr(shift, "sitting", ()))


def open_shifts(
    *,
    start: int,
    end: int,
    place_ids: Collection[int] | None = None,
    municipality: str = "",
    kind: str = "",
    most: int = MOST_SHIFTS,
) -> list[OpenShift]:
    """Shifts that anybody may see and that have room, in order of time; of one ``kind`` if given. Two queries.

    Those that hang on a shift and wait for somebody come with the others; see ``Shift.opens``.
    """
    shown = Q(task__published__isnull=False, task__place__published__isnull=False, closed=None)
    rows = _alive().filter(shown, start__gt=start, start__lt=end)
    if place_ids is not None:
        rows = rows.filter(task__place__in=place_ids)
    if municipality:
        rows = rows.filter(task__place__municipality=municipality)
    if kind:
        rows = rows.filter(task__kind=kind)
    found = (OpenShift(shift, room_of(shift)) for shift in rows.order_by("start", "pk")[: 3 * most])
    return [one for one in found if one.room.left or wishes_swap(one.shift)][:most]


def open_shifts_for(viewer: Viewer, place: Place, start: int, end: int) -> list[OpenShift]:
    """The open shifts of one place, for its page. Two queries."""
    return open_shifts(start=start, end=end, place_ids=[place.pk])


def waiting_evenings(place_ids: Collection[int], start: int, end: int) -> dict[int, list[Shift]]:
    """Times of these places that open only if somebody is found, and nobody is yet, in order. One query."""
    found: dict[int, list[Shift]] = defaultdict(list)
    shown = Q(task__published__isnull=False, task__place__published__isnull=False)
    rows = Shift.objects.filter(shown, task__place__in=place_ids, cancelled_at=None, closed=None, opens=True)
    for shift in rows.filter(filled=False, start__gt=start, start__lt=end).select_related("task").order_by("start"):
        found[shift.task.place_id].append(shift)
    return dict(found)


def open_tasks(
    *, place_ids: Collection[int] | None = None, municipality: str = "", sizes: Q | None = None
) -> list[VolunteerTask]:
    """Tasks that are shown, the shortest first. One query."""
    rows = VolunteerTask.objects.filter(published__isnull=False, place__published__isnull=False)
    rows = rows.exclude(ends_on__lt=clock.today()).select_related("place")
    if place_ids is not None:
        rows = rows.filter(place__in=place_ids)
    if municipality:
        rows = rows.filter(place__municipality=municipality)
    return list((rows.filter(sizes) if sizes else rows).order_by("minutes", "pk")[:MOST_SHIFTS])


def shift_for(viewer: Viewer, number: int) -> Shift:
    """A shift that this viewer may see, with its task and place. Raises NotThere. Three queries."""
    rows = _alive_or_off().filter(pk=number)
    shift = rows.prefetch_related("task__place__keepings").first()
    if shift is None or not may_see_task(viewer, shift.task):
        raise NotThere(f"no shift {number}")
    return shift


def _alive_or_off() -> QuerySet[Shift]:
    sitting = ShiftTake.objects.filter(left_at=None).select_related("person").order_by("seat")
    return Shift.objects.select_related("task__place").prefetch_related(Prefetch("takes", sitting, to_attr="sitting"))


def held(number: int) -> Shift:
    """The shift as it is now, held against all others to the end of the transaction. Raises NotThere."""
    rows = Shift.objects.select_for_update(of=("self",)).select_related("task__place")
    shift = rows.filter(pk=number).first()
    if shift is None:
        raise NotThere(f"no shift {number}")
    return shift


def take_with(code: str) -> ShiftTake:
    """The take of a code as it was typed. Raises NotThere. One query. Ask ``core.limits`` first."""
    read = CODES.read(code)
    rows = ShiftTake.objects.select_related("shift__task__place", "person")
    found = rows.filter(code_hash=CODES.hash(read)).first() if read else None
    if found is None:
        raise NotThere("no such code")
    found.code = read
    return found


def take_sent(once: str) -> ShiftTake | None:
    """What came of a form that has been sent already: a second tap takes no second seat."""
    rows = ShiftTake.objects.select_related("shift__task__place", "person")
    return rows.filter(once=hash_form(once)).first() if once else None


def takes_of(shift: Shift) -> list[ShiftTake]:
    """Who comes, in order of seats: for a page behind ``rules.may_plan_task``. One query."""
    return list(shift.takes.filter(left_at=None).select_related("person", "shift__task__place").order_by("seat"))


def my_shifts(person_id: int) -> list[ShiftTake]:
    """What somebody has taken and is not over, in order of time. One query."""
    now = clock.to_minute(clock.now())
    rows = ShiftTake.objects.filter(person=person_id, left_at=None, shift__cancelled_at=None, shift__end__gt=now)
    return list(rows.select_related("shift__task__place", "person").order_by("shift__start", "pk"))


def my_places(viewer: Viewer) -> list[Place]:
    """The places whose shifts the viewer may take as somebody known there, or plans. Two queries."""
    scopes = viewer.where("shift.take") | viewer.where("shift.plan")
    places = [scope.id for scope in scopes if scope.kind == "place"]
    keeping = [scope.id for scope in scopes if scope.kind == "organisation"]
    rows = Place.objects.filter(Q(pk__in=places) | Q(keepings__organisation__in=keeping)).distinct()
    return list(rows.prefetch_related("keepings").order_by("slug")[:MOST_SHIFTS])


def place_to_plan(viewer: Viewer, slug: str) -> Place:
    """A place whose shifts the viewer plans. Raises NotThere. Two queries."""
    place = Place.objects.filter(slug=slug).prefetch_related("keepings").first()
    if place is None or not may_plan_at(viewer, place):
        raise NotThere(slug)
    return place


def coming_shifts(place_id: int, start: int, end: int) -> list[Shift]:
    """Every shift of a place that is not over, whoever comes. Two queries."""
    rows = _alive_or_off().filter(task__place=place_id, end__gt=start, start__lt=end, cancelled_at=None)
    return list(rows.order_by("start", "pk")[:MOST_SHIFTS])


def tasks_of(place_id: int) -> list[VolunteerTask]:
    """All tasks of a place, shown or not. One query."""
    return list(VolunteerTask.objects.filter(place=place_id).select_related("place").order_by("pk"))


def duty_takes(kind: str, start: int, end: int) -> QuerySet[ShiftTake]:
    """What people with a role have promised of this kind some time in [start, end), in order. Learners are not it."""
    rows = ShiftTake.objects.filter(
        ~Q(part=Part.LEARNER),
        left_at=None,
        person__isnull=False,
        shift__task__kind=kind,
        shift__start__lt=end,
        shift__end__gt=start,
        shift__cancelled_at=None,
    )
    return rows.select_related("person", "shift__task__place").order_by("shift__start", "seat", "pk")


def on_duty(*, kind: str = Kind.PHONE, at: int | None = None) -> tuple[OnDuty, ...]:
    """Who has a shift of this kind at the UTC minute ``at``, now if not given; only people with a role. One query."""
    minute = clock.to_minute(clock.now()) if at is None else at
    found = duty_takes(kind, minute, minute + 1)
    return tuple(OnDuty(take.person.pk, take.person.nickname, take.shift.end) for take in found if take.person)


def greeters_in(place_ids: Collection[int], start: int, end: int) -> tuple[ShiftTake, ...]:
    """Who is at the door of these places some time in [start, end): greeters and hosts, in order. One query."""
    rows = ShiftTake.objects.filter(
        ~Q(part=Part.LEARNER),
        left_at=None,
        shift__task__place__in=place_ids,
        shift__task__kind__in=(Kind.GREETER, Kind.HOST),
        shift__start__lt=end,
        shift__end__gt=start,
        shift__cancelled_at=None,
        shift__closed=None,
    )
    return tuple(rows.select_related("shift__task__place", "person").order_by("shift__start", "seat"))


def day_of(shift: Shift) -> date:
    """The local day on which it begins."""
    return clock.from_minute(shift.start).astimezone(ZoneInfo(shift.task.place.zone)).date()


def shift_to_plan(place_id: int, number: int) -> Shift:
    """A shift of this place with who comes, for a page behind :func:`place_to_plan`. Raises NotThere. Two queries."""
    shift = _alive_or_off().select_related("standing").filter(task__place=place_id, pk=number).first()
    if shift is None:
        raise NotThere(f"no shift {number}")
    return shift
