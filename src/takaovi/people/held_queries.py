"""Everything that is held of a person, for that person. Rooms above add theirs through ``additions.add_held``."""

from collections.abc import Iterable

from takaovi.core.journal.models import AuditEntry
from takaovi.people.additions import holdings
from takaovi.people.models import HandOver, Invitation, Person


class Kept:
    """The rows of this room, read once each."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.contacts = list(person.contacts.order_by("made", "id"))
        self.roles = list(person.roles.order_by("given", "id"))
        self.devices = list(person.devices.order_by("-added", "-id"))
        self.passkeys = list(person.passkeys.order_by("added", "id"))
        self.consents = list(person.consents.order_by("given", "id"))
        self.invitations = Invitation.objects.filter(inviter=person).count()
        self.hand_overs = HandOver.objects.filter(giver=person).count() + HandOver.objects.filter(taker=person).count()
        by = f"person:{person.pk}"
        self.deeds = AuditEntry.objects.filter(by=by).count()


def held_above(person_id: int) -> Iterable[object]:
    """What rooms above hold of the person, as ``additions.Held``."""
    return [held for tell in holdings for held in tell(person_id)]
