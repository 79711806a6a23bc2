"""The page behind a rota's letter: each time with yes and no. Looking changes nothing."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from takaovi.core.addresses import page_address
from takaovi.core.errors import DomainError, NotThere
from takaovi.core.reading import reading
from takaovi.core.text import say
from takaovi.ui.code_pages import may_look
from takaovi.ui.gate import takes_post
from takaovi.ui.pages import page
from takaovi.volunteering.actions import accept_rota, decline_rota
from takaovi.volunteering.models import RotaAsk
from takaovi.volunteering.shift_presenters import shift_words
from takaovi.volunteering.take_views import too_many
from takaovi.volunteering.when_queries import availability_with, waiting_of

BY = "rota"


@takes_post
def asked_page(request: HttpRequest, code: str) -> HttpResponse:
    """What somebody is asked now."""
    if not may_look(request):
        return too_many(request)
    try:
        row = availability_with(code)
    except NotThere as missing:
        raise Http404 from missing
    fault, asks = "", waiting_of(row)
    if request.method == "POST":
        ask = next((one for one in asks if str(one.pk) == request.POST.get("kysymys")), None)
        try:
            _answer(ask, request.POST.get("teko", ""))
            return HttpResponseRedirect(request.path + "?ok", status=303)
        except DomainError as refusal:
            fault = str(refusal)
    context = {
        "name": say(row.place, "name", reading().code),
        "asks": [(ask.pk, shift_words(ask.line.shift)) for ask in asks],
        "fault": fault,
        "answered": "ok" in request.GET,
        "when": page_address("volunteering:when_code", code),
    }
    return page(request, "volunteering/asked.html", context, public=False, indexed=False)


def _answer(ask: RotaAsk | None, pressed: str) -> None:
    """Yes or no; another press changes nothing. Raises DomainError where somebody was quicker."""
    if ask is None:
        return
    if pressed == "tulen":
        accept_rota(by=BY, ask=ask)
    elif pressed == "en":
        decline_rota(by=BY, ask=ask)
