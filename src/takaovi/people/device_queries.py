"""Browsers that are signed in."""

from takaovi.core import clock
from takaovi.core.codes import hash_token
from takaovi.core.errors import DomainError
from takaovi.people.fault_phrases import LINK_OLD, LINK_USED
from takaovi.people.models import Device, SignInCode


def device_of(token: str) -> Device | None:
    """The device that this cookie belongs to, with its person, unless it has ended. One query."""
    found = Device.objects.select_related("person").filter(
        token_hash=hash_token(token), ends__gte=clock.today(), person__forgotten__isnull=True
    )
    return found.first()


def link_fault(token: str) -> DomainError | None:
    """Why the link of a letter leads no further, or None where it does. One query."""
    row = SignInCode.objects.filter(link_hash=hash_token(token), contact__isnull=False).first()
    if row is None or (row.used is None and row.ends <= clock.now()):
        return DomainError(LINK_OLD)
    return DomainError(LINK_USED) if row.used else None
