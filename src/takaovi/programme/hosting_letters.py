"""What an organisation is told when it is asked to host something, in the language of each who may answer for it."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from takaovi.core.addresses import page_address
from takaovi.core.text import say
from takaovi.core.viewer import NETWORK, Scope
from takaovi.people.notice_actions import tell
from takaovi.people.notice_values import INVITATIONS
from takaovi.people.queries import Reachable, people_with
from takaovi.programme.models import HostInvitation
from takaovi.programme.signup_letters import Letter

KEEP_HOURS = 14 * 24  # a volunteer reads letters on some evening


def tell_asked(invitation: HostInvitation) -> int:
    """Post to everybody who may answer for the asked organisation, else to the pesavahti. Returns how many letters.

    Call it in the transaction that asks. Whoever has no address that they have proved finds it at the desk.
    """
    scope = Scope("organisation", invitation.organisation_id)
    readers = people_with("programme.edit", [scope]) or people_with("programme.edit", [NETWORK])
    for reader in readers:
        letter = write(invitation, reader)
        tell(
            reach=reader,
            kind=INVITATIONS,
            subject=letter.subject,
            text=letter.text,
            keep_hours=KEEP_HOURS,
            ref=f"programme.HostInvitation:{invitation.pk}",
        )
    return len(readers)


def write(invitation: HostInvitation, reader: Reachable) -> Letter:
    """Who is asked, what it is and where, and that nothing happens before the answer."""
    with translation.override(reader.language):
        activity = invitation.activity
        words = {
            "organisation": invitation.organisation.name,
            "title": say(activity, "title", reader.language),
            "address": settings.SITE_URL + page_address("desk:invitations"),
        }
        place = activity.public_place
        lines = [
            _("%(organisation)s is asked to host this too: %(title)s.") % words,
            f"{say(place, 'name', reader.language)}." if place else "",
            _("Say yes or no at your desk: %(address)s") % words,
            _("Nothing changes before you answer."),
        ]
        subject = _("Would you host this with us? %(title)s") % words
        return Letter(subject=subject[:120], text="\n\n".join(filter(None, lines)))
