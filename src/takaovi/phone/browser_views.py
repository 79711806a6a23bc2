"""Answering in the browser: where the line rings for whoever takes its calls, and the telephone on the page."""

from dataclasses import asdict

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse

from takaovi.core.addresses import page_address
from takaovi.core.errors import NotThere
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.phone.browser_actions import choose_browser, choose_telephone
from takaovi.phone.browser_keys import make_key
from takaovi.phone.browser_presenters import BROWSER, duty_words, line_choices
from takaovi.phone.line_queries import browser_of, duty_until, has_browser_phones, telephone_of
from takaovi.phone.provider import ProviderFault
from takaovi.phone.rules import may_answer
from takaovi.ui.pages import PRIVATE, page
from takaovi.ui.safety import allow_telephone


@signed_in
def browser(request: SignedRequest) -> HttpResponse:
    """Choose where the line rings; where it rings in the browser, the telephone."""
    person = request.device.person
    _only_who_takes_calls(request)
    if request.method == "POST":
        choose = choose_browser if request.POST.get("linja") == BROWSER else choose_telephone
        choose(by=request.viewer.by, person=person)
        return HttpResponseRedirect(page_address("phone:browser"), status=303)
    rings_here = bool(browser_of(person.pk))
    number = telephone_of(person.pk)
    context = {
        "rings_here": rings_here,
        "has_phone": bool(number),
        "choices": line_choices(rings_here, number),
        "duty": duty_words(duty_until(person.pk)),
    }
    response = page(request, "phone/browser.html", context, public=False, indexed=False)
    return allow_telephone(response, settings.VOICE_SOCKET) if rings_here else response


@signed_in
def key(request: SignedRequest) -> HttpResponse:
    """A new key, for the script of the page, after a press."""
    _only_who_takes_calls(request)
    if request.method != "POST":
        raise Http404
    try:
        made = asdict(make_key(person=request.device.person))
    except NotThere as missing:
        raise Http404 from missing
    except ProviderFault:
        return JsonResponse({}, status=503, headers={"Cache-Control": PRIVATE})
    return JsonResponse(made, headers={"Cache-Control": PRIVATE})


def _only_who_takes_calls(request: SignedRequest) -> None:
    """Raises Http404, also where no switchboard is."""
    if not (has_browser_phones() and may_answer(request.viewer)):
        raise Http404
