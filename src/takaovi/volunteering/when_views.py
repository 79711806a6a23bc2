"""Saying when one can: signed in, or by the code of a letter."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from takaovi.core.addresses import page_address
from takaovi.core.errors import NotThere
from takaovi.core.limits import network_key, spend
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.core.text import say
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.places.models import Place
from takaovi.places.queries import place_for
from takaovi.ui.code_pages import may_look
from takaovi.ui.gate import takes_post
from takaovi.ui.pages import page
from takaovi.ui.values import Fault, Field, Link
from takaovi.volunteering.actions import end_when, invite_when, say_when, when_for
from takaovi.volunteering.follow_views import DAY, HOUR, LETTERS_A_DAY, LETTERS_AN_HOUR
from takaovi.volunteering.models import Availability
from takaovi.volunteering.queries import my_places
from takaovi.volunteering.reading_forms import read_reachable
from takaovi.volunteering.take_views import GUEST, may_write_to, too_many
from takaovi.volunteering.values import CONTACT_MAX
from takaovi.volunteering.when_forms import read_when
from takaovi.volunteering.when_queries import availability_of, availability_with, when_code_of, when_of
from takaovi.volunteering.when_values import When


@signed_in
def my_when(request: SignedRequest, slug: str) -> HttpResponse:
    """When I can at one of the places that know me."""
    viewer = request.viewer
    place = next((one for one in my_places(viewer) if one.slug == slug), None)
    if place is None:
        raise Http404
    row = availability_of(place.pk, int(viewer.person_id or 0))
    if row is None and request.method == "POST":
        row = when_for(by=viewer.by, place=place, person=request.device.person)
    back = Link(_("Your shifts"), page_address("volunteering:mine"))
    return _form(request, row, place, back, viewer.by)


@takes_post
def when_code(request: HttpRequest, code: str) -> HttpResponse:
    """The same by the code of a letter. Looking changes nothing."""
    if not may_look(request):
        return too_many(request)
    try:
        row = availability_with(code)
    except NotThere as missing:
        raise Http404 from missing
    back = Link(str(say(row.place, "name", reading().code)), page_address("finder:place", row.place.slug))
    return _form(request, row, row.place, back, GUEST)


def _form(request: HttpRequest, row: Availability | None, place: Place, back: Link, by: str) -> HttpResponse:
    sent = request.method == "POST"
    if sent and row is not None and request.POST.get("teko") == "riittaa":
        end_when(by=by, availability=row)
        context = {"name": say(place, "name", reading().code), "slug": place.slug}
        return page(request, "volunteering/when_ended.html", context, public=False, indexed=False)
    known, name = (when_of(row), row.name) if row else (When(), "")
    form = read_when(request.POST, known, name, sent=sent, asks_name=bool(row and not row.person_id))
    if form.when is not None and row is not None:
        say_when(by=by, availability=row, when=form.when, name=form.name)
        return HttpResponseRedirect(request.path + "?ok", status=303)
    told: dict[str, object] = {
        "name": say(place, "name", reading().code),
        "back": back,
        "form": form,
        "kept": "ok" in request.GET and row is not None and row.said is not None,
        "said": row is not None and row.said is not None,
        "asked": page_address("volunteering:asked", when_code_of(row)) if row and row.said else "",
    }
    return page(request, "volunteering/when.html", told, public=False, indexed=False)


@takes_post
def when_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Where to send the way to say it, for whoever has no account. What it says does not depend on who is known."""
    try:
        place = place_for(request.viewer, slug)  # type: ignore[attr-defined]
    except NotThere as missing:
        raise Http404 from missing
    typed = request.POST.get("yhteys", "").strip()[:CONTACT_MAX]
    read, about = read_reachable(typed), {"name": say(place, "name", reading().code), "slug": place.slug}
    faults: tuple[Fault, ...] = ()
    if request.method == "POST":
        if not read or not read[0]:
            faults = (Fault("yhteys", _("Write an e-mail address or a phone number.")),)
        elif not spend("follow", network_key(request), LETTERS_AN_HOUR, HOUR):
            return too_many(request)
        else:
            _invite(place, read[0], read[1].lower())
            return page(request, "volunteering/when_sent.html", about, public=False, indexed=False)
    field = _contact(typed, faults[0].sentence if faults else "")
    context = {**about, "field": field, "faults": faults}
    return page(request, "volunteering/when_ask.html", context, public=False, indexed=False)


def _contact(typed: str, error: str) -> Field:
    hint = _("You get a letter with a link. Nothing else comes before you have said when you can.")
    return Field("yhteys", _("E-mail or phone"), typed, hint, error, maxlength=CONTACT_MAX)


def _invite(place: Place, channel: str, contact: str) -> None:
    """No more than a few letters a day to one address, whoever asks for them."""
    if spend("when_to", f"{place.pk} {contact}", LETTERS_A_DAY, DAY) and may_write_to(contact):
        invite_when(by=GUEST, place=place, channel=channel, contact=contact, language=reading().code)
