"""The demo's opening hours, set through the hours room, and how surely somebody knows them."""

from collections.abc import Mapping
from datetime import timedelta

from takaovi.demo import sheets
from takaovi.demo.values import SOURCE, Calendar
from takaovi.demo.weeks import confirmed, plan_of
from takaovi.hours.actions import confirm_layer, set_hours
from takaovi.hours.models import Layer
from takaovi.hours.plan import parse_plan
from takaovi.hours.queries import documents
from takaovi.hours.values import STATES
from takaovi.people.actions import meet_person
from takaovi.people.models import Person
from takaovi.places.models import Place

# Nicknames only: a person of the demo is nobody. Which of them confirms a place's hours is told by its slug.
KEEPERS = ("Liisa", "Matti", "Aino", "Omar", "Svetlana")
PURPOSE = "Demo: keeps the hours of invented places true"
KEPT_DAYS = 365


def bring_people(*, by: str, calendar: Calendar) -> list[Person]:
    """The five keepers, each with a purpose and a day on which the record ends."""
    known = {person.nickname: person for person in Person.objects.filter(purpose=PURPOSE)}
    until = calendar.week + timedelta(days=KEPT_DAYS)
    for name in KEEPERS:
        if name not in known:
            known[name] = meet_person(by=by, purpose=PURPOSE, nickname=name, keep_until=until)
    Person.objects.filter(purpose=PURPOSE).exclude(keep_until=until).update(keep_until=until)
    return [known[name] for name in KEEPERS]


def bring_hours(places: Mapping[str, Place], *, by: str, calendar: Calendar) -> int:
    """Set the hours of every place that differ from its sheet. Returns how many were set.

    A place without hours on its sheet gets none: its hours are not known, which is not the same as closed.
    """
    labels = sheets.read("phrases")["season"]
    present = documents([place.pk for place in places.values()])
    changed = 0
    for sheet in sheets.places():
        plan = plan_of(sheet.hours, sheet.windows, labels, calendar)
        place = places[sheet.slug]
        if parse_plan(present[place.pk]) != parse_plan(plan):
            set_hours(by=by, place=place, plan=plan)
            changed += 1
    return changed


def bring_truth(people: list[Person], *, by: str, calendar: Calendar) -> None:
    """Let every layer be confirmed when, how surely and by whom the sheet says."""
    layers = {
        (layer.place.slug, layer.state): layer
        for layer in Layer.objects.filter(place__source=SOURCE).select_related("place")
    }
    for number, sheet in enumerate(sheets.places()):
        for hours in sheet.hours:
            _confirm(
                layers[sheet.slug, STATES[hours["state"]]], hours["truth"], people[number % len(people)], by, calendar
            )


def _confirm(layer: Layer, truth: str, person: Person, by: str, calendar: Calendar) -> None:
    told = confirmed(truth, calendar)
    if told is None or (layer.confirmed, layer.certainty, layer.confirmed_as) == told:
        return
    at, certainty, said_by = told
    confirm_layer(by=by, layer=layer, certainty=certainty, as_=said_by, person=person, at=at)
