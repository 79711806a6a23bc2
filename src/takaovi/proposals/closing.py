"""What every deed on a proposal is made of: held against other writers, said, closed, emptied. Inside a transaction."""

from takaovi.core import bus, clock
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed, record_fact
from takaovi.proposals import letters, phrases
from takaovi.proposals.events import ProposalArrived, ProposalClosed
from takaovi.proposals.models import Line, Proposal, SenderContact
from takaovi.proposals.values import ACCEPTED, DECLINED, KEEPER, LINES_MAX, SENDER, TEXT_MAX, WITHDRAWN


def arrived(proposal: Proposal) -> None:
    letters.tell_keepers(proposal)
    bus.announce(ProposalArrived(proposal.pk))


def locked(proposal: Proposal) -> Proposal:
    """The proposal as it is now, held against other writers to the end of the transaction."""
    found = Proposal.objects.select_for_update(of=("self",))
    return found.select_related("place", "activity__place").get(pk=proposal.pk)


def undecided(proposal: Proposal) -> Proposal:
    proposal = locked(proposal)
    if proposal.state == WITHDRAWN:
        raise DomainError(phrases.WITHDRAWN)
    if proposal.closed:
        raise DomainError(phrases.DECIDED, day=f"{proposal.closed.astimezone(clock.HELSINKI):%-d.%-m.}")
    return proposal


def sender_may(proposal: Proposal) -> Proposal:
    proposal = locked(proposal)
    if proposal.closed:
        raise DomainError(phrases.CLOSED)
    return proposal


def say(proposal: Proposal, author: str, text: str) -> None:
    if len(text) > TEXT_MAX:
        raise DomainError(phrases.TOO_LONG, length=len(text), most=TEXT_MAX)
    if author == SENDER and proposal.lines.filter(author=SENDER).count() >= LINES_MAX:
        raise DomainError(phrases.MANY_LINES)
    Line.objects.create(proposal=proposal, author=author, text=text.strip())


def close(by: str, deed: str, proposal: Proposal, state: str, answer: str) -> None:
    """The end of it: answer kept, sender told, address erased. The book of facts keeps whether it was in time."""
    if answer.strip():
        say(proposal, KEEPER, answer)
    proposal.state, proposal.closed, proposal.why_held = state, clock.now(), ""
    proposal.save()
    record_deed(by=by, deed=deed, thing=proposal.thing)
    detail: dict[str, object] = {"about": proposal.topic or proposal.kind, "ended": state}
    if proposal.due and state in (ACCEPTED, DECLINED):
        detail["in_time"] = clock.today() <= proposal.due
    record_fact(kind="proposal_closed", municipality=proposal.municipality, detail=detail)
    if state in (ACCEPTED, DECLINED):
        letters.tell_sender(proposal, answer)
    SenderContact.objects.filter(proposal=proposal).delete()
    bus.announce(ProposalClosed(proposal.pk, state))


def empty(proposal: Proposal) -> None:
    """Nothing that was typed stays; the row still tells that there was one, of which kind, and how it ended."""
    proposal.lines.all().delete()
    SenderContact.objects.filter(proposal=proposal).delete()
    proposal.title = proposal.when_text = proposal.where_text = proposal.text = ""
    proposal.code_hash = proposal.form_hash = ""
    proposal.erased = clock.now()
    proposal.save()
