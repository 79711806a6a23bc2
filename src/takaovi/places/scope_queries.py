"""Places and organisations as scopes of roles: their names, what holds them, and what belongs to them in the book."""

from collections.abc import Collection

from takaovi.core.text import Said, say
from takaovi.core.viewer import Scope
from takaovi.places.models import Keeping, Organisation, Place


def place_names(numbers: Collection[int], language: str) -> dict[int, Said]:
    """One query."""
    return {place.pk: say(place, "name", language) for place in Place.objects.filter(pk__in=numbers)}


def organisation_names(numbers: Collection[int], language: str) -> dict[int, Said]:
    """One query. An organisation has one name in all languages."""
    return {row.pk: say(row, "name", language) for row in Organisation.objects.filter(pk__in=numbers)}


def parents_of_place(number: int) -> list[Scope]:
    """The organisations that keep it. One query."""
    rows = Keeping.objects.filter(place_id=number).order_by("-leads", "id")
    return [Scope("organisation", organisation) for organisation in rows.values_list("organisation_id", flat=True)]


def parents_of_organisation(number: int) -> list[Scope]:
    return []
