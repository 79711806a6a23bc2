"""Planning the shifts of a place: tasks, shifts, who comes, and asking for somebody."""

from django.http import Http404, HttpResponse, HttpResponseRedirect

from takaovi.core import clock
from takaovi.core.addresses import page_address
from takaovi.core.errors import DomainError, NotThere
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.core.text import say
from takaovi.people.actions import note_look
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.places.models import Place
from takaovi.ui.pages import page
from takaovi.ui.values import Link
from takaovi.volunteering.actions import (
    ask_stand_ins,
    cancel_shift,
    end_standing,
)
from takaovi.volunteering.keeper_presenters import kept_shift, kept_shifts, kept_tasks
from takaovi.volunteering.models import Shift
from takaovi.volunteering.queries import coming_shifts, place_to_plan, shift_to_plan, takes_of, tasks_of

AHEAD = 60 * 1440


def place_of(request: SignedRequest, slug: str) -> Place:
    try:
        return place_to_plan(request.viewer, slug)
    except NotThere as missing:
        raise Http404 from missing


def back_to(place: Place) -> Link:
    return Link(_("Shifts"), page_address("volunteering:keep", place.slug))


@signed_in
def keep(request: SignedRequest, slug: str) -> HttpResponse:
    """The coming shifts with who comes, and the tasks. Whoever looks at names is put down in the book."""
    place = place_of(request, slug)
    now = clock.to_minute(clock.now())
    shifts = coming_shifts(place.pk, now, now + AHEAD)
    if any(shift.sitting for shift in shifts):  # type: ignore[attr-defined]
        note_look(by=request.viewer.by, thing=f"places.Place:{place.pk}")
    tasks = tasks_of(place.pk)
    context = {
        "name": say(place, "name", reading().code),
        "slug": slug,
        "extracts": any(task.extract for task in tasks),
        "shifts": kept_shifts(shifts),
        "tasks": kept_tasks(tasks),
        "year": str(clock.today().year),
    }
    return page(request, "volunteering/keep.html", context, public=False, indexed=False)


@signed_in
def keep_shift(request: SignedRequest, slug: str, number: str) -> HttpResponse:
    """One shift with who comes: ask stand-ins, call it off, or end one that comes back."""
    place = place_of(request, slug)
    try:
        shift = shift_to_plan(place.pk, int(number) if number.isdecimal() and len(number) < 12 else 0)
    except NotThere as missing:
        raise Http404 from missing
    fault = ""
    if request.method == "POST":
        try:
            _do(request.viewer.by, shift, request.POST.get("teko", ""))
            return HttpResponseRedirect(request.path, status=303)
        except DomainError as refusal:
            fault = str(refusal)
    takes = takes_of(shift)
    if takes:
        note_look(by=request.viewer.by, thing=f"volunteering.Shift:{shift.pk}")
    context = {**_context(place, shift), "shift": kept_shift(shift, takes), "fault": fault}
    return page(request, "volunteering/keep_shift.html", context, public=False, indexed=False)


def _context(place: Place, shift: Shift) -> dict[str, object]:
    ahead = shift.start > clock.to_minute(clock.now()) and not shift.cancelled_at and not shift.closed
    return {
        "back": back_to(place),
        "name": say(place, "name", reading().code),
        "may_ask": ahead and not shift.filled and not shift.searching,
        "ahead": ahead,
        "standing": shift.standing is not None and shift.standing.ended is None,
        "public": page_address("volunteering:shift", str(shift.pk)),
    }


def _do(by: str, shift: Shift, deed: str) -> None:
    """What was pressed. Something else changes nothing."""
    if deed == "kysy":
        ask_stand_ins(by=by, shift=shift)
    elif deed == "peru":
        cancel_shift(by=by, shift=shift)
    elif deed == "lopeta" and shift.standing is not None:
        end_standing(by=by, standing=shift.standing)
