"""The page behind a question to a stand-in. Looking changes nothing; yes and no are one press each."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from takaovi.core.addresses import page_address
from takaovi.core.errors import DomainError, NotThere
from takaovi.core.reading import gettext as _
from takaovi.ui.gate import is_one_click, takes_one_click
from takaovi.ui.pages import page
from takaovi.volunteering.actions import accept_ask, decline_ask, stop_questions
from takaovi.volunteering.asking_queries import ask_of
from takaovi.volunteering.models import StandInAsk
from takaovi.volunteering.shift_presenters import shift_words
from takaovi.volunteering.taking import check_open

BY = "stand-in"


@takes_one_click
def stand_in_page(request: HttpRequest, token: str) -> HttpResponse:
    """Could you come? A mail program may only say "no more of these" for its reader."""
    try:
        ask = ask_of(token)
    except NotThere as missing:
        raise Http404 from missing
    fault = ""
    if request.method == "POST":
        try:
            return _pressed(request, ask)
        except DomainError as refusal:
            fault = str(refusal)
    answer = {"no": _("You said no. That is all right. We ask another."), "yes": _("You have said yes. Thank you.")}
    told = answer.get(ask.answer, "")
    context = {"shift": shift_words(ask.shift), "fault": fault, "answer": told, "open": _open(ask)}
    return page(request, "volunteering/stand_in.html", context, public=False, indexed=False)


def _pressed(request: HttpRequest, ask: StandInAsk) -> HttpResponse:
    """Yes, no, or no more of these; another press changes nothing. Raises DomainError where somebody was quicker."""
    pressed = "riittaa" if is_one_click(request) else request.POST.get("teko", "")
    if pressed == "riittaa":
        words = {"place_href": page_address("finder:place", ask.shift.task.place.slug)}
        stop_questions(by=BY, ask=ask)
        return page(request, "volunteering/stand_in_no_more.html", words, public=False, indexed=False)
    if pressed == "tulen":
        return HttpResponseRedirect(page_address("volunteering:take", accept_ask(by=BY, ask=ask).code), status=303)
    if pressed == "en":
        decline_ask(by=BY, ask=ask)
    return HttpResponseRedirect(request.path, status=303)


def _open(ask: StandInAsk) -> bool:
    if ask.answer == "yes" or ask.shift.filled:
        return False
    try:
        check_open(ask.shift)
    except DomainError:
        return False
    return True
