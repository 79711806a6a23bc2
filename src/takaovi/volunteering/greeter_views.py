"""The page behind the question to a greeter: looking changes nothing, yes and no are one press each."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from takaovi.core.addresses import page_address
from takaovi.core.errors import DomainError, NotThere
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.core.text import say
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.ui.gate import takes_post
from takaovi.ui.pages import page
from takaovi.ui.values import Fault, Link
from takaovi.volunteering.actions import answer_greeting, choose_signs
from takaovi.volunteering.bridge_queries import greeting_ask_of, name_to_tell, place_signs, yes_of
from takaovi.volunteering.bridge_values import MOST_SIGNS, Sign
from takaovi.volunteering.form_values import FormPage, Press
from takaovi.volunteering.greeting_forms import sign_boxes
from takaovi.volunteering.greeting_presenters import door_words, greeter_words
from takaovi.volunteering.keeper_views import back_to, place_of
from takaovi.volunteering.models import GreetingAsk

NAME = "nimi"


@takes_post
def greet_page(request: HttpRequest, token: str) -> HttpResponse:
    """Could you be at the door?"""
    try:
        ask = greeting_ask_of(token)
    except NotThere as missing:
        raise Http404 from missing
    fault = ""
    if request.method == "POST" and request.POST.get("teko") in ("tulen", "en"):
        try:
            _answer(request, ask)
            return HttpResponseRedirect(request.path, status=303)
        except DomainError as refusal:
            fault = str(refusal)
    promised = yes_of(ask.greeting)
    name, shown = name_to_tell(ask)
    context = {
        "door": door_words(ask.greeting.place),
        "greeting": greeter_words(ask, promised),
        "mine": promised is not None and promised.pk == ask.pk,
        "fault": fault,
        "name": name,
        "shown": shown,
    }
    return page(request, "volunteering/greet.html", context, public=False, indexed=False)


def _answer(request: HttpRequest, ask: GreetingAsk) -> None:
    yes = request.POST.get("teko") == "tulen"
    by = f"person:{ask.person_id}" if ask.person_id else "greeter"
    answer_greeting(by=by, ask=ask, yes=yes, tell_name=request.POST.get(NAME) == "1")


@signed_in
def keep_signs(request: SignedRequest, slug: str) -> HttpResponse:
    """What those at the door have, by which a guest knows them."""
    place = place_of(request, slug)
    chosen = [str(one) for one in place_signs(place.pk)]
    faults: tuple[Fault, ...] = ()
    if request.method == "POST":
        chosen = [sign.value for sign in Sign if sign in request.POST.getlist("merkki")]
        if 0 < len(chosen) <= MOST_SIGNS:
            choose_signs(by=request.viewer.by, place=place, signs=tuple(chosen))
            return HttpResponseRedirect(page_address("volunteering:keep", place.slug), status=303)
        faults = (Fault("merkki", _("Choose one to four.")),)
    form = FormPage(
        title=_("Signs of those at the door"),
        about=say(place, "name", reading().code),
        back=Link(back_to(place).words, back_to(place).href),
        parts=(sign_boxes(chosen, faults[0].sentence if faults else ""),),
        presses=(Press(_("Save")),),
        lead=_("Somebody who comes for the first time chooses one of them, and knows whom to walk up to."),
        faults=faults,
    )
    return page(request, "volunteering/form.html", {"form": form}, public=False, indexed=False)
