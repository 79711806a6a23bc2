"""Pages for whoever would give a hand: what there is to do, and taking a shift without an account."""

from secrets import token_urlsafe

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from takaovi.core import clock
from takaovi.core.addresses import page_address
from takaovi.core.errors import DomainError, NotThere
from takaovi.core.limits import network_key, spend
from takaovi.core.reading import gettext as _
from takaovi.places import gazetteer
from takaovi.ui.gate import takes_post
from takaovi.ui.pages import page
from takaovi.ui.values import Fault
from takaovi.volunteering.actions import Taken, accept_swap, take_shift
from takaovi.volunteering.models import Shift
from takaovi.volunteering.queries import day_of, open_shifts, open_tasks, room_of, shift_for, wishes_swap
from takaovi.volunteering.reading_forms import once_of
from takaovi.volunteering.rules import may_take_task
from takaovi.volunteering.shift_presenters import open_words, shift_words
from takaovi.volunteering.take_forms import TakeForm, read_take
from takaovi.volunteering.take_views import may_write_to
from takaovi.volunteering.task_presenters import size_links, task_lines
from takaovi.volunteering.values import Room

AHEAD = 28 * 1440  # minutes
MOST_TOLD = 12  # of all places; the nearest in time
HOUR = 3600
TAKES_AN_HOUR = 40  # from one address: a library's computers share one
SIZES: dict[str, Q] = {
    "tunti": Q(minutes__lte=60),
    "istuen": Q(sitting=True),
    "hiljaa": Q(no_talk=True),
    "tuettu": Q(supported=True),
    "kotoa": Q(where__in=["home", "phone", "online"]),
}


def come_along(request: HttpRequest) -> HttpResponse:
    """Shifts that need somebody and tasks of every size, of all places or of one municipality."""
    size = request.GET.get("koko", "")
    area = gazetteer.municipality(request.GET.get("kunta", ""))
    code = area.municipality if area else ""
    now = clock.to_minute(clock.now())
    tasks = open_tasks(municipality=code, sizes=SIZES.get(size))
    shifts = open_shifts(start=now, end=now + AHEAD, municipality=code, most=MOST_TOLD)
    if size in SIZES:
        fitting = {task.pk for task in tasks}
        shifts = [one for one in shifts if one.shift.task_id in fitting]
    context = {
        "shifts": open_words(sorted(shifts, key=lambda one: one.shift.filled)),
        "tasks": task_lines(tasks, {one.shift.task_id for one in shifts}),
        "sizes": size_links(size, code),
    }
    return page(request, "volunteering/come_along.html", context, canonical_query=("koko", "kunta"))


@takes_post
def shift_page(request: HttpRequest, number: str) -> HttpResponse:
    """One shift: what it is, and the form to take it; sent, it leads to the page of the new code."""
    shift = find_shift(request, number)
    viewer, sent = request.viewer, request.method == "POST"  # type: ignore[attr-defined]
    swapping = not room_of(shift).left and wishes_swap(shift)
    room = Room(1, 0) if swapping else room_of(shift)
    form = read_take(request.POST if sent else {}, day_of(shift), room, sent=sent, signed_in=viewer.is_signed_in)
    if form.asked is None:
        return _shown(request, shift, form, form.faults, swapping=swapping)
    if not (spend("take_shift", network_key(request), TAKES_AN_HOUR, HOUR) and may_write_to(form.asked.contact)):
        return _shown(request, shift, form, (_too_often(),), swapping=swapping, status=429)
    try:
        taken = _take(request, shift, form, swapping=swapping)
    except DomainError as refusal:
        return _shown(request, shift, form, (Fault("main", str(refusal)),), swapping=swapping)
    return HttpResponseRedirect(page_address("volunteering:take", taken.code), status=303)


def find_shift(request: HttpRequest, number: str) -> Shift:
    try:
        return shift_for(request.viewer, int(number) if number.isdecimal() and len(number) < 12 else 0)  # type: ignore[attr-defined]
    except NotThere as missing:
        raise Http404 from missing


def _take(request: HttpRequest, shift: Shift, form: TakeForm, *, swapping: bool) -> Taken:
    viewer, once = request.viewer, once_of(request.POST)  # type: ignore[attr-defined]
    if form.asked is None:
        raise DomainError(_("Something is still to put right."))
    if swapping:
        wishing = next(take for take in shift.sitting if take.swap)  # type: ignore[attr-defined]
        return accept_swap(by=viewer, take=wishing, asked=form.asked, once=once)
    return take_shift(by=viewer, shift=shift, asked=form.asked, once=once)


def _shown(
    request: HttpRequest,
    shift: Shift,
    form: TakeForm,
    faults: tuple[Fault, ...],
    *,
    swapping: bool,
    status: int = 200,
) -> HttpResponse:
    context = {
        **_standing(shift),
        "form": form,
        "faults": faults,
        "once": once_of(request.POST) or token_urlsafe(16),
        "room": bool(room_of(shift).left or swapping),
        "swapping": swapping,
        "known": may_take_task(request.viewer, shift.task),  # type: ignore[attr-defined]
        "signed_in": request.viewer.is_signed_in,  # type: ignore[attr-defined]
    }
    return page(request, "volunteering/shift.html", context, public=False, status=status, indexed=False)


def _standing(shift: Shift) -> dict[str, object]:
    """How it stands with the shift, whoever looks."""
    return {
        "shift": shift_words(shift),
        "closed": shift.closed is not None,
        "open": shift.start > clock.to_minute(clock.now()),
        "off": _("This shift has been called off.") if shift.cancelled_at else "",
        "phone": shift.task.place.phone,
        "when": page_address("volunteering:when", shift.task.place.slug),
        "follow": page_address("volunteering:follow", shift.task.place.slug) if shift.opens else "",
    }


def _too_often() -> Fault:
    return Fault("main", _("There have been many tries from here. Wait a while, or call us."))
