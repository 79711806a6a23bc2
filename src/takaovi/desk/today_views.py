"""The first page of the desk: what needs me today."""

from django.http import Http404, HttpResponse

from takaovi.core.errors import DomainError, NotThere
from takaovi.core.outbox.dead_actions import drop, try_again
from takaovi.core.outbox.queries import given_up_kinds, given_up_letters
from takaovi.core.viewer import NETWORK
from takaovi.desk.door_views import desk_page, lead_to, page_number
from takaovi.desk.hours_presenters import done_words
from takaovi.desk.letter_presenters import letter_groups, letter_lines, letters_done
from takaovi.desk.network_presenters import asked_to_host_lines, network_lines, unasked_line
from takaovi.desk.today_presenters import place_needs
from takaovi.desk.today_queries import ON_A_PAGE, Needs, asked_to_host, hosted, kept_places, needs_of, needs_of_place
from takaovi.hours.answer_actions import AlreadyAnswered, AskOver, answer_ask
from takaovi.hours.ask_queries import open_asks, places_nobody_is_asked_about
from takaovi.hours.ask_values import Answer
from takaovi.hours.confirm_actions import confirm_hours
from takaovi.hours.rules import may_confirm_hours
from takaovi.people.doors import SignedRequest, signed_in


@signed_in
def today(request: SignedRequest) -> HttpResponse:
    """Everything that waits for this person; with several places a list of them first."""
    if request.method == "POST":
        return _done(request)
    needs = needs_of(request.viewer, page_number(request))
    return _shown(request, needs, alone=len(needs.places) == 1 and not needs.more)


@signed_in
def place_today(request: SignedRequest, slug: str) -> HttpResponse:
    """What waits in one place, and the ways to everything that can be changed there."""
    if request.method == "POST":
        return _done(request, slug)
    try:
        needs = needs_of_place(request.viewer, slug)
    except NotThere as missing:
        raise Http404 from missing
    return _shown(request, needs, alone=True, of_place=True)


def _shown(request: SignedRequest, needs: Needs, *, alone: bool, of_place: bool = False) -> HttpResponse:
    words = {
        "places": place_needs(request.viewer, needs),
        "lines": [] if of_place else [*asked_to_host_lines(asked_to_host(request.viewer)), *network_lines(needs)],
        "hosted": [] if of_place else hosted(request.viewer),
        "alone": alone,
        "of_place": of_place,
        "number": page_number(request),
        "more": needs.more,
        "done": done_words(request.GET.get("tehty", "")),
    }
    return desk_page(request, "desk/today.html", words)


def _done(request: SignedRequest, slug: str = "") -> HttpResponse:
    """One tap: the hours of a place are true, or a question about a holiday or a season is answered."""
    by, person = request.viewer.by, request.device.person
    back = ("desk:place_today", slug) if slug else ("desk:today",)
    if "confirm" in request.POST:
        place = kept_places(request.viewer).filter(pk=_number(request.POST["confirm"])).first()
        if place is None or not may_confirm_hours(request.viewer, place):
            raise Http404
        confirm_hours(by=by, place=place, person=person)
        return lead_to(*back, done="confirmed")
    said = "yes" if "yes" in request.POST else "no"
    ask = open_asks().filter(pk=_number(request.POST.get(said, ""))).first()
    if ask is None:
        return lead_to(*back, done="quick")
    if not may_confirm_hours(request.viewer, ask.place):
        raise Http404
    try:
        answer_ask(by=by, ask=ask, person=person, answer=Answer(said))
    except (AlreadyAnswered, AskOver):
        return lead_to(*back, done="quick")
    except DomainError:
        return lead_to("desk:hours", ask.place.slug)
    return lead_to(*back, done="answered")


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0


@signed_in
def unasked(request: SignedRequest) -> HttpResponse:
    """Places of the network about whose hours nobody is asked, those first that were confirmed longest ago."""
    if not request.viewer.may("hours.edit"):
        raise Http404
    number = page_number(request)
    first = (number - 1) * ON_A_PAGE
    places = list(places_nobody_is_asked_about()[first : first + ON_A_PAGE + 1])
    words = {"lines": [unasked_line(place, under_title=True) for place in places[:ON_A_PAGE]], "number": number}
    return desk_page(request, "desk/unasked.html", words | {"more": len(places) > ON_A_PAGE})


@signed_in
def letters(request: SignedRequest) -> HttpResponse:
    """Letters that could not be sent, by way and reason: what they were about and when, without the address."""
    if not request.viewer.may("audit.read", NETWORK):
        raise Http404
    if request.method == "POST":
        channel, fault = request.POST.get("channel", ""), request.POST.get("fault", "")
        work = {"again": try_again, "drop": drop}.get(request.POST.get("do", ""))
        count = work(by=request.viewer.by, channel=channel, fault=fault) if work else 0
        return lead_to("desk:letters", done="done" if count else "quick")
    words = {"groups": letter_groups(given_up_kinds()), "letters": letter_lines(given_up_letters()[:100])}
    return desk_page(request, "desk/letters.html", words | {"done": letters_done(request.GET.get("tehty", ""))})
