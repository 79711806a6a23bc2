"""Activities as scopes of roles, and the programme's part in the book and the hand-over of a place."""

from collections.abc import Callable, Collection

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from takaovi.core import clock
from takaovi.core.text import Said, say
from takaovi.core.viewer import Scope
from takaovi.people.additions import Check, Held
from takaovi.places.models import Keeping
from takaovi.places.scope_queries import parents_of_place
from takaovi.programme.models import Activity, Hosting, HostInvitation, Occurrence, Series, Signup
from takaovi.programme.signup_values import HEARING


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


def names_by_activity(model: type[Series | Occurrence]) -> Callable[[Collection[int], str], dict[int, Said]]:
    """The titles of the activities that rows of a model belong to. One query."""

    def names(numbers: Collection[int], language: str) -> dict[int, Said]:
        rows = model.objects.filter(pk__in=numbers).select_related("activity")
        return {row.pk: say(row.activity, "title", language) for row in rows}

    return names


def signup_names(numbers: Collection[int], language: str) -> dict[int, Said]:
    """The title of the activity, never who signed up. One query."""
    rows = Signup.objects.filter(pk__in=numbers).select_related("occurrence__activity")
    return {row.pk: say(row.occurrence.activity, "title", language) for row in rows}


def times_of_place(number: int) -> QuerySet[Occurrence, str]:
    """What the book calls the times of a place. Not asked yet: they may be thousands."""
    return _named("programme.Occurrence", Occurrence.objects.filter(activity__place_id=number))


def times_of_activity(number: int) -> QuerySet[Occurrence, str]:
    return _named("programme.Occurrence", Occurrence.objects.filter(activity_id=number))


def signups_of_place(number: int) -> QuerySet[Signup, str]:
    """The same of the sign-ups to its activities: a keeper who changes one is told of, a guest is not."""
    return _named("programme.Signup", Signup.objects.filter(occurrence__activity__place_id=number))


def signups_of_activity(number: int) -> QuerySet[Signup, str]:
    return _named("programme.Signup", Signup.objects.filter(occurrence__activity_id=number))


def _named(model: str, rows: QuerySet) -> QuerySet:
    return rows.order_by().values_list(Concat(Value(f"{model}:"), Cast("pk", CharField())), flat=True)


def things_of_place(number: int) -> list[str]:
    """What the book calls the activities of a place and their series. Two queries."""
    activities = Activity.objects.filter(place_id=number).values_list("pk", flat=True)
    series = Series.objects.filter(activity__place_id=number).values_list("pk", flat=True)
    return [*(f"programme.Activity:{one}" for one in activities), *(f"programme.Series:{one}" for one in series)]


def checks_of(scope: Scope) -> list[Check]:
    """How many times ahead have people who signed up: they stay signed up, and the successor meets them. One query."""
    kept = Keeping.objects.filter(organisation_id=scope.id).values("place")
    hosted = Hosting.objects.filter(organisation_id=scope.id).values("activity")
    inside = {
        "place": Q(occurrence__place_id=scope.id),
        "organisation": Q(occurrence__place__in=kept) | Q(occurrence__activity__in=hosted),
    }.get(scope.kind)
    if inside is None:
        return []
    ahead = Signup.objects.filter(inside, state__in=HEARING, occurrence__start__gt=clock.to_minute(clock.now()))
    times = ahead.values("occurrence").distinct().count()
    return [Check(_("Times with sign-ups: people stay signed up"), times)]


def held_of(person_id: int) -> list[Held]:
    """Organisations whom somebody asked to host an activity, until they answer. One query."""
    asked = HostInvitation.objects.filter(by=f"person:{person_id}").select_related("organisation", "activity")
    language = get_language() or "fi"
    rows = tuple(
        f"{say(row.activity, 'title', language).text}: {row.organisation.name}" for row in asked.order_by("pk")
    )
    purpose = _("So that they see who asked. It is erased when they answer.")
    return [Held(_("Whom you asked to host an activity"), rows, purpose)]
