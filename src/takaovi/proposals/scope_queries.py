"""Proposals in the book of a place or an activity, in the checklist of a hand-over, and in what is held of a keeper."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from takaovi.core.journal.models import AuditEntry
from takaovi.core.viewer import Scope
from takaovi.people.additions import Check, Held
from takaovi.proposals.models import Proposal
from takaovi.proposals.queries import count_in

DECISIONS = ("accept_proposal", "decline_proposal", "ask_back", "release_proposal")


def things_of_place(number: int) -> list[str]:
    """What the book calls the proposals about a place. One query."""
    return [proposal.thing for proposal in Proposal.objects.filter(place_id=number).only("pk")]


def things_of_activity(number: int) -> list[str]:
    """What the book calls the proposals about an activity. One query."""
    return [proposal.thing for proposal in Proposal.objects.filter(activity_id=number).only("pk")]


def checks_of(scope: Scope) -> list[Check]:
    """Whether anything that neighbours have sent waits for an answer. One query."""
    return [Check(_("Proposals of neighbours are decided on"), count_in(scope))]


def held_of(person_id: int) -> list[Held]:
    """How often somebody decided on what others sent; what it was about stands in the book of deeds. One query."""
    decided = AuditEntry.objects.filter(by=f"person:{person_id}", deed__in=DECISIONS).count()
    told = ngettext("%(count)d decision", "%(count)d decisions", decided) % {"count": decided}
    purpose = _("So that a sender gets an answer, and the place's own people see who gave it.")
    return [Held(_("What you decided on proposals"), (told,) if decided else (), purpose)]
