"""Letters about proposals, each in its reader's language: to keepers, to the sender, to the pesavahti when late."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from takaovi.core.clock import today
from takaovi.core.outbox.actions import post
from takaovi.core.viewer import NETWORK
from takaovi.people.queries import Reachable, people_with
from takaovi.proposals.models import Proposal, SenderContact
from takaovi.proposals.queries import about
from takaovi.proposals.rules import ANSWER, permission_for, scopes_of
from takaovi.proposals.values import days_left
from takaovi.proposals.words import said_about, short_date


def tell_keepers(proposal: Proposal, *, again: bool = False) -> None:
    """To those who decide here; where there are none, to the pesavahti."""
    permission = permission_for(proposal)
    keepers = people_with(permission, scopes_of(proposal)) or people_with(permission, [NETWORK])
    for keeper in keepers:
        with translation.override(keeper.language):
            subject = _("More about a proposal") if again else _("Something new for you to look at")
            _post(keeper, subject, _lines_for_keeper(proposal, again), proposal)


def _lines_for_keeper(proposal: Proposal, again: bool) -> Iterable[str]:
    yield said_about(proposal, about(proposal, translation.get_language()))
    if again:
        yield _("The sender has added something.")
    if proposal.due:
        left = days_left(proposal.due, today())
        yield _("The answer is promised by %(day)s. Days left: %(left)s.") % {
            "day": short_date(proposal.due),
            "left": max(left or 0, 0),
        }
    yield _("It waits at your desk. Nothing is shown to others before you accept it.")
    yield settings.SITE_URL


def tell_late(proposal: Proposal) -> None:
    """To the pesavahti, once: the promised day has passed."""
    for keeper in people_with(ANSWER, [NETWORK]):
        with translation.override(keeper.language):
            lines = [
                said_about(proposal, None),
                _("The answer was promised by %(day)s. The law gives 14 days.")
                % {"day": short_date(proposal.due or today())},
                settings.SITE_URL,
            ]
            _post(keeper, _("Feedback is still without an answer"), lines, proposal)


def tell_sender(proposal: Proposal, words: str) -> None:
    """To the sender who left an address, in the language of the form."""
    sender = SenderContact.objects.filter(proposal=proposal).first()
    if sender is None:
        return
    with translation.override(proposal.language):
        reader = Reachable(0, sender.channel, sender.address, proposal.language)
        lines = [said_about(proposal, about(proposal, proposal.language))]
        lines += [words.strip()] if words.strip() else [_("Thank you. The keeper has accepted it.")]
        if not proposal.closed:
            lines.append(_("You can answer with your code on this page:"))
            lines.append(settings.SITE_URL + reverse("proposals:follow"))
        _post(reader, _("An answer from %(network)s") % {"network": settings.NETWORK_NAME}, lines, proposal)


def _post(reader: Reachable, subject: str, lines: Iterable[str], proposal: Proposal) -> None:
    text = "\n\n".join(line for line in lines if line)
    post(
        channel=reader.channel,
        to=reader.address,
        language=reader.language,
        subject=subject,
        text=text,
        ref=proposal.thing,
    )
