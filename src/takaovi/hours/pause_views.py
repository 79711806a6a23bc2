"""No more questions: the page behind a letter's own way out, and one's own page to have them back."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language

from takaovi.core.errors import NotThere
from takaovi.core.text import say
from takaovi.hours.ask_queries import link_of, paused_places, places_asked
from takaovi.hours.models import AskLink
from takaovi.hours.pause_actions import ask_again, stop_asking
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.ui.gate import is_one_click, takes_one_click
from takaovi.ui.pages import page


@takes_one_click
def no_more(request: HttpRequest, token: str) -> HttpResponse:
    """Looking changes nothing. The button, or a mail program for its reader, ends the questions about this place."""
    link = _link(token)
    if request.method == "POST":
        _turn(link, again=request.POST.get("answer") == "again")
        if not is_one_click(request):  # a mail program waits for the answer and follows nothing
            return HttpResponseRedirect(request.path, status=303)
    place = link.ask.place
    words = {
        "place": say(place, "name", get_language() or "fi"),
        "paused": place.pk in paused_places(link.person_id),
        "here": reverse("hours:no_more", args=[token]),
    }
    return page(request, "hours/no_more.html", words, public=False, indexed=False)


def _link(token: str) -> AskLink:
    try:
        return link_of(token)
    except NotThere as missing:
        raise Http404 from missing


def _turn(link: AskLink, *, again: bool) -> None:
    turn = ask_again if again else stop_asking
    turn(by=f"person:{link.person_id}", person=link.person, place=link.ask.place)


@signed_in
def my_questions(request: SignedRequest) -> HttpResponse:
    """The places one is asked about, each with its button."""
    person, places = request.device.person, places_asked(request.viewer)
    if request.method == "POST":
        for place in places:
            if request.POST.get("stop") == str(place.pk):
                stop_asking(by=request.viewer.by, person=person, place=place)
            if request.POST.get("again") == str(place.pk):
                ask_again(by=request.viewer.by, person=person, place=place)
        return HttpResponseRedirect(reverse("hours:my_questions"), status=303)
    paused, language = paused_places(person.pk), get_language() or "fi"
    rows = [(place.pk, say(place, "name", language), place.pk in paused) for place in places]
    return page(request, "hours/my_questions.html", {"rows": rows}, public=False, indexed=False)
