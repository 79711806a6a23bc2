"""What there is to do in the invented region: tasks of every size, evenings that wait, and hours given."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from takaovi.callback.duty_values import PHONE_TASK
from takaovi.core.clock import to_minute
from takaovi.demo.rows import bring
from takaovi.demo.values import DEADLINE_HOURS, SOURCE, dawn_of
from takaovi.hours.days import period_days
from takaovi.hours.models import Layer
from takaovi.hours.plan import parse_layer
from takaovi.hours.queries import layer_document
from takaovi.hours.values import STATES
from takaovi.places.models import Place
from takaovi.volunteering.models import (
    Availability,
    ExtractShown,
    Follow,
    HoursGiven,
    RotaPlan,
    Shift,
    ShiftTake,
    StandIn,
    VolunteerTask,
)

SHIFT = STATES["if_shift_filled"]
HOME = "kahvitupa-lampi"
WEEKS = 4
MORNING: dict[str, Any] = {
    "title_fi": "Aamukahvin isäntä tai emäntä",
    "title_sv": "Morgonkaffets värd",
    "title_en": "Host of the morning coffee",
    "title_fi_simple": "Aamukahvin keittäjä",
    "description_fi": "Avaat oven kymmeneltä ja keität kahvin. Yhdeltä suljet oven.",
    "description_sv": "Du öppnar dörren klockan tio och kokar kaffe. Klockan ett stänger du.",
    "description_en": "You open the door at ten and make coffee. At one you close it.",
    "description_fi_simple": "Avaat oven kello 10 ja keität kahvin. Suljet oven kello 13.",
    "minutes": 180,
    "kind": "host",
}
# By place: the Finnish title is how a task is known again.
TASKS: tuple[dict[str, Any], ...] = (
    {
        "place": HOME,
        "title_fi": "Kahvinkeittäjä tunniksi",
        "title_sv": "Kaffekokare för en timme",
        "title_en": "Coffee maker for an hour",
        "title_fi_simple": "Kahvin keittäjä",
        "description_fi": "Keität kahvin ja istut sitten alas. Puhua ei tarvitse.",
        "description_sv": "Du kokar kaffet och sätter dig sedan. Du behöver inte prata.",
        "description_en": "You make the coffee and sit down. You need not talk.",
        "description_fi_simple": "Keität kahvin. Sitten voit istua. Sinun ei tarvitse puhua.",
        "minutes": 60,
        "sitting": True,
        "no_talk": True,
        "supported": True,
    },
    {
        "place": HOME,
        "title_fi": "Korttien kirjoittaja kotoa",
        "title_sv": "Kortskrivare hemifrån",
        "title_en": "Card writer from home",
        "title_fi_simple": "Korttien kirjoittaja",
        "description_fi": "Kirjoitat syntymäpäiväkortteja, milloin sinulle sopii.",
        "description_sv": "Du skriver födelsedagskort när det passar dig.",
        "description_en": "You write birthday cards when it suits you.",
        "description_fi_simple": "Kirjoitat kortteja kotona. Teet sen, kun haluat.",
        "minutes": 30,
        "where": "home",
        "sitting": True,
        "no_talk": True,
    },
    {
        "place": HOME,
        **PHONE_TASK,
        "minutes": 120,
        "where": "phone",
        "kind": "phone",
        "trust": "known",
        "sitting": True,
    },
    {"place": HOME, **MORNING},
)
BY_THE_CLOCK = (PHONE_TASK["title_fi"], MORNING["title_fi"])  # their shifts are brought by the running clock
EVENING: dict[str, Any] = {
    "title_fi": "Illan isäntä tai emäntä",
    "title_sv": "Kvällens värd",
    "title_en": "Host of the evening",
    "title_fi_simple": "Oven avaaja",
    "description_fi": "Avaat oven ja keität kahvin. Olet paikalla, kunnes ilta loppuu.",
    "description_sv": "Du öppnar dörren och kokar kaffe. Du är där tills kvällen är slut.",
    "description_en": "You open the door and make coffee. You are there until the evening ends.",
    "description_fi_simple": "Avaat oven ja keität kahvin. Olet paikalla koko illan.",
    "minutes": 180,
    "kind": "host",
}
PLAIN: dict[str, Any] = {
    "where": "there",
    "kind": "other",
    "trust": "anybody",
    "sitting": False,
    "no_talk": False,
    "supported": False,
    "children": "none",
    "activity_id": None,
    "ends_on": None,
}


def bring_shifts(places: Mapping[str, Place], week: date) -> int:
    """Bring tasks, the evenings that hang on a shift, and some hours. Returns how many shifts."""
    hanging = _hanging(places)
    wanted = [_task(places[sheet["place"]], sheet, week) for sheet in TASKS]
    wanted += [_task(place, EVENING, week) for place, _layer in hanging]
    own = VolunteerTask.objects.filter(place__source=SOURCE)
    ShiftTake.objects.filter(shift__task__in=own).delete()
    tasks = bring(own, wanted, ("place_id", "title_fi"))
    evenings = tasks[len(TASKS) :]
    shifts = [
        row for task, (place, layer) in zip(evenings, hanging, strict=True) for row in _shifts(task, place, layer, week)
    ]
    others = Shift.objects.filter(task__in=tasks).exclude(task__title_fi__in=BY_THE_CLOCK)
    brought = bring(others, shifts, ("task_id", "start"))
    ShiftTake.objects.bulk_create([_take(shift) for shift in brought if shift.filled])
    _bring_hours(places[HOME], week)
    return len(brought)


def _hanging(places: Mapping[str, Place]) -> list[tuple[Place, Layer]]:
    layers = {layer.place_id: layer for layer in Layer.objects.filter(place__source=SOURCE, state=SHIFT, space=None)}
    return [(place, layers[place.pk]) for _slug, place in sorted(places.items()) if place.pk in layers]


def _task(place: Place, sheet: Mapping[str, Any], week: date) -> dict[str, Any]:
    told = {key: value for key, value in sheet.items() if key != "place"}
    return {**PLAIN, "title": told["title_fi"], "place_id": place.pk, **told, "published": dawn_of(week)}


def _shifts(task: VolunteerTask, place: Place, layer: Layer, week: date) -> list[dict[str, Any]]:
    """The hoped-for times of the next weeks; those days that the sheet has filled have somebody."""
    plan, zone = parse_layer(layer_document(layer), "layer"), ZoneInfo(place.zone)
    last = week + timedelta(weeks=WEEKS) - timedelta(days=1)
    found = []
    for number, clocks in enumerate(period_days(plan.periods, week, last)):
        day = week + timedelta(days=number)
        for start, end in clocks:
            row = _shift(task, day, start, end, zone, filled=day in plan.filled)
            row["deadline"] = row["start"] - 60 * DEADLINE_HOURS
            if not row["filled"] and row["deadline"] <= to_minute(dawn_of(week)):
                row["closed"] = dawn_of(week)  # the Monday that nobody took over the weekend
            found.append(row)
    return found


def _shift(task: VolunteerTask, day: date, start: int, end: int, zone: ZoneInfo, *, filled: bool) -> dict[str, Any]:
    midnight = datetime.combine(day, datetime.min.time(), zone)
    begins = to_minute(midnight) + start
    return {
        "task_id": task.pk,
        "start": begins,
        "end": to_minute(midnight) + end,
        "places": 2,
        "least": 1,
        "for_newcomers": 0,
        "opens": True,
        "deadline": None,
        "filled": filled,
        "closed": None,
        "cancelled_at": None,
        "searching": False,
    }


def _take(shift: Shift) -> ShiftTake:
    return ShiftTake(shift=shift, seat=1, part="host")


def _bring_hours(place: Place, week: date) -> None:
    """A work party of last week, and March and October as whole months of the year before."""
    year = week.year - 1
    wanted = [
        {"source": "group", "day": week - timedelta(days=4), "people": 7, "minutes": 1260},
        {"source": "sample", "day": date(year, 3, 1), "people": 9, "minutes": 5400},
        {"source": "sample", "day": date(year, 10, 1), "people": 11, "minutes": 6300},
    ]
    own = HoursGiven.objects.filter(place=place, person=None, take=None)
    bring(own, [{"place_id": place.pk, **one} for one in wanted], ("source", "day"))


def remove_shifts() -> None:
    """All that hangs on the tasks of invented places, whoever wrote it."""
    places = Place.objects.filter(source=SOURCE)
    for model in (HoursGiven, StandIn, Follow, ExtractShown, RotaPlan, Availability):
        model.objects.filter(place__in=places).delete()
    VolunteerTask.objects.filter(place__in=places).delete()
