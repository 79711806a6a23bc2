"""What somebody agrees to: each asked for by itself, with nothing ticked beforehand, and taken back by one tap."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from takaovi.core import clock
from takaovi.people.actions import give_consent, withdraw_consent
from takaovi.people.consent_presenters import asking_rows, wording_of
from takaovi.people.consent_queries import Asking, askings_of
from takaovi.people.consent_values import NAME, VERSIONS, consent_end
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.people.knocking import lead_to
from takaovi.ui.pages import page


@signed_in
def consents(request: SignedRequest) -> HttpResponse:
    """Each asking in a form of its own; what was agreed to, with the button that takes it back."""
    person, viewer = request.device.person, request.viewer
    ends, fault = consent_end(clock.today()), {}
    askings = askings_of(person, viewer.language)
    if request.method == "POST":
        wanted = request.POST.get("purpose", "")
        if _take(request, next((one for one in askings if one.purpose == wanted), None)):
            return lead_to("people:consents", query="?saved=1")
        fault[wanted] = _("Tick the sentence if you agree. You need not.")
    words = {"rows": asking_rows(askings, person, ends, fault), "saved": "saved" in request.GET}
    return page(request, "people/consents.html", words, public=False, indexed=False)


def _take(request: SignedRequest, asking: Asking | None) -> bool:
    """Whether it was done, or there was nothing to do; not where a button was pressed without a tick."""
    person, by = request.device.person, request.viewer.by
    if asking is None:
        return True
    if "withdraw" in request.POST:
        withdraw_consent(by=by, person=person, purpose=asking.purpose)
        return True
    if request.POST.get("agree") != "yes" or asking.given:
        return bool(asking.given)
    if asking.kind == NAME and not person.nickname:
        return True
    ends = consent_end(clock.today())
    wording, version = wording_of(asking, person, ends), VERSIONS[asking.kind]
    give_consent(by=by, person=person, purpose=asking.purpose, wording=wording, ends=ends, version=version)
    return True
