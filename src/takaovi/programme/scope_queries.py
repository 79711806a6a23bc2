"""Activities as scopes of roles, and the programme's part in the book of a place."""

from collections.abc import Collection

from takaovi.core.text import Said, say
from takaovi.core.viewer import Scope
from takaovi.places.scope_queries import parents_of_place
from takaovi.programme.models import Activity, Hosting, Series


def activity_names(numbers: Collection[int], language: str) -> dict[int, Said]:
    """One query."""
    return {row.pk: say(row, "title", language) for row in Activity.objects.filter(pk__in=numbers)}


def parents_of_activity(number: int) -> list[Scope]:
    """The organisations that host it, its place and who keeps that. Three queries at most."""
    hosts = Hosting.objects.filter(activity_id=number).values_list("organisation_id", flat=True)
    found = [Scope("organisation", organisation) for organisation in hosts]
    place = Activity.objects.filter(pk=number).values_list("place_id", flat=True).first()
    return [*found, Scope("place", place), *parents_of_place(place)] if place else found


def things_of_activity(number: int) -> list[str]:
    """What the book calls an activity and its series."""
    series = Series.objects.filter(activity_id=number).values_list("pk", flat=True)
    return [f"programme.Activity:{number}", *(f"programme.Series:{one}" for one in series)]


def things_of_place(number: int) -> list[str]:
    """What the book calls the activities of a place and their series. Two queries."""
    activities = Activity.objects.filter(place_id=number).values_list("pk", flat=True)
    series = Series.objects.filter(activity__place_id=number).values_list("pk", flat=True)
    return [*(f"programme.Activity:{one}" for one in activities), *(f"programme.Series:{one}" for one in series)]
