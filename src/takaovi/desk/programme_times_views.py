"""Single times of an activity at the desk: called off, moved, told about; a new season; who has signed up."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from takaovi.core import clock
from takaovi.core.errors import DomainError, NotThere
from takaovi.core.text import say
from takaovi.desk.door_views import activity_at, form_page, lead_to, sure_page, typed_pairs
from takaovi.desk.form_presenters import typed_day
from takaovi.desk.form_values import Button, FormPage, SurePage
from takaovi.desk.programme_change_forms import Change, read_change
from takaovi.desk.programme_edit_views import back_to
from takaovi.desk.programme_place_presenters import other_place_part
from takaovi.desk.programme_place_queries import place_meant, places_to_choose
from takaovi.desk.programme_presenters import instant_span
from takaovi.desk.programme_queries import day_of, time_of, times_between, told_of
from takaovi.desk.programme_times_presenters import change_parts
from takaovi.desk.reading_forms import Typed
from takaovi.desk.signup_presenters import told_words
from takaovi.hours.plan import PlanFault
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.places.models import Place
from takaovi.programme.actions import cancel_occurrence, change_occurrence, move_occurrence, restore_occurrence
from takaovi.programme.models import Activity, Occurrence
from takaovi.programme.rules import may_edit_activity
from takaovi.programme.stretch_actions import cancel_times, move_times, restore_times

LISTED = 8
TYPED = (
    "do",
    "first",
    "last",
    "to",
    "shift",
    "start",
    "end",
    "place",
    "reason_fi",
    "reason_sv",
    "reason_en",
    "reason_fi_simple",
)


@signed_in
def change_times(request: SignedRequest, slug: str) -> HttpResponse:
    """One time (``?aika=``), a stretch, or all that are to come: what is different, who is told, and a yes."""
    found = activity_at(request, slug, may_edit_activity)
    one = one_of_its_times(found, request.GET.get("aika", ""))
    typed = Typed(request.POST)
    if request.method == "POST" and request.POST.get("sure") != "change":
        change = read_change(typed, one=one is not None, place=_place(request, found, typed))
        if not typed.faults:
            times = [one] if one else times_between(found, change.first or clock.today(), change.last)
            if request.POST.get("sure") == "yes":
                told = _do(request.viewer.by, found, one, change)
                if not told:
                    return lead_to("desk:activity", slug, done="changed")
                typed.faults["do"] = told
            elif times:
                return sure_page(request, _sure(request, found, times, change))
            else:
                typed.faults["first"] = _("Nothing is planned for those days.")
    return form_page(request, _change_form(request, found, one, typed))


def _place(request: SignedRequest, found: Activity, typed: Typed) -> Place | None:
    """The other place that was named. What everybody sees is moved only to where everybody finds the way."""
    return place_meant(request.viewer, typed["place"], shown=found.published is not None) if typed["place"] else None


def one_of_its_times(found: Activity, number: str) -> Occurrence | None:
    """Raises Http404 for a time of another activity."""
    try:
        return time_of(found, number) if number else None
    except NotThere as missing:
        raise Http404 from missing


def _change_form(request: SignedRequest, found: Activity, one: Occurrence | None, typed: Typed) -> FormPage:
    values = {name: typed[name] for name in TYPED}
    values["first"] = values["first"] or typed_day(clock.today())
    when = instant_span(one.start, one.end, ZoneInfo(found.zone)) if one else ""
    places = places_to_choose(request.viewer, shown=found.published is not None)
    error, language = typed.faults.get("place", ""), request.viewer.language
    place = other_place_part(places, found.place, typed["place"], error, language)
    return FormPage(
        title=_("Change %(when)s") % {"when": when} if one else _("Change several times"),
        about=say(found, "title", request.viewer.language),
        back=back_to(found, request.viewer.language),
        lead=_("Before anything is done you see whom it concerns."),
        parts=change_parts(values, typed.faults, one=one is not None, place=place),
        faults=typed.summary(),
        buttons=(Button(_("Show me whom it concerns")),),
    )


def _sure(request: SignedRequest, found: Activity, times: Sequence[Occurrence], change: Change) -> SurePage:
    count = ngettext("This concerns %(count)d time.", "This concerns %(count)d times.", len(times))
    zone = ZoneInfo(found.zone)
    rest = len(times) - LISTED
    shown = tuple(instant_span(one.start, one.end, zone) for one in times[:LISTED])
    more = (_("and %(count)d more") % {"count": rest},) if rest > 0 else ()
    words = {"cancel": _("Call off?"), "move": _("Move?"), "note": _("Tell this?"), "restore": _("As planned again?")}
    reason = request.POST.get("reason_fi", "") or request.POST.get("reason_sv", "") or request.POST.get("reason_en", "")
    return SurePage(
        title=words[request.POST["do"]],
        about=say(found, "title", request.viewer.language),
        back=back_to(found, request.viewer.language),
        sentences=(
            count % {"count": len(times)},
            _elsewhere(change, request.viewer.language),
            *told_words(told_of(times)),
            *((_("People read: %(words)s") % {"words": reason},) if reason else ()),
        ),
        times=(*shown, *more),
        hidden=typed_pairs(request, "sure"),
        buttons=(Button(_("Yes, do it"), "sure", "yes"), Button(_("Change something"), "sure", "change", "quiet")),
    )


def _elsewhere(change: Change, language: str) -> str:
    """The new place, where one is told; else nothing."""
    return _("The new place is %(place)s.") % {"place": say(change.place, "name", language)} if change.place else ""


def _do(by: str, found: Activity, one: Occurrence | None, change: Change) -> str:
    """Returns why not, or nothing."""
    try:
        if one:
            _do_one(by, found, one, change)
        else:
            _do_stretch(by, found, change)
    except (DomainError, PlanFault) as fault:
        return str(fault)
    return ""


def _do_one(by: str, found: Activity, one: Occurrence, change: Change) -> None:
    series = next((row for row in found.series.all() if row.pk == one.series_id), None)
    if series is None:
        raise DomainError(_("This time belongs to no series. It cannot be changed here."))
    local = clock.from_minute(one.planned).astimezone(ZoneInfo(found.zone))
    which: dict[str, Any] = {"by": by, "series": series, "day": day_of(one, found), "at": f"{local:%H:%M}"}
    times: dict[str, Any] = {"start": change.start or None, "end": change.end or None}
    if change.do == "cancel":
        cancel_occurrence(**which, reason=change.reason)
    elif change.do == "move":
        move_occurrence(**which, to=change.to, **times, place=change.place, reason=change.reason)
    elif change.do == "note":
        change_occurrence(**which, **times, reason=change.reason)
    else:
        restore_occurrence(**which)


def _do_stretch(by: str, found: Activity, change: Change) -> None:
    which: dict[str, Any] = {"by": by, "activity": found, "first": change.first or clock.today(), "last": change.last}
    if change.do == "cancel":
        cancel_times(**which, reason=change.reason)
    elif change.do == "move":
        times: dict[str, Any] = {"start": change.start or None, "end": change.end or None}
        move_times(**which, days=change.days, **times, place=change.place, reason=change.reason)
    else:
        restore_times(**which)
