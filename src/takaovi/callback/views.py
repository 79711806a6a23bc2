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
from takaovi.core.reading import gettext as _
from takaovi.ui.gate import takes_post
from takaovi.ui.pages import PRIVATE, page
from takaovi.ui.values import Fault, Field

GUEST = "guest"
TEN_MINUTES, HOUR, DAY = 600, 3600, 86_400
CALLS_AN_HOUR = 40  # from one network: a library's computers share one
CODES_IN_TEN_MINUTES, CODES_A_DAY = 40, 300


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


def too_often() -> Fault:
    return Fault("main", _("There have been many tries from here. Wait a while, or call us."))


def to_code(code: str) -> HttpResponse:
    """The page of the code; the one that asks for it, where it is told no longer."""
    address = page_address("callback:mine", code) if code else page_address("callback:code")
    response = HttpResponseRedirect(address, status=303)
    response.headers["Cache-Control"] = PRIVATE
    return response


@takes_post
def code_page(request: HttpRequest) -> HttpResponse:
    """Asks for the code of a request."""
    typed = request.POST.get("koodi", "")
    faults: tuple[Fault, ...] = ()
    status = 200
    if request.method == "POST":
        if not may_look(request):
            faults, status = (too_often(),), 429
        else:
            try:
                return to_code(request_with(typed).code)
            except NotThere:
                faults = (Fault("koodi", _("We do not know this code. Look at it once more.")),)
    error = faults[0].sentence if faults else ""
    field = Field("koodi", _("Your code"), typed[:60], "", error, autocomplete="off", maxlength=60)
    return page(request, "callback/code.html", {"field": field, "faults": faults}, public=False, status=status)


def may_look(request: HttpRequest) -> bool:
    key = network_key(request)
    return spend("call-code", key, CODES_IN_TEN_MINUTES, TEN_MINUTES) and spend("call-code-day", key, CODES_A_DAY, DAY)


@takes_post
def mine_page(request: HttpRequest, code: str) -> HttpResponse:
    """How it stands with one's request; one may take it back."""
    if not may_look(request):
        context = {"field": Field("koodi", _("Your code")), "faults": (too_often(),)}
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
