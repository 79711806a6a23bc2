"""Does the call ring go on? Asked by a letter, answered by whoever is called, without an account."""

from django.http import Http404, HttpRequest, HttpResponse

from takaovi.callback.ring_actions import end_ring, renew_ring
from takaovi.callback.ring_presenters import pair_words
from takaovi.callback.ring_queries import pair_asked
from takaovi.callback.views import GUEST, PURSE
from takaovi.core.errors import NotThere
from takaovi.ui.code_pages import may_look, too_often
from takaovi.ui.gate import takes_post
from takaovi.ui.pages import page


@takes_post
def again(request: HttpRequest, code: str) -> HttpResponse:
    """One press is an answer; opening the page, as scanners of links do, is none."""
    if not may_look(request, PURSE):
        return page(request, "callback/ring_again.html", {"fault": too_often().sentence}, public=False, status=429)
    try:
        pair = pair_asked(code)
    except NotThere as missing:
        raise Http404 from missing
    answer = request.POST.get("teko", "")
    if answer == "jatkuu":
        renew_ring(by=GUEST, pair=pair)
    elif answer == "loppuu":
        end_ring(by=GUEST, pair=pair)
    context = {"words": pair_words(pair), "answer": answer, "fault": ""}
    return page(request, "callback/ring_again.html", context, public=False, indexed=False)
