"""Can someone meet me at the door? Asking without an account, and the page of the code."""

from secrets import token_urlsafe

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from takaovi.core.addresses import page_address
from takaovi.core.errors import DomainError, NotThere
from takaovi.core.limits import network_key, spend
from takaovi.places.models import Place
from takaovi.ui.code_pages import may_look
from takaovi.ui.gate import takes_post
from takaovi.ui.pages import page
from takaovi.ui.values import Fault
from takaovi.volunteering.actions import ask_greeting, change_greeting, take_back_greeting
from takaovi.volunteering.bridge_queries import door_for, greeting_with, may_be_open, place_signs, times_to_meet, yes_of
from takaovi.volunteering.bridge_values import Meet
from takaovi.volunteering.greeting_forms import MeetForm, read_meet, typed_of
from takaovi.volunteering.greeting_presenters import (
    clock_of,
    day_of_meeting,
    days_of,
    door_words,
    guest_words,
    time_choices,
)
from takaovi.volunteering.models import Greeting
from takaovi.volunteering.reading_forms import once_of
from takaovi.volunteering.take_views import GUEST, may_write_to, too_many

HOUR, DAY = 3600, 86_400
ASKS_AN_HOUR = 40  # from one address: a library's computers share one
CHANGES_A_DAY = 6  # of one meeting
ASKS_A_DAY_OF_ONE = 30  # of a place, from one address: so that one cannot use up the day of all others
ASKS_A_DAY_OF_A_PLACE = 60  # so that nobody is flooded who only wants to stand at a door


@takes_post
def meet_page(request: HttpRequest, slug: str) -> HttpResponse:
    """First the times, as links; then the form of one time."""
    try:
        place = door_for(request.viewer, slug)  # type: ignore[attr-defined]
    except NotThere as missing:
        raise Http404 from missing
    times = times_to_meet(place)
    start = minute_of(request.POST.get("aika") or request.GET.get("aika", ""))
    if start not in times and request.method != "POST":
        context = {"door": door_words(place), "days": days_of(times, place), "gone": bool(start)}
        return page(request, "volunteering/meet.html", context, indexed=False)
    form = read_meet(request.POST, place_signs(place.pk), sent=request.method == "POST")
    if form.asked is None:
        return _form(request, place, start, form, form.faults)
    if not (may_write_to(form.asked.contact) and _may_ask(request, place)):
        return too_many(request)
    try:
        made = ask_greeting(by=GUEST, place=place, start=start, asked=form.asked, once=once_of(request.POST))
    except DomainError as refusal:
        return _form(request, place, start, form, (Fault("main", str(refusal)),))
    return HttpResponseRedirect(page_address("volunteering:met", made.code), status=303)


def minute_of(typed: str) -> int:
    """The UTC minute of an address, or 0."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0


def _may_ask(request: HttpRequest, place: Place) -> bool:
    return spend("meet", network_key(request), ASKS_AN_HOUR, HOUR) and _may_ask_at(request, place.pk)


def _may_ask_at(request: HttpRequest, place_id: int) -> bool:
    """What one address is refused is not taken from the others."""
    own = f"{place_id}:{network_key(request)}"
    return spend("meet_from", own, ASKS_A_DAY_OF_ONE, DAY) and spend(
        "meet_at", str(place_id), ASKS_A_DAY_OF_A_PLACE, DAY
    )


def _may_change(request: HttpRequest, greeting: Greeting, start: int, contact: str) -> bool:
    """Every change is told to somebody, and another time asks everybody at the place anew."""
    return (
        spend("meet_change", str(greeting.pk), CHANGES_A_DAY, DAY)
        and (contact == greeting.contact or may_write_to(contact))
        and (start == greeting.start or _may_ask_at(request, greeting.place_id))
    )


def _form(request: HttpRequest, place: Place, start: int, form: MeetForm, faults: tuple[Fault, ...]) -> HttpResponse:
    context = {
        "door": door_words(place),
        "when": f"{day_of_meeting(start, place)} {clock_of(start, place)}",
        "start": start,
        "form": form,
        "faults": faults,
        "once": once_of(request.POST) or token_urlsafe(16),
        "times_href": page_address("volunteering:meet", place.slug),
    }
    return page(request, "volunteering/meet_form.html", context, public=False, indexed=False)


def is_shut(greeting: Greeting) -> bool:
    return greeting.unanswered is not None and not may_be_open(greeting)


def greeting_of(request: HttpRequest, code: str) -> Greeting:
    try:
        return greeting_with(code)
    except NotThere as missing:
        raise Http404 from missing


@takes_post
def met_page(request: HttpRequest, code: str) -> HttpResponse:
    """How it stands, whom one will see, and the way to take it back."""
    if not may_look(request):
        return too_many(request)
    greeting = greeting_of(request, code)
    if request.method == "POST" and request.POST.get("teko") == "perun":
        take_back_greeting(by=GUEST, greeting=greeting)
        gone = {"door": door_words(greeting.place)}
        return page(request, "volunteering/met_off.html", gone, public=False, indexed=False)
    context = {
        "door": door_words(greeting.place),
        "greeting": guest_words(greeting, yes_of(greeting), shut=is_shut(greeting)),
        "code": greeting.code,
        "told": bool(greeting.contact),
        "arrival": page_address("finder:arrival", greeting.place.slug) if greeting.place.photo else "",
        "change_href": page_address("volunteering:met_change", greeting.code),
    }
    return page(request, "volunteering/met.html", context, public=False, indexed=False)


def _agreed(greeting: Greeting) -> Meet:
    return Meet(greeting.sign, greeting.own_sign, greeting.name, greeting.channel, greeting.contact)


@takes_post
def change_page(request: HttpRequest, code: str) -> HttpResponse:
    """Another time, another sign, a name or none."""
    if not may_look(request):
        return too_many(request)
    greeting = greeting_of(request, code)
    place, sent = greeting.place, request.method == "POST"
    form = read_meet(request.POST if sent else typed_of(_agreed(greeting)), place_signs(place.pk), sent=sent)
    times, start = times_to_meet(place), minute_of(request.POST.get("aika", "")) or greeting.start
    faults = form.faults
    if form.asked is not None and not _may_change(request, greeting, start, form.asked.contact):
        return too_many(request)
    if form.asked is not None:
        try:
            change_greeting(by=GUEST, greeting=greeting, start=start, asked=form.asked)
            return HttpResponseRedirect(page_address("volunteering:met", greeting.code), status=303)
        except DomainError as refusal:
            faults = (Fault("main", str(refusal)),)
    context = {
        "door": door_words(place),
        "times": time_choices(times, start if start in times else greeting.start, place),
        "form": form,
        "faults": faults,
        "back_href": page_address("volunteering:met", greeting.code),
    }
    return page(request, "volunteering/met_change.html", context, public=False, indexed=False)
