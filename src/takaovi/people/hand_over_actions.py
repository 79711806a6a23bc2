"""A place in other hands in one evening: everything moves at once, and can come back for a week."""

from datetime import timedelta
from typing import Any

from django.db import transaction

from takaovi.core import bus, clock
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed
from takaovi.core.viewer import Scope, Viewer
from takaovi.people import fault_phrases as faults
from takaovi.people.additions import scopes_of, thing_of
from takaovi.people.events import HandedOver
from takaovi.people.models import HandOver, Invitation, Person, Role
from takaovi.people.rules import may_hand_over
from takaovi.people.values import UNDO_DAYS


def hand_over(*, by: Viewer, scope: Scope, taker: Person, note: str = "") -> HandOver:
    """The giver's roles here and open invitations become the taker's, who is a keeper at the least.

    What the giver holds in a wider scope stays. Raises DomainError where it may not be, or for oneself.
    """
    if not may_hand_over(by, scopes_of(scope)):
        raise DomainError(faults.MORE_THAN_OWN)
    if by.person_id in (None, taker.pk):
        raise DomainError(faults.NOBODY_ELSE)
    with transaction.atomic():
        here: dict[str, Any] = {"scope_kind": scope.kind, "scope_id": scope.id}
        mine = list(Role.objects.filter(person_id=by.person_id, **here).values_list("kind", flat=True))
        theirs = set(Role.objects.filter(person=taker, **here).values_list("kind", flat=True))
        new = sorted({*mine, "keeper"} - theirs)
        Role.objects.filter(person_id=by.person_id, **here).delete()
        Role.objects.bulk_create(Role(person=taker, kind=kind, **here) for kind in new)
        invitations = Invitation.objects.filter(inviter_id=by.person_id, used__isnull=True, **here)
        moved = {"taken": mine, "given": new, "invitations": list(invitations.values_list("pk", flat=True))}
        invitations.update(inviter=taker)
        row = HandOver.objects.create(giver_id=by.person_id, taker=taker, moved=moved, note=note, **here)
        record_deed(by=by.by, deed="hand_over", thing=thing_of(scope), detail={"to": taker.pk})
        bus.announce(HandedOver(scope, row.giver_id, taker.pk))
    return row


def undo_hand_over(*, by: Viewer, row: HandOver) -> None:
    """As it was before, within seven days: by whoever gave it, or may hand the place over now. Raises DomainError."""
    scope = Scope(row.scope_kind, row.scope_id)
    if by.person_id != row.giver_id and not may_hand_over(by, scopes_of(scope)):
        raise DomainError(faults.MORE_THAN_OWN)
    young = clock.now() - timedelta(days=UNDO_DAYS)
    with transaction.atomic():
        # Who has asked to be forgotten meanwhile gets nothing back.
        open_rows = HandOver.objects.filter(pk=row.pk, undone__isnull=True, at__gte=young, giver__forgotten=None)
        if not open_rows.update(undone=clock.now(), note=""):
            raise DomainError(faults.TOO_LATE)
        here: dict[str, Any] = {"scope_kind": scope.kind, "scope_id": scope.id}
        Role.objects.filter(person_id=row.taker_id, kind__in=row.moved["given"], **here).delete()
        for kind in row.moved["taken"]:
            Role.objects.get_or_create(person_id=row.giver_id, kind=kind, **here)
        Invitation.objects.filter(pk__in=row.moved["invitations"], used__isnull=True).update(inviter_id=row.giver_id)
        record_deed(by=by.by, deed="undo_hand_over", thing=thing_of(scope), detail={"back_to": row.giver_id})
        bus.announce(HandedOver(scope, row.taker_id, row.giver_id))
