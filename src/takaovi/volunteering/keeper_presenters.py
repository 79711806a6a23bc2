"""What those who plan see: the coming shifts, who comes, the tasks. No queries."""

from collections.abc import Iterable
from dataclasses import dataclass

from takaovi.core.addresses import page_address
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.core.text import Said, say
from takaovi.volunteering.models import Shift, ShiftTake, VolunteerTask
from takaovi.volunteering.queries import room_of
from takaovi.volunteering.shift_presenters import PART_WORDS, left_words, name_of
from takaovi.volunteering.shift_words import deadline_words, when_words
from takaovi.volunteering.values import Part


@dataclass(frozen=True, slots=True)
class KeptShift:
    when: str
    title: Said
    href: str
    state: str
    comers: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class KeptTask:
    title: Said
    href: str
    shown: bool
    number: int


def kept_shifts(shifts: Iterable[Shift]) -> list[KeptShift]:
    return [kept_shift(shift, shift.sitting) for shift in shifts]  # type: ignore[attr-defined]


def kept_shift(shift: Shift, takes: Iterable[ShiftTake]) -> KeptShift:
    language = reading().code
    return KeptShift(
        when=when_words(shift, language),
        title=say(shift.task, "title", language),
        href=page_address("volunteering:keep_shift", shift.task.place.slug, str(shift.pk)),
        state=state_of(shift),
        comers=tuple(comer_words(take) for take in takes),
        note=deadline_words(shift, language) if shift.opens and not shift.filled and not shift.closed else "",
    )


def state_of(shift: Shift) -> str:
    if shift.cancelled_at:
        return _("Called off.")
    if shift.closed:
        return _("Nobody was found in time. The page says closed.")
    if shift.searching:
        return _("Nobody yet. Stand-ins are being asked.")
    return left_words(shift, room_of(shift)) if shift.filled else _("Nobody yet.")


def comer_words(take: ShiftTake) -> str:
    words = f"{name_of(take)}: {PART_WORDS[Part(take.part)]()}"
    return _("%(who)s, would be glad of somebody instead") % {"who": words} if take.swap else words


def kept_tasks(tasks: Iterable[VolunteerTask]) -> list[KeptTask]:
    language = reading().code
    return [
        KeptTask(
            title=say(task, "title", language),
            href=page_address("volunteering:keep_task", task.place.slug, str(task.pk)),
            shown=task.published is not None,
            number=task.pk,
        )
        for task in tasks
    ]
