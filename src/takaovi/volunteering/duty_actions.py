"""A time that somebody promises by themselves, such as on the phone: a shift of a task, made where there is none."""

from django.db import transaction

from takaovi.core import bus
from takaovi.core.journal.actions import record_deed
from takaovi.people.models import Person
from takaovi.places.models import Place
from takaovi.volunteering.events import ShiftsChanged
from takaovi.volunteering.models import Shift, ShiftTake, VolunteerTask
from takaovi.volunteering.queries import held
from takaovi.volunteering.take_actions import seat_taker
from takaovi.volunteering.taking import check_known, new_code
from takaovi.volunteering.task_actions import make_task, publish_task
from takaovi.volunteering.values import Asked, Kind, Trust, Where, free_seat


def duty_task(*, by: str, place: Place, kind: str, texts: dict[str, str]) -> VolunteerTask:
    """The task of this kind at a place, made where there is none: at a distance, and for those whom the place knows."""
    found = VolunteerTask.objects.filter(place=place, kind=kind, ends_on=None).select_related("place").order_by("pk")
    with transaction.atomic():
        Place.objects.select_for_update().get(pk=place.pk)  # two at once make one task
        if task := found.first():
            return task
        where = Where.PHONE if kind == Kind.PHONE else Where.THERE
        task = make_task(by=by, place=place, texts=texts, kind=kind, where=where, trust=Trust.KNOWN, sitting=True)
        return publish_task(by=by, task=task) if place.published else task


def promise_time(*, by: str, task: VolunteerTask, person: Person, start: int, end: int) -> ShiftTake:
    """Promise this very time, UTC minutes: a shift that has it and has room, else one of its own.

    It may have begun. Raises DomainError where the place does not know the person.
    """
    code = new_code(person.language)
    with transaction.atomic():
        check_known(person, task)
        shift = _with_room(task, start, end) or _made(by, task, start, end)
        asked = Asked(language=person.language)
        return seat_taker(by=by, shift=shift, asked=asked, code=code, person_id=person.pk).take


def _with_room(task: VolunteerTask, start: int, end: int) -> Shift | None:
    same = Shift.objects.filter(task=task, start=start, end=end, cancelled_at=None, closed=None).order_by("pk")
    for number in same.values_list("pk", flat=True):
        shift = held(number)
        seats = set(shift.takes.filter(left_at=None).values_list("seat", flat=True))
        if free_seat(shift.places, shift.for_newcomers, seats, learner=False):
            return shift
    return None


def _made(by: str, task: VolunteerTask, start: int, end: int) -> Shift:
    shift = Shift.objects.create(task=task, start=start, end=end)
    record_deed(by=by, deed="plan_shift", thing=f"volunteering.Shift:{shift.pk}")
    bus.announce(ShiftsChanged(task.place_id))
    return held(shift.pk)
