"""What the programme pages of the desk ask: the list of a place, the times of an activity, who would be told."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Count, OuterRef, Q, Subquery, Sum

from takaovi.core import clock
from takaovi.core.errors import NotThere
from takaovi.core.text import Said, say
from takaovi.core.versions.models import Version
from takaovi.core.viewer import Scope, Viewer
from takaovi.people.models import Person
from takaovi.places.models import Organisation, Place
from takaovi.programme.hosting_queries import invitations_to
from takaovi.programme.models import Activity, HostInvitation, Occurrence, Signup
from takaovi.programme.signup_values import HEARING, HOLDING
from takaovi.programme.values import LONGEST

ON_A_PAGE = 100


class Row(NamedTuple):
    """An activity in the list of its place. ``start`` and ``end`` are of its next time, None where there is none."""

    slug: str
    title: Said
    start: int | None
    end: int | None
    cancelled: bool
    zone: str
    is_shown: bool
    show_at: object
    coming: int


class Told(NamedTuple):
    """Sign-ups of some times: how many people hear by letter, and how many gave no address."""

    by_letter: int
    not_told: int


def programme_rows(viewer: Viewer, place: Place, number: int) -> tuple[list[Row], bool]:
    """Page ``number`` (from 1) of the activities of a place: what is next first, then what has no time. One query."""
    now = clock.to_minute(clock.now())
    ahead = Occurrence.objects.filter(activity=OuterRef("pk"), end__gt=now).order_by("start", "pk")
    people = Signup.objects.filter(occurrence=OuterRef("next_id"), state__in=HOLDING).order_by()
    found = (
        Activity.objects.filter(place=place)
        .annotate(next_id=Subquery(ahead.values("pk")[:1]), next_start=Subquery(ahead.values("start")[:1]))
        .annotate(next_end=Subquery(ahead.values("end")[:1]), next_status=Subquery(ahead.values("status")[:1]))
        .annotate(coming=Subquery(people.values("occurrence").annotate(all=Sum("people")).values("all")))
        .annotate(has_none=Q(next_start__isnull=True))
        .order_by("has_none", "next_start", "-pk")
    )
    first = (number - 1) * ON_A_PAGE
    rows = list(found[first : first + ON_A_PAGE + 1])
    return [_row(one, viewer.language) for one in rows[:ON_A_PAGE]], len(rows) > ON_A_PAGE


def _row(one: Activity, language: str) -> Row:
    return Row(
        slug=one.slug,
        title=say(one, "title", language),
        start=one.next_start,  # type: ignore[attr-defined]
        end=one.next_end,  # type: ignore[attr-defined]
        cancelled=one.next_status == "cancelled",  # type: ignore[attr-defined]
        zone=one.zone,
        is_shown=one.published is not None,
        show_at=one.publish_at,
        coming=one.coming or 0,  # type: ignore[attr-defined]
    )


def hosting_asked(viewer: Viewer, place: Place) -> list[HostInvitation]:
    """Invitations to the keepers of this place that the viewer may answer. One query."""
    kept = [row.organisation_id for row in place.keepings.all()]
    mine = [number for number in kept if viewer.may("programme.edit", Scope("organisation", number))]
    return invitations_to(mine)


def time_of(activity: Activity, number: str) -> Occurrence:
    """One time of this activity, by its number in the address. Raises NotThere."""
    found = Occurrence.objects.filter(activity=activity, pk=int(number)).first() if _is_number(number) else None
    if found is None:
        raise NotThere(number)
    found.activity = activity
    return found


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 16


def times_between(activity: Activity, first: date, last: date | None) -> list[Occurrence]:
    """Its times still to come that are planned from ``first`` to ``last``, cancelled ones too. One query."""
    now = clock.to_minute(clock.now())
    found = list(Occurrence.objects.filter(activity=activity, end__gt=now, start__gt=now - LONGEST).order_by("planned"))
    return [one for one in found if first <= day_of(one, activity) <= (last or date.max)]


def day_of(occurrence: Occurrence, activity: Activity) -> date:
    """The local day that the series says."""
    return clock.from_minute(occurrence.planned).astimezone(ZoneInfo(activity.zone)).date()


def told_of(times: Collection[Occurrence]) -> Told:
    """Who has signed up for these times and hears of a change. One query."""
    rows = Signup.objects.filter(occurrence__in=[one.pk for one in times], state__in=HEARING)
    counted = rows.aggregate(by_letter=Count("pk", filter=Q(contact__gt="")), no=Count("pk", filter=Q(contact="")))
    return Told(counted["by_letter"], counted["no"])


def organisations_named(name: str) -> list[Organisation]:
    """Organisations with this name, whatever the case; two at most, so that one sees that it is not one. One query."""
    return list(Organisation.objects.filter(name__iexact=name.strip()).order_by("pk")[:2]) if name.strip() else []


def invitations_of(activity: Activity) -> list[HostInvitation]:
    """Organisations that were asked to host this and have not answered. One query."""
    return list(HostInvitation.objects.filter(activity=activity).select_related("organisation").order_by("pk"))


def names_of(versions: Sequence[Version]) -> dict[int, str]:
    """The nicknames of who made these versions. One query."""
    numbers = {int(one.by.partition(":")[2]) for one in versions if one.by.startswith("person:")}
    people = Person.objects.filter(pk__in=numbers).exclude(nickname="").values_list("pk", "nickname")
    return dict(people)
