"""Reading about people: always through a doorway, never by a bare id."""

from django.db.models import QuerySet

from takaovi.core.errors import NotThere
from takaovi.core.viewer import Viewer
from takaovi.people.models import Person, Role
from takaovi.people.rules import may_keep, may_see_person


def person_for(viewer: Viewer, person_id: int) -> Person:
    """The person whom the viewer named. Raises NotThere alike for one who is missing and one who is not theirs."""
    person = Person.objects.filter(pk=person_id).first()
    if person is None or not may_see_person(viewer, person):
        raise NotThere
    return person


def roles_in(scope: str) -> QuerySet[Role]:
    """Who has which role in a scope such as ``place:12``, persons included. One query."""
    return Role.objects.filter(scope=scope, person__forgotten__isnull=True).select_related("person").order_by("pk")


def is_keeper(person: Person, scope: str) -> bool:
    """Whether the person may write the hours and the programme of a scope. One query."""
    return any(may_keep(role, scope) for role in Role.objects.filter(person=person))
