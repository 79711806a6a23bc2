"""One's own shifts, the places one may be asked about, and hours written down by oneself."""

from datetime import timedelta

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from takaovi.core import clock
from takaovi.core.addresses import page_address
from takaovi.core.errors import DomainError
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.core.text import say
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.places.models import Place
from takaovi.ui.pages import page
from takaovi.ui.values import Choice, Choices, Fault, Field, Link
from takaovi.volunteering.actions import log_hours, take_back_hours, wish_questions
from takaovi.volunteering.asking_queries import wishes_of
from takaovi.volunteering.form_values import FormPage, Press
from takaovi.volunteering.giving_queries import own_hours
from takaovi.volunteering.giving_values import MOST_MINUTES
from takaovi.volunteering.my_presenters import given_lines, my_lines, wish_lines
from takaovi.volunteering.queries import my_places, my_shifts, open_shifts
from takaovi.volunteering.reading_forms import Typed
from takaovi.volunteering.rules import may_log_hours, may_plan_at
from takaovi.volunteering.shift_presenters import open_words
from takaovi.volunteering.when_queries import asked_pages

AHEAD = 28 * 1440
WAYS = ("email", "sms", "ei")


@signed_in
def mine(request: SignedRequest) -> HttpResponse:
    """What I have promised, what is open at the places that know me, and whether I may be asked."""
    viewer = request.viewer
    places = my_places(viewer)
    person_id = int(viewer.person_id or 0)
    if request.method == "POST":
        for place in places:
            if request.POST.get("paikka") == str(place.pk) and request.POST.get("tapa") in WAYS:
                way = request.POST["tapa"]
                channel = "" if way == "ei" else way
                wish_questions(by=viewer.by, place=place, person_id=person_id, wanted=way != "ei", channel=channel)
        return HttpResponseRedirect(reverse("volunteering:mine"), status=303)
    now = clock.to_minute(clock.now())
    open_ = open_shifts(start=now, end=now + AHEAD, place_ids=[place.pk for place in places])
    context = {
        "shifts": my_lines(my_shifts(person_id)),
        "open": open_words(open_),
        "wishes": wish_lines(places, wishes_of(person_id), asked_pages(person_id)),
        "kept": [place for place in places if may_plan_at(viewer, place)],
        "say": lambda place: say(place, "name", reading().code),
    }
    return page(request, "volunteering/mine.html", context, public=False, indexed=False)


@signed_in
def my_hours(request: SignedRequest) -> HttpResponse:
    """My own log: at which place, which day, how long. A line can be taken back."""
    viewer, person_id = request.viewer, int(request.viewer.person_id or 0)
    places = [place for place in my_places(viewer) if may_log_hours(viewer, place)]
    given = own_hours(person_id, clock.today() - timedelta(days=400))
    typed = Typed(request.POST)
    faults: tuple[Fault, ...] = ()
    if request.method == "POST":
        faults = _log(viewer.by, person_id, places, typed)
        for row in given:
            if typed["pois"] == str(row.pk):
                faults = ()
                take_back_hours(by=viewer.by, given=row)
        if not faults:
            return HttpResponseRedirect(reverse("volunteering:my_hours"), status=303)
    context = {"form": _hours_form(places, typed, faults), "given": given_lines(given)}
    return page(request, "volunteering/my_hours.html", context, public=False, indexed=False)


def _log(by: str, person_id: int, places: list[Place], typed: Typed) -> tuple[Fault, ...]:
    if typed["pois"]:
        return ()
    place = next((one for one in places if str(one.pk) == typed["paikka"]), None)
    day, minutes = typed.day("paiva"), typed.hours("tunnit", MOST_MINUTES)
    if place is None:
        typed.faults["paikka"] = _("Choose the place.")
    if typed.faults or place is None or day is None:
        return typed.listed()
    try:
        log_hours(by=by, place=place, day=day, minutes=minutes, person_id=person_id)
    except DomainError as refusal:
        return (Fault("paiva", str(refusal)),)
    return ()


def _hours_form(places: list[Place], typed: Typed, faults: tuple[Fault, ...]) -> FormPage:
    language = reading().code
    chosen = typed["paikka"] or (str(places[0].pk) if len(places) == 1 else "")
    options = tuple(Choice(str(p.pk), str(say(p, "name", language)), chosen=chosen == str(p.pk)) for p in places)
    today = clock.today()
    parts = (
        Choices("paikka", _("Which place?"), options, error=typed.faults.get("paikka", "")),
        Field(
            "paiva",
            _("Which day?"),
            typed["paiva"] or f"{today.day}.{today.month}.",
            error=typed.faults.get("paiva", ""),
        ),
        Field(
            "tunnit", _("How many hours?"), typed["tunnit"], error=typed.faults.get("tunnit", ""), inputmode="decimal"
        ),
    )
    back = Link(_("Your shifts"), page_address("volunteering:mine"))
    return FormPage(_("Hours you have given"), "", back, parts, (Press(_("Write down")),), faults=faults)
