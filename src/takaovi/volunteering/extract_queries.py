"""Who may be asked to show an extract at a place, and who has."""

from datetime import date

from takaovi.people.models import Person
from takaovi.people.queries import people_with
from takaovi.places.models import Place
from takaovi.places.rules import scopes_of
from takaovi.volunteering.models import ExtractShown


def extracts_of(place: Place) -> list[tuple[Person, date | None]]:
    """Those who take shifts there by a role, by nickname, with the day on which they showed it. Four queries."""
    known = [reach.person_id for reach in people_with("shift.take", scopes_of(place))]
    shown = dict(ExtractShown.objects.filter(place=place, person__in=known).values_list("person", "day"))
    people = Person.objects.filter(pk__in=known).order_by("nickname", "pk")
    return [(person, shown.get(person.pk)) for person in people]
