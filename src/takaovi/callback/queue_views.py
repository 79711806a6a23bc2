"""The volunteer's pages: who waits, one call from the taking to the closing, and entering somebody by hand."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from secrets import token_urlsafe
from typing import TypeVar

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from takaovi.callback import actions, phrases
from takaovi.callback.additions import ways_on
from takaovi.callback.forms import YES, CallForm, read_call_form
from takaovi.callback.line_presenters import number_words, sheet_words, unblock_choices
from takaovi.callback.models import CallRequest
from takaovi.callback.presenters import kept_words, on_duty_words, row_of, waiting_words
from takaovi.callback.queries import in_hand, kept_promises, on_duty, queue_for, request_for
from takaovi.callback.rules import may_enter_calls, may_take_calls
from takaovi.callback.values import Reason, Source, Theme
from takaovi.callback.views import ask_for
from takaovi.core import clock
from takaovi.core.addresses import page_address
from takaovi.core.errors import DomainError, NotThere
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.ui.pages import PRIVATE, page
from takaovi.ui.values import Fault

Word = TypeVar("Word", bound=StrEnum)

KEPT_DAYS = 30


@signed_in
def queue(request: SignedRequest) -> HttpResponse:
    """Who waits for a call, in order, without a number; and how promises were kept."""
    try:
        rows = queue_for(request.viewer)
    except NotThere as missing:
        raise Http404 from missing
    now = clock.now()
    context = {
        "rows": [row_of(row) for row in rows],
        "waiting": waiting_words(len(rows)),
        "in_hand": in_hand(request.viewer.person_id),
        "on_duty": on_duty_words(on_duty(clock.to_minute(now))),
        "kept": kept_words(kept_promises(now - timedelta(days=KEPT_DAYS))),
        "may_enter": may_enter_calls(request.viewer),
        "ways": ways_on(page_address),
    }
    return _page(request, "callback/queue.html", context)


def _page(request: SignedRequest, template: str, context: Mapping[str, object], status: int = 200) -> HttpResponse:
    return page(request, template, context, public=False, indexed=False, status=status)


def lead_to(name: str, *args: object) -> HttpResponse:
    response = HttpResponseRedirect(reverse(f"callback:{name}", args=args), status=303)
    response.headers["Cache-Control"] = PRIVATE
    return response


@signed_in
def sheet(request: SignedRequest, number: int) -> HttpResponse:
    """One call: what it is about, what to read aloud, and every deed by a button."""
    try:
        row = request_for(request.viewer, number)
    except NotThere as missing:
        raise Http404 from missing
    fault, unsaid, shown = "", "", ""
    if request.method == "POST":
        try:
            return _done(request, row)
        except _Shown as look:
            shown = look.number
        except _Unsaid as question:
            unsaid = question.name
        except DomainError as refusal:
            fault = str(refusal)
        row = request_for(request.viewer, number)
    words = sheet_words(row, request.device.person, unsaid)
    context = {"words": words, "fault": fault, "number": number_words(shown)}
    context["faults"] = [Fault(unsaid, str(phrases.CHOOSE_ONE))] if unsaid else []
    return _page(request, "callback/sheet.html", context)


class _Shown(Exception):
    """The number is to be shown on this one answer, and on no page with an address of its own."""

    def __init__(self, number: str) -> None:
        super().__init__()
        self.number = number


class _Unsaid(Exception):
    """Nothing was chosen where one must be: the name of the question."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


def _done(request: SignedRequest, row: CallRequest) -> HttpResponse:
    """What was pressed. Raises DomainError with what to tell, _Unsaid, and Http404 for something else."""
    person, by, said = request.device.person, request.viewer.by, request.POST
    match said.get("teko", ""):
        case "ota":
            actions.take_call(by=by, request=row, person=person)
        case "soita":
            order = actions.start_call(by=by, request=row, person=person)
            if order.number:
                raise _Shown(order.number)
        case "ei-vastannut":
            actions.not_reached(by=by, request=row, person=person)
            return lead_to("queue")
        case "anna":
            actions.hand_on(by=by, request=row, person=person, reason=_chosen(Reason, said, "syy"))
            return lead_to("queue")
        case "valmis":
            theme, no_more = _chosen(Theme, said, "teema"), said.get("esto") == YES
            actions.close_call(by=by, request=row, person=person, theme=theme, no_more=no_more)
            return lead_to("queue")
        case _:
            raise Http404
    return lead_to("sheet", row.pk)


def _chosen(kind: type[Word], said: Mapping[str, str], name: str) -> Word:
    """Raises _Unsaid where nothing was chosen."""
    found = next((member for member in kind if member.value == said.get(name, "")), None)
    if found is None:
        raise _Unsaid(name)
    return found


@signed_in
def enter(request: SignedRequest) -> HttpResponse:
    """Put somebody into the queue who asked by word of mouth. Sent, it leads to a page with the code to tell them."""
    if not may_enter_calls(request.viewer):
        raise Http404
    sent = request.method == "POST"
    form = read_call_form(request.POST, sent=sent, by_staff=True)
    if form.wish is None:
        return _enter_page(request, form, form.faults)
    try:
        if request.POST.get("taas") == YES:
            actions.unblock_number(by=request.viewer.by, number=form.wish.number)
        made = ask_for(request.viewer.by, Source.STAFF, form.wish, form.once)
    except DomainError as refusal:
        return _enter_page(request, form, (Fault("numero", str(refusal)),), refused=True)
    context = {"asked": made, "row": row_of(CallRequest.objects.get(pk=made.request_id))}
    return _page(request, "callback/entered.html", context)


def _enter_page(
    request: SignedRequest, form: CallForm, faults: tuple[Fault, ...], *, refused: bool = False
) -> HttpResponse:
    context = {"form": form, "faults": faults, "once": form.once or token_urlsafe(16)}
    context["again"] = unblock_choices() if refused else None
    context["back"] = "callback:queue" if may_take_calls(request.viewer) else "people:me"
    return _page(request, "callback/enter.html", context)
