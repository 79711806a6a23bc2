"""Writing tasks and showing them; work with children only as the law has it."""

from typing import Any

from django.db import transaction

from takaovi.core import bus, clock
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed
from takaovi.people.models import Person
from takaovi.places.models import Place
from takaovi.volunteering import phrases
from takaovi.volunteering.events import ShiftsChanged
from takaovi.volunteering.models import ExtractShown, VolunteerTask
from takaovi.volunteering.values import Children, Trust, may_ask_extract


def make_task(*, by: str, place: Place, texts: dict[str, str], **facts: Any) -> VolunteerTask:
    """A new task, hidden. ``texts`` are its columns ``title_fi`` and so on, ``facts`` the other columns.

    Raises DomainError without a Finnish name, or for work with children that the law does not have so.
    """
    task = VolunteerTask(place=place, **texts, **facts)
    _check_task(task)
    with transaction.atomic():
        task.save()
        _changed(by, "make_task", task)
    return task


def change_task(*, by: str, task: VolunteerTask, texts: dict[str, str], **facts: Any) -> VolunteerTask:
    """Raises DomainError as :func:`make_task` does."""
    for name, value in {**texts, **facts}.items():
        setattr(task, name, value)
    _check_task(task)
    with transaction.atomic():
        task.save()
        _changed(by, "change_task", task)
    return task


def _check_task(task: VolunteerTask) -> None:
    if not (task.title_fi or "").strip():  # type: ignore[attr-defined]
        raise DomainError(phrases.NO_TITLE)
    if task.children == Children.ALONE and not task.guidelines.strip():
        raise DomainError(phrases.GUIDELINES_FIRST)
    if task.children == Children.ALONE and task.trust == Trust.ANYBODY:
        raise DomainError(phrases.NOT_ANYBODY)
    conditions = {"regular": task.regular, "personal": task.personal, "guidelines": task.guidelines}
    if task.extract and not may_ask_extract(task.children, **conditions):  # type: ignore[arg-type]
        raise DomainError(phrases.NO_EXTRACT)


def publish_task(*, by: str, task: VolunteerTask, shown: bool = True) -> VolunteerTask:
    """Show the task to everybody, or to nobody. Raises DomainError while its place is hidden."""
    if shown and task.place.published is None:
        raise DomainError(phrases.UNPUBLISHED_PLACE)
    with transaction.atomic():
        task.published = clock.now() if shown else None
        task.save(update_fields=["published"])
        _changed(by, "publish_task" if shown else "hide_task", task)
    return task


def _changed(by: str, deed: str, task: VolunteerTask) -> None:
    record_deed(by=by, deed=deed, thing=f"volunteering.VolunteerTask:{task.pk}")
    bus.announce(ShiftsChanged(task.place_id))


def note_extract(*, by: str, place: Place, person: Person) -> ExtractShown:
    """The keeper saw the extract and gave it back: the day is kept, and nothing else."""
    with transaction.atomic():
        shown, _ = ExtractShown.objects.get_or_create(place=place, person=person)
        record_deed(by=by, deed="note_extract", thing=f"places.Place:{place.pk}")
    return shown
