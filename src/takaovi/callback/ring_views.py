"""The call ring: one's own calls, the pairs of a place, and ending it with the code."""

from django.http import Http404, HttpRequest, HttpResponse

from takaovi.callback import phrases
from takaovi.callback.line_presenters import line_words, number_words
from takaovi.callback.models import RingTurn
from takaovi.callback.mouths import has_mouth
from takaovi.callback.queue_views import lead_to
from takaovi.callback.ring_actions import agree_ring, change_volunteer, end_ring, renew_ring
from takaovi.callback.ring_forms import RingForm, read_ring_form
from takaovi.callback.ring_letters import farewell
from takaovi.callback.ring_presenters import pair_words, turn_words
from takaovi.callback.ring_queries import (
    last_call_of,
    pair_for,
    pair_with,
    place_with_ring_for,
    ring_for,
    ring_places,
    turn_for,
    volunteers_of,
)
from takaovi.callback.turn_actions import cannot_call, spoke, start_turn, take_turn, turn_missed
from takaovi.callback.views import GUEST, PURSE
from takaovi.core.errors import DomainError, NotThere
from takaovi.core.reading import reading
from takaovi.core.text import say
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.places.models import Place
from takaovi.ui.code_pages import ask_for_code
from takaovi.ui.gate import takes_post
from takaovi.ui.pages import page
from takaovi.ui.values import Fault


@signed_in
def ring(request: SignedRequest) -> HttpResponse:
    """One's own calls first, then those that look for a caller, then the pairs one looks after."""
    try:
        found = ring_for(request.viewer)
    except NotThere as missing:
        raise Http404 from missing
    context = {
        "mine": [turn_words(turn) for turn in found.mine],
        "open": [turn_words(turn, named=False) for turn in found.open],
        "pairs": [pair_words(pair) for pair in found.pairs],
        "places": [(place.slug, say(place, "name", reading().code)) for place in ring_places(request.viewer)],
    }
    return page(request, "callback/ring.html", context, public=False, indexed=False)


@signed_in
def turn(request: SignedRequest, number: int) -> HttpResponse:
    """One call of the ring, and every deed by a button."""
    row, fault, number_shown = _turn(request, number), "", ""
    if request.method == "POST":
        try:
            number_shown = _done(request, row)
            if not number_shown:
                return lead_to("turn" if request.POST.get("teko") in ("ota", "soita") else "ring", *_args(request, row))
        except DomainError as refusal:
            fault = str(refusal)
        row = _turn(request, number)
    mine = row.caller_id == request.viewer.person_id
    context = {
        "words": turn_words(row, named=mine),
        "mine": mine,
        "fault": fault,
        "connected": has_mouth(request.viewer.person_id),
        "line": line_words(last_call_of(row)),
        "number": number_words(number_shown),
    }
    return page(request, "callback/turn.html", context, public=False, indexed=False)


def _args(request: SignedRequest, row: RingTurn) -> tuple[int, ...]:
    return (row.pk,) if request.POST.get("teko") in ("ota", "soita") else ()


def _turn(request: SignedRequest, number: int) -> RingTurn:
    try:
        return turn_for(request.viewer, number)
    except NotThere as missing:
        raise Http404 from missing


def _done(request: SignedRequest, row: RingTurn) -> str:
    """What was pressed; the number that it shows, if it does. Raises DomainError, and Http404 for something else."""
    deeds = {"ota": take_turn, "puhuttiin": spoke, "ei-vastannut": turn_missed, "en-paase": cannot_call}
    by, person, said = request.viewer.by, request.device.person, request.POST.get("teko", "")
    if said == "soita":
        return start_turn(by=by, turn=row, person=person).number
    if said not in deeds:
        raise Http404
    deeds[said](by=by, turn=row, person=person)
    return ""


@signed_in
def agree(request: SignedRequest, slug: str) -> HttpResponse:
    """A new pair; sent, it shows the code to tell the person."""
    try:
        place = place_with_ring_for(request.viewer, slug)
    except NotThere as missing:
        raise Http404 from missing
    volunteers = volunteers_of(place)
    form = read_ring_form(request.POST, volunteers)
    if request.method != "POST":
        return _agree_page(request, place, form, "")
    try:
        volunteer = next((one for one in volunteers if one.pk == form.volunteer_id), None)
        if volunteer is None or not form.consented:
            raise DomainError(phrases.RING_NO_VOLUNTEER if volunteer is None else phrases.RING_NO_CONSENT)
        pair, code = agree_ring(by=request.viewer.by, place=place, volunteer=volunteer, agreed=form.agreed)
    except DomainError as refusal:
        return _agree_page(request, place, form, str(refusal))
    context = {"words": pair_words(pair), "code": code}
    return page(request, "callback/ring_agreed.html", context, public=False, indexed=False)


def _agree_page(request: SignedRequest, place: Place, form: RingForm, fault: str) -> HttpResponse:
    faults = (Fault("nimi", fault),) if fault else ()
    context = {"place": say(place, "name", reading().code), "form": form, "faults": faults}
    return page(request, "callback/ring_new.html", context, public=False, indexed=False)


@signed_in
def pair(request: SignedRequest, number: int) -> HttpResponse:
    """One pair: go on for another year, another caller, or an end with dignity."""
    try:
        row = pair_for(request.viewer, number)
    except NotThere as missing:
        raise Http404 from missing
    volunteers, by, said = volunteers_of(row.place), request.viewer.by, request.POST
    chosen = next((one for one in volunteers if str(one.pk) == said.get("soittaja")), None)
    match said.get("teko", ""):
        case "jatka":
            renew_ring(by=by, pair=row)
        case "vaihda" if chosen is not None:
            change_volunteer(by=by, pair=row, volunteer=chosen)
        case "lopeta":
            end_ring(by=by, pair=row)
            return lead_to("ring")
    if request.method == "POST":
        return lead_to("pair", number)
    form = read_ring_form({"soittaja": str(row.volunteer_id)}, volunteers)
    context = {"words": pair_words(row), "letter": farewell(row), "volunteer": form.volunteer}
    return page(request, "callback/pair.html", context, public=False, indexed=False)


@takes_post
def leave(request: HttpRequest) -> HttpResponse:
    """The person ends the ring with the code, without an account."""

    def opens(typed: str) -> HttpResponse:
        end_ring(by=GUEST, pair=pair_with(typed))
        return page(request, "callback/ring_leave.html", {"done": True}, public=False)

    return ask_for_code(request, "callback/ring_leave.html", opens, purse=PURSE)
