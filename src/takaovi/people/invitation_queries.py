"""Invitations by their token."""

from takaovi.core import clock
from takaovi.core.codes import hash_token
from takaovi.core.errors import DomainError
from takaovi.people.fault_phrases import INVITATION_OLD, INVITATION_USED
from takaovi.people.models import Contact, Invitation


def invitation_of(token: str) -> Invitation:
    """The open invitation of a link. Raises DomainError, with a sentence, for a used, old or unknown one."""
    row = Invitation.objects.filter(token_hash=hash_token(token)).first()
    if row is None or (row.used is None and row.ends <= clock.now()):
        raise DomainError(INVITATION_OLD)
    if row.used:
        raise DomainError(INVITATION_USED)
    return row


def is_known(invitation: Invitation) -> bool:
    """Somebody has this address already, and signs in with a code first: a letter's link of 14 days is no key."""
    known = Contact.objects.filter(channel=invitation.channel, address=invitation.address, verified__isnull=False)
    return bool(invitation.address) and known.exists()
