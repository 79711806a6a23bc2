"""Pages for whoever would like to be called: the form, and what one may do with the code. No account, no cookie."""

from secrets import token_urlsafe

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from takaovi.callback.actions import ask_call, withdraw
from takaovi.callback.forms import YES, CallForm, Wish, read_call_form
from takaovi.callback.models import CallRequest
from takaovi.callback.mouths import has_mouth
from takaovi.callback.presenters import state_words
from takaovi.callback.queries import request_with
from takaovi.callback.values import OPEN, Asked, Source, State, plain
from takaovi.core.addresses import page_address
from takaovi.core.errors import DomainError, NotThere
from takaovi.core.limits import network_key, spend
from takaovi.ui.code_pages import ask_for_code, code_field, may_look, too_often
from takaovi.ui.gate import takes_post
from takaovi.ui.pages import PRIVATE, page
from takaovi.ui.values import Fault

GUEST = "guest"
HOUR = 3600
CALLS_AN_HOUR = 40  # from one network: a library's computers share one
PURSE = "call-code"  # tries of codes are counted apart from those of other rooms


@takes_post
def ask_page(request: HttpRequest) -> HttpResponse:
    """The form; sent, it leads to the page of the new code."""
    sent = request.method == "POST"
    typed = request.POST if sent else {"kunta": request.GET.get("kunta", "")}
    form = read_call_form(typed, sent=sent)
    if form.wish is None:
        return _form_page(request, form, form.faults)
    if not spend("ask-call", network_key(request), CALLS_AN_HOUR, HOUR):
        return _form_page(request, form, (too_often(),), status=429)
    try:
        asked = ask_for(GUEST, Source.WEB, form.wish, form.once)
    except DomainError as refusal:
        return _form_page(request, form, (Fault("numero", str(refusal)),))
    return to_code(asked.code)


def ask_for(by: str, source: Source, wish: Wish, once: str) -> Asked:
    """What the form asks. Raises DomainError as ``ask_call`` does."""
    return ask_call(
        by=by,
        source=source,
        once=once,
        number=wish.number,
        wished=wish.wished,
        topic=wish.topic,
        area=wish.area,
        language=wish.language,
        channel=wish.channel,
        contact=wish.contact,
    )


def _form_page(request: HttpRequest, form: CallForm, faults: tuple[Fault, ...], status: int = 200) -> HttpResponse:
    context = {"form": form, "faults": faults, "once": form.once or token_urlsafe(16), "phone": settings.NETWORK_PHONE}
    # A form that was not sent is the same for everybody but for its own number, which must not be kept.
    return page(request, "callback/ask.html", context, public=False, status=status)


def to_code(code: str) -> HttpResponse:
    """The page of the code; the one that asks for it, where it is told no longer."""
    address = page_address("callback:mine", code) if code else page_address("callback:code")
    response = HttpResponseRedirect(address, status=303)
    response.headers["Cache-Control"] = PRIVATE
    return response


@takes_post
def code_page(request: HttpRequest) -> HttpResponse:
    """Asks for the code of a request."""
    return ask_for_code(request, "callback/code.html", lambda typed: to_code(request_with(typed).code), purse=PURSE)


@takes_post
def mine_page(request: HttpRequest, code: str) -> HttpResponse:
    """How it stands with one's request; one may take it back."""
    if not may_look(request, PURSE):
        context = {"field": code_field(), "faults": (too_often(),)}
        return page(request, "callback/code.html", context, public=False, status=429, indexed=False)
    try:
        row = request_with(code)
    except NotThere:
        return to_code("")
    if request.method == "POST" and request.POST.get("teko") == "peru":
        withdraw(by=GUEST, request=row, and_block=request.POST.get("esto") == YES)
        return to_code(row.code)
    return page(request, "callback/mine.html", _mine_words(row), public=False, indexed=False)


def _mine_words(row: CallRequest) -> dict[str, object]:
    return {
        "row": row,
        "state": state_words(row),
        "open": row.state in plain(OPEN),
        "over": row.state in plain([State.CLOSED, State.GONE]),
        "told": bool(row.channel),
        "phone": settings.NETWORK_PHONE if has_mouth() else "",
    }
