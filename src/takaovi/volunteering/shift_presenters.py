"""Shifts and tasks in words for pages: what, when, where, how big, and how it stands. No queries."""

from collections.abc import Iterable
from dataclasses import dataclass

from takaovi.core import clock
from takaovi.core.addresses import page_address
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.core.text import Said, say
from takaovi.ui.values import Fact
from takaovi.volunteering.models import Shift, ShiftTake, VolunteerTask
from takaovi.volunteering.queries import OpenShift, room_of, wishes_swap
from takaovi.volunteering.shift_words import deadline_words, when_words
from takaovi.volunteering.values import Children, Part, Room, Trust, Where


@dataclass(frozen=True, slots=True)
class ShiftWords:
    """One shift as a page tells it. ``needs`` is why it matters, ``left`` how much room there is."""

    title: Said
    description: Said
    place: Said
    place_href: str
    when: str
    href: str
    facts: tuple[Fact, ...]
    needs: str
    left: str
    law: tuple[str, ...]


def shift_words(shift: Shift, room: Room | None = None) -> ShiftWords:
    task, language = shift.task, reading().code
    return ShiftWords(
        title=say(task, "title", language),
        description=say(task, "description", language),
        place=say(task.place, "name", language),
        place_href=page_address("finder:place", task.place.slug),
        when=when_words(shift, language),
        href=page_address("volunteering:shift", str(shift.pk)),
        facts=tuple(task_facts(task)),
        needs=needs_words(shift),
        left=left_words(shift, room_of(shift) if room is None else room),
        law=tuple(law_words(task)),
    )


def open_words(found: Iterable[OpenShift]) -> list[ShiftWords]:
    return [shift_words(one.shift, one.room) for one in found]


def needs_words(shift: Shift) -> str:
    """Where the door hangs on it: what happens if nobody comes, and when it is told."""
    if not shift.opens or shift.filled:
        return ""
    return " ".join([_("The place opens only if somebody comes."), deadline_words(shift, reading().code)])


def left_words(shift: Shift, room: Room) -> str:
    if room.doing:
        return _("Somebody is needed.") if not shift.filled else _("There is room for one more pair of hands.")
    if room.learning:
        return _("There is room to come and see how it is done.")
    return _("One who comes would be glad of somebody instead.") if wishes_swap(shift) else _("All have been found.")


def task_facts(task: VolunteerTask) -> Iterable[Fact]:
    """How long, where, and what one need not do."""
    yield Fact("clock", minutes_words(task.minutes))
    if task.where != Where.THERE:
        yield Fact("phone" if task.where == Where.PHONE else "lamp", WHERE_WORDS[Where(task.where)]())
    if task.sitting:
        yield Fact("chair", _("Sitting down"))
    if task.no_talk:
        yield Fact("quiet", _("No need to talk"))
    if task.supported:
        yield Fact("people", _("Somebody is there to help you"))
    if task.trust != Trust.ANYBODY:
        yield Fact("key", TRUST_WORDS[Trust(task.trust)]())


WHERE_WORDS = {
    Where.THERE: lambda: _("At the place"),
    Where.HOME: lambda: _("From home"),
    Where.PHONE: lambda: _("By phone"),
    Where.ONLINE: lambda: _("Online"),
}
TRUST_WORDS = {
    Trust.ANYBODY: lambda: _("For anybody"),
    Trust.KNOWN: lambda: _("For somebody whom the place knows"),
    Trust.KEYHOLDER: lambda: _("For somebody who has the key"),
}
PART_WORDS = {
    Part.HOST: lambda: _("looks after the shift"),
    Part.SECOND: lambda: _("second pair of hands"),
    Part.LEARNER: lambda: _("comes to see"),
}


def law_words(task: VolunteerTask) -> Iterable[str]:
    """What the notice of work with children has to tell."""
    if task.children == Children.GROUP:
        yield _("There are children, and other grown-ups too.")
    if task.children == Children.ALONE:
        yield _("You are with children. How we are with them here:")
        yield task.guidelines
    if task.extract:
        yield _(
            "Before you begin, you show the keeper your criminal-records extract. It is given back. No copy is taken."
        )


def minutes_words(minutes: int) -> str:
    """ "15 min", "1 h", "1,5 h"."""
    if minutes < 60:
        return _("%(minutes)d min") % {"minutes": minutes}
    return _("%(hours)s h") % {"hours": hours_number(minutes)}


def hours_number(minutes: int) -> str:
    """Hours with at most one decimal, as the language writes it."""
    tenths = round(minutes / 6)
    mark = "." if reading().code == "en" else ","
    return str(tenths // 10) if tenths % 10 == 0 else f"{tenths // 10}{mark}{tenths % 10}"


def state_words(take: ShiftTake) -> str:
    """How it stands with one's shift."""
    if take.shift.cancelled_at:
        return _("The shift is called off. You need not come.")
    if take.left_at:
        return _("You have left the shift. Thank you for telling.")
    if take.shift.closed:
        return _("Not enough of us were found. The place stays closed.")
    if take.shift.start <= clock.to_minute(clock.now()):
        return _("Thank you for coming.")
    if take.part == Part.LEARNER:
        return _("You come to see how it is done. Welcome.")
    return _("The shift is yours. Thank you.")


def name_of(take: ShiftTake) -> str:
    """What whoever comes is called, for those who plan; never an address."""
    name = take.person.nickname if take.person else take.name
    return name or _("Somebody without a name")
