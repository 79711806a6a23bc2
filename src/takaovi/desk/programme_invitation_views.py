"""Invitations to host something with others: what is asked, and yes or no."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from takaovi.core.errors import DomainError, NotThere
from takaovi.desk.door_views import desk_page, lead_to
from takaovi.desk.programme_presenters import done_words, invitation_lines
from takaovi.desk.reading_forms import Typed
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.programme.hosting_actions import accept_hosting, decline_hosting
from takaovi.programme.hosting_queries import invitation_for, invitations_for


@signed_in
def invitations(request: SignedRequest) -> HttpResponse:
    """Everything that this person may answer for an organisation; the letter about an invitation leads here."""
    told = ""
    if request.method == "POST":
        told = answer_invitation(request)
        if not told:
            return lead_to("desk:invitations", done="answered")
    words = {
        "lines": invitation_lines(invitations_for(request.viewer), request.viewer.language),
        "done": done_words(request.GET.get("tehty", "")),
        "told": told,
    }
    return desk_page(request, "desk/invitations.html", words)


def answer_invitation(request: SignedRequest) -> str:
    """Yes or no to hosting something with others. Returns why not, or nothing."""
    deeds = {"yes": accept_hosting, "no": decline_hosting}
    deed = deeds.get(request.POST.get("answer", ""))
    number = Typed(request.POST).whole("invitation", 1, 999_999) or 0
    try:
        if deed:
            deed(by=request.viewer.by, invitation=invitation_for(request.viewer, number))
    except (DomainError, NotThere) as fault:
        return str(fault) if isinstance(fault, DomainError) else _("This invitation is no longer open.")
    return ""
