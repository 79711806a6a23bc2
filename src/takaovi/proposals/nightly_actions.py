"""What is done without anybody: tell the pesavahti, and erase what has ended. Called through ``proposals.actions``."""

from datetime import timedelta

from django.db import transaction

from takaovi.core import clock
from takaovi.core.journal.actions import record_deed, record_fact
from takaovi.hours.ask_values import awake
from takaovi.proposals import letters
from takaovi.proposals.closing import close, empty, locked
from takaovi.proposals.models import Proposal, SenderContact
from takaovi.proposals.queries import held_rows, may_tell_of_held, overdue_feedback, untold_held
from takaovi.proposals.values import LAPSE_DAYS, LAPSED, TELL_HELD_EVERY, TEXT_DAYS, UNDECIDED


def tell_overdue(*, by: str = "nightly") -> int:
    """Tell the pesavahti once of each feedback whose day has passed. Returns how many."""
    late = list(overdue_feedback(clock.today()))
    for proposal in late:
        with transaction.atomic():
            letters.tell_late(proposal)
            Proposal.objects.filter(pk=proposal.pk).update(overdue_told=clock.now())
            record_deed(by=by, deed="tell_overdue", thing=proposal.thing)
            record_fact(kind="feedback_late", detail={"about": proposal.topic})
    return len(late)


def tell_held(*, by: str = "often") -> int:
    """Tell the pesavahti what waits in the moderated queue, in one letter a day at most and at no quiet hour.

    Returns how many proposals it told of. Of two that try, one tells.
    """
    now = clock.now()
    untold = untold_held()
    if not untold or not may_tell_of_held(now - TELL_HELD_EVERY):
        return 0
    with transaction.atomic():
        taken = Proposal.objects.filter(pk__in=[one.pk for one in untold], held_told__isnull=True).update(held_told=now)
        if taken:
            letters.tell_held(held_rows(), awake(now, clock.HELSINKI))
            record_deed(by=by, deed="tell_held", thing="proposals.held", detail={"count": taken})
    return taken


def erase_overdue(*, by: str = "nightly") -> int:
    """Erase addresses and texts whose term has ended; close what nobody decided in a year. Returns how many rows."""
    contacts, _ = SenderContact.objects.filter(keep_until__lt=clock.today()).delete()
    now = clock.now()
    old = Proposal.objects.filter(state__in=UNDECIDED, sent__lt=now - timedelta(days=LAPSE_DAYS))
    over = Proposal.objects.filter(erased__isnull=True, closed__lt=now - timedelta(days=TEXT_DAYS))
    count = 0
    for proposal in [*old, *over]:
        with transaction.atomic():
            proposal = locked(proposal)
            if not proposal.closed:
                close(by, "lapse_proposal", proposal, LAPSED, "")
            empty(proposal)
            record_deed(by=by, deed="erase_proposal", thing=proposal.thing)
            count += 1
    return contacts + count
