"""Everything that is held of a person, for that person. Rooms above add theirs through ``additions.add_held``."""

from collections.abc import Iterable

from takaovi.core.journal.models import AuditEntry
from takaovi.core.outbox.models import Letter, Subscription
from takaovi.core.versions.models import Version
from takaovi.people.additions import holdings
from takaovi.people.models import HandOver, Invitation, NoticeTimes, Person

# What this room tells of itself and of the core, as room.Model.column; rooms above name theirs in add_held.
COLUMNS = frozenset(
    {
        "core.AuditEntry.by",
        "core.Letter.to",
        "core.Subscription.person_id",
        "core.Version.by",
        "people.Consent.person",
        "people.Contact.person",
        "people.Device.person",
        "people.HandOver.giver",
        "people.HandOver.taker",
        "people.Invitation.inviter",
        "people.Notice.person",
        "people.NoticeChoice.person",
        "people.NoticeTimes.person",
        "people.Passkey.person",
        "people.Role.person",
    }
)


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
        self.subscriptions = Subscription.objects.filter(person_id=person.pk).count()
        self.chosen = person.notice_choices.count() + NoticeTimes.objects.filter(person=person).count()
        self.notices = person.notices.count()
        by = f"person:{person.pk}"
        self.deeds = AuditEntry.objects.filter(by=by).count()
        self.roles_given = AuditEntry.objects.filter(by=by, deed="give_role").count()
        self.versions = Version.objects.filter(by=by).count()
        letters = Letter.objects.filter(to__in=[contact.address for contact in self.contacts])
        self.letters = list(letters.order_by("-pk").values_list("keep_until", flat=True))


def held_above(person_id: int) -> Iterable[object]:
    """What rooms above hold of the person, as ``additions.Held``."""
    return [held for tell in holdings for held in tell(person_id)]
