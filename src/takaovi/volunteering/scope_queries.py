"""Shifts in the book of a place, in the checklist of a hand-over, and in what is held of a person."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from takaovi.core import clock
from takaovi.core.text import say
from takaovi.core.viewer import Scope
from takaovi.people.additions import Check, Held
from takaovi.volunteering.bridge_words import met_when
from takaovi.volunteering.models import (
    Availability,
    ExtractShown,
    GreetingAsk,
    HoursGiven,
    Shift,
    ShiftTake,
    StandIn,
    VolunteerTask,
)
from takaovi.volunteering.shift_words import when_words

COLUMNS = {
    "volunteering.ShiftTake.person",
    "volunteering.StandIn.person",
    "volunteering.HoursGiven.person",
    "volunteering.ExtractShown.person",
    "volunteering.GreetingAsk.person",
    "volunteering.Availability.person",
}


def things_of_place(number: int) -> list[str]:
    """What the book calls the tasks of a place and their shifts of late. One query."""
    since = clock.to_minute(clock.now()) - 30 * 1440
    rows = VolunteerTask.objects.filter(place_id=number).values_list("pk", "shifts__pk", "shifts__end")
    tasks = dict.fromkeys(f"volunteering.VolunteerTask:{task}" for task, _shift, _end in rows)
    return [*tasks, *(f"volunteering.Shift:{shift}" for _task, shift, end in rows if end and end > since)]


def checks_of(scope: Scope) -> list[Check]:
    """How many shifts ahead have their people: they stay, and the successor meets them. One query."""
    if scope.kind != "place":
        return []
    now = clock.to_minute(clock.now())
    ahead = Shift.objects.filter(task__place_id=scope.id, start__gt=now, filled=True, cancelled_at=None).count()
    return [Check(_("Shifts that somebody has taken: they stay as they are"), ahead)]


def held_of(person_id: int) -> list[Held]:
    """Shifts, questions, hours, the day an extract was shown, and doors one was asked to be at. Six queries."""
    language = get_language() or "fi"
    takes = ShiftTake.objects.filter(person=person_id, left_at=None).select_related("shift__task__place")
    told = [
        f"{say(t.shift.task.place, 'name', language)}, {when_words(t.shift, language)}" for t in takes.order_by("pk")
    ]
    stand_ins = StandIn.objects.filter(person=person_id).select_related("place").order_by("pk")
    asked = [str(say(row.place, "name", language)) for row in stand_ins if row.wanted]
    hours = HoursGiven.objects.filter(person=person_id).select_related("place").order_by("day", "pk")
    given = [f"{say(row.place, 'name', language)} {row.day.isoformat()}: {row.minutes} min" for row in hours]
    shown = ExtractShown.objects.filter(person=person_id).select_related("place").order_by("pk")
    extracts = [f"{say(row.place, 'name', language)} {row.day.isoformat()}" for row in shown]
    asks = GreetingAsk.objects.filter(person=person_id).select_related("greeting__place").order_by("pk")
    doors = [f"{say(ask.greeting.place, 'name', language)}, {met_when(ask.greeting, language)}" for ask in asks]
    rows = Availability.objects.filter(person=person_id).select_related("place").order_by("pk")
    whens = [str(say(row.place, "name", language)) for row in rows]
    purpose = _("So that somebody is there when the door should be open.")
    return [
        Held(_("Shifts you have taken"), tuple(told), purpose),
        Held(_("Places where you may be asked as a stand-in"), tuple(asked), purpose),
        Held(_("Places where you said when you can"), tuple(whens), purpose),
        Held(_("Hours you wrote down"), tuple(given), _("So that the place can tell how much was given.")),
        Held(_("Doors at which you were asked to meet somebody"), tuple(doors), purpose),
        Held(
            _("When you showed an extract"),
            tuple(extracts),
            _("The law asks that it was shown. Nothing of what it said is kept."),
        ),
    ]
