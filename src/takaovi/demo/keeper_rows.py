"""Who looks after the invented region: invented people with letters to example addresses, and their roles."""

from collections.abc import Mapping

from django.db.models import Q

from takaovi.core.clock import now
from takaovi.core.viewer import NETWORK, Scope
from takaovi.demo.values import SOURCE
from takaovi.people.models import Contact, HandOver, Invitation, Person, Role
from takaovi.places.models import Organisation, Place
from takaovi.programme.models import Activity

HOME = "kahvitupa-lampi"
KEPT_BY = "yhteinen-olohuone"
# In the order of hour_rows.KEEPERS: address and role. Sign in with the address; the letter lands in the inbox page.
HOLDERS = (
    ("keeper@lampi.example", "keeper"),
    ("pesavahti@verkko.example", "pesavahti"),
    ("host@lampi.example", "host"),
    ("greeter@lampi.example", "greeter"),
    ("keeper@olohuone.example", "organisation"),
)


def bring_holders(
    people: list[Person], places: Mapping[str, Place], organisations: Mapping[str, Organisation]
) -> list[Role]:
    """Give each of the invented people an address and a role. What somebody changed in the demo comes back."""
    place = Scope("place", places[HOME].pk)
    hosted = Activity.objects.filter(place=places[HOME]).order_by("slug").values_list("pk", flat=True)[:1]
    scopes = {
        "keeper": ("keeper", place),
        "pesavahti": ("pesavahti", NETWORK),
        "host": ("host", Scope("activity", hosted[0])),
        "greeter": ("greeter", place),
        "organisation": ("keeper", Scope("organisation", organisations[KEPT_BY].pk)),
    }
    return [_bring(person, address, *scopes[key]) for person, (address, key) in zip(people, HOLDERS, strict=True)]


def _bring(person: Person, address: str, kind: str, scope: Scope) -> Role:
    Contact.objects.update_or_create(
        channel="email",
        address=address,
        defaults={"person": person},
        create_defaults={"person": person, "verified": now()},
    )
    role, _ = Role.objects.get_or_create(person=person, kind=kind, scope_kind=scope.kind, scope_id=scope.id)
    return role


def remove_holders(people: Q) -> None:
    """Take away what hangs on the invented people and on the scopes of invented places, whoever holds it."""
    ours = Person.objects.filter(people)
    scopes = Q(scope_kind="place", scope_id__in=Place.objects.filter(source=SOURCE).values("pk"))
    for model in (Role, Invitation, HandOver):
        model.objects.filter(scopes).delete()
    HandOver.objects.filter(Q(giver__in=ours) | Q(taker__in=ours)).delete()
    Invitation.objects.filter(inviter__in=ours).delete()
    Role.objects.filter(person__in=ours).delete()
