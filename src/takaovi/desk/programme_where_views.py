"""Where an activity is, its room, its languages and what is true of it. Another place is told of before a yes."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from takaovi.core import clock
from takaovi.core.errors import DomainError
from takaovi.core.meanwhile import ChangedMeanwhile
from takaovi.core.text import say
from takaovi.desk.door_views import activity_at, form_page, lead_to, shows_both, typed_pairs
from takaovi.desk.form_presenters import texts_part
from takaovi.desk.form_values import Button, Differs, FormPage, differing, mark_of
from takaovi.desk.programme_change_forms import read_reason
from takaovi.desk.programme_edit_views import back_to
from takaovi.desk.programme_place_presenters import place_part, room_part, where_labels, where_parts
from takaovi.desk.programme_place_queries import TO_CHOOSE, place_meant, places_to_choose
from takaovi.desk.programme_queries import times_between, told_of
from takaovi.desk.programme_where_forms import qualities_of, read_qualities, told_qualities, typed_qualities
from takaovi.desk.reading_forms import Typed
from takaovi.desk.signup_presenters import told_words
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.places.models import Place
from takaovi.programme.actions import save_activity
from takaovi.programme.models import Activity
from takaovi.programme.rules import may_edit_activity
from takaovi.ui.values import Choices, Field, Link


@signed_in
@shows_both
def where(request: SignedRequest, slug: str) -> HttpResponse:
    """Saved at once, unless it goes to another place: then one sees first whom it concerns, and may tell why."""
    found = activity_at(request, slug, may_edit_activity)
    typed, place, values = Typed(request.POST), found.place, qualities_of(found)
    differs: tuple[Differs, ...] = ()
    saved = told_qualities(found.place, values)
    if request.method == "POST":
        place = _place(request, found, typed)
        values = read_qualities(typed, place, found.traits)
        if typed["mark"] != mark_of(saved):
            differs = differing(where_labels(), saved, told_qualities(place, values))
        if not typed.faults and not differs and typed["sure"] != "change":
            if place != found.place and typed["sure"] != "yes":
                return form_page(request, _sure(request, found, place, typed))
            if _saves(request, found, {**values, "place": place}, typed):
                return lead_to("desk:activity", slug, done="saved")
    return form_page(request, _form(request, found, place, values, typed, differs, mark_of(saved)))


def _place(request: SignedRequest, found: Activity, typed: Typed) -> Place | None:
    """The place that was chosen; where none is asked, the one it has. A fault is written into ``typed``."""
    named, language = typed["place"], request.viewer.language
    known = {_named(found.place, language, by_name=by_name) for by_name in (True, False)} - {""}
    if "place" not in request.POST or named in known:
        return found.place
    if not named and (found.online_url or found.phone):
        return None
    place = place_meant(request.viewer, named, shown=found.published is not None)
    if place is None:
        typed.faults["place"] = _("We do not find this place. Write its whole name.")
    return place or found.place


def _saves(request: SignedRequest, found: Activity, fields: dict[str, Any], typed: Typed) -> bool:
    why = read_reason(typed)
    try:
        if not typed.faults:
            save_activity(by=request.viewer.by, slug=found.slug, fields=fields, why=why, seen=found)
    except ChangedMeanwhile:
        raise
    except DomainError as fault:
        typed.faults["place"] = str(fault)
    return not typed.faults


def _form(
    request: SignedRequest,
    found: Activity,
    place: Place | None,
    values: dict[str, Any],
    typed: Typed,
    differs: tuple[Differs, ...],
    mark: str,
) -> FormPage:
    language = request.viewer.language
    return FormPage(
        title=_("Place, room, languages and what is true of it"),
        about=say(found, "title", language),
        back=back_to(found, language),
        parts=(*_place_question(request, found, place, typed), *where_parts(place, typed_qualities(values), language)),
        faults=typed.summary(),
        hidden=(("mark", mark),),
        differs=differs,
        theirs=Link(_("Keep what is saved"), request.path),
        buttons=(Button(_("Save mine") if differs else _("Save")),),
    )


def _place_question(
    request: SignedRequest, found: Activity, place: Place | None, typed: Typed
) -> list[Field | Choices]:
    language, error = request.viewer.language, typed.faults.get("place", "")
    places = places_to_choose(request.viewer, shown=found.published is not None)
    named = typed["place"] if error else _named(place, language, by_name=len(places) > TO_CHOOSE)
    return place_part(places, found.place, named, error, language, may_be_none=bool(found.online_url or found.phone))


def _named(place: Place | None, language: str, *, by_name: bool) -> str:
    if place is None:
        return ""
    return str(say(place, "name", language)) if by_name else place.slug


def _sure(request: SignedRequest, found: Activity, place: Place | None, typed: Typed) -> FormPage:
    """Whom another place concerns, which room it is there, and why."""
    language = request.viewer.language
    times = times_between(found, clock.today(), None)
    count = ngettext("This concerns %(count)d time.", "This concerns %(count)d times.", len(times))
    goes = _("It is at %(place)s from now on.") % {"place": say(place, "name", language)} if place else ""
    told = (goes or _("It is online or by phone only from now on."), count % {"count": len(times)})
    return FormPage(
        title=_("Another place?"),
        about=say(found, "title", language),
        back=back_to(found, language),
        lead=" ".join((*told, *told_words(told_of(times)))),
        parts=(*room_part(place, "", language), texts_part("reason", _("What do we tell people?"), {}, {}, most=160)),
        hidden=typed_pairs(request, "sure", "space"),
        buttons=(Button(_("Yes, do it"), "sure", "yes"), Button(_("Change something"), "sure", "change", "quiet")),
    )
