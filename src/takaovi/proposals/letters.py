"""Letters about proposals, each in its reader's language: to keepers and the sender, and what the pesavahti must know.

A keeper's letter leads to the page of its matter at the desk.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from takaovi.core.clock import today
from takaovi.core.outbox.actions import post
from takaovi.core.viewer import NETWORK
from takaovi.people.notice_actions import tell
from takaovi.people.notice_values import PROPOSALS
from takaovi.people.queries import Reachable, people_with
from takaovi.proposals.models import Proposal, SenderContact
from takaovi.proposals.queries import about
from takaovi.proposals.rules import ANSWER, DECIDE, permission_for, scopes_of
from takaovi.proposals.values import days_left
from takaovi.proposals.words import WHY_HELD, kind_words, said_about, short_date

TOLD = 10  # messages of the moderated queue that a letter tells one by one


def tell_keepers(proposal: Proposal, *, again: bool = False) -> None:
    """To those who decide here; where there are none, to the pesavahti."""
    permission = permission_for(proposal)
    keepers = people_with(permission, scopes_of(proposal)) or people_with(permission, [NETWORK])
    for keeper in keepers:
        with translation.override(keeper.language):
            subject = _("More about a proposal") if again else _("Something new for you to look at")
            _tell(keeper, subject, _lines_for_keeper(proposal, again), proposal.thing)


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
    yield _desk_page("proposal", proposal.pk)


def _desk_page(name: str, *args: object) -> str:
    """Of the keepers' desk, in the present language. Whoever is not signed in is led through sign-in to it."""
    return settings.SITE_URL + reverse(f"desk:{name}", args=args)


def tell_late(proposal: Proposal) -> None:
    """To the pesavahti, once: the promised day has passed."""
    for keeper in people_with(ANSWER, [NETWORK]):
        with translation.override(keeper.language):
            lines = [
                said_about(proposal, None),
                _("The answer was promised by %(day)s. The law gives 14 days.")
                % {"day": short_date(proposal.due or today())},
                _desk_page("proposal", proposal.pk),
            ]
            _tell(keeper, _("Feedback is still without an answer"), lines, proposal.thing)


def tell_held(held: Sequence[Proposal], not_before: datetime) -> None:
    """To those who look after the moderated queue: what waits there and why, with nothing that a sender typed."""
    for keeper in people_with(DECIDE, [NETWORK]):
        with translation.override(keeper.language):
            count = len(held)
            told = ngettext(
                "%(count)d message waits to be let through.", "%(count)d messages wait to be let through.", count
            )
            reasons = [f"{kind_words(one.kind, one.topic)}. {WHY_HELD[one.why_held]}." for one in held[:TOLD]]
            more = [_("And %(count)d more.") % {"count": count - TOLD}] if count > TOLD else []
            lines = [
                told % {"count": count},
                *reasons,
                *more,
                _("Perhaps it is advertising, perhaps a neighbour. Nobody else sees it before you have looked."),
                _desk_page("proposals"),
            ]
            subject = _("Something waits to be let through")
            _tell(keeper, subject, lines, "proposals.held", not_before)


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
        _post(reader, _("An answer from %(network)s") % {"network": settings.NETWORK_NAME}, lines, proposal.thing)


def _tell(keeper: Reachable, subject: str, lines: Iterable[str], ref: str, not_before: datetime | None = None) -> None:
    """By the way that the keeper chose for proposals; once a day with the rest, if none."""
    text = "\n\n".join(line for line in lines if line)
    tell(reach=keeper, kind=PROPOSALS, subject=subject, text=text, ref=ref, not_before=not_before)


def _post(reader: Reachable, subject: str, lines: Iterable[str], ref: str) -> None:
    text = "\n\n".join(line for line in lines if line)
    post(
        channel=reader.channel,
        to=reader.address,
        language=reader.language,
        subject=subject,
        text=text,
        ref=ref,
    )
