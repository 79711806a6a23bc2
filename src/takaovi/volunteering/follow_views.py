"""Hearing when a place opens: the form, and the page of the letter's link with one button to begin and one to stop."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from takaovi.core.errors import NotThere
from takaovi.core.limits import network_key, spend
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.core.text import say
from takaovi.places.models import Place
from takaovi.places.queries import place_for
from takaovi.ui.code_pages import may_look
from takaovi.ui.gate import is_one_click, takes_one_click, takes_post
from takaovi.ui.pages import page
from takaovi.ui.values import Fault, Field
from takaovi.volunteering.actions import confirm_follow, follow_place, stop_following
from takaovi.volunteering.asking_queries import follow_with
from takaovi.volunteering.reading_forms import read_reachable
from takaovi.volunteering.take_views import may_write_to, too_many
from takaovi.volunteering.values import CONTACT_MAX

GUEST = "guest"
HOUR, DAY = 3600, 86_400
LETTERS_AN_HOUR, LETTERS_A_DAY = 20, 3  # from one network; to one address about one place


@takes_post
def follow_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Where to send the word. What the page says after it is the same for an address that follows already."""
    place = _place(request, slug)
    typed = request.POST.get("yhteys", "").strip()[:CONTACT_MAX]
    read = read_reachable(typed)
    faults: tuple[Fault, ...] = ()
    if request.method == "POST":
        if not read or not read[0]:
            faults = (Fault("yhteys", _("Write an e-mail address or a phone number.")),)
        elif not spend("follow", network_key(request), LETTERS_AN_HOUR, HOUR):
            return too_many(request)
        else:
            _ask(place, read[0], read[1].lower())
            return page(request, "volunteering/follow_sent.html", _about(place), public=False, indexed=False)
    hint = _("You get a letter, and say yes once more in it. Every letter has the way to stop.")
    error = faults[0].sentence if faults else ""
    field = Field("yhteys", _("E-mail or phone"), typed, hint, error, maxlength=CONTACT_MAX)
    context = {**_about(place), "field": field, "faults": faults}
    return page(request, "volunteering/follow.html", context, public=False, indexed=False)


def _place(request: HttpRequest, slug: str) -> Place:
    try:
        return place_for(request.viewer, slug)  # type: ignore[attr-defined]
    except NotThere as missing:
        raise Http404 from missing


def _about(place: Place) -> dict[str, object]:
    return {"name": say(place, "name", reading().code), "slug": place.slug}


def _ask(place: Place, channel: str, contact: str) -> None:
    """No more than a few letters a day to one address, about one place and about all, whoever asks for them."""
    if spend("follow_letter", f"{place.pk}:{contact}", LETTERS_A_DAY, DAY) and may_write_to(contact):
        follow_place(by=GUEST, place=place, channel=channel, contact=contact, language=reading().code)


@takes_one_click
def following_page(request: HttpRequest, code: str) -> HttpResponse:
    """The link of a letter. Looking changes nothing; a mail program may say "no more of these" for its reader."""
    if not may_look(request):
        return too_many(request)
    try:
        follow = follow_with(code)
    except NotThere as missing:
        raise Http404 from missing
    about = _about(follow.place)
    if request.method == "POST":
        if is_one_click(request) or request.POST.get("teko") == "riittaa":
            stop_following(by=GUEST, follow=follow)
            return page(request, "volunteering/follow_stopped.html", about, public=False, indexed=False)
        if request.POST.get("teko") == "kylla":
            confirm_follow(by=GUEST, follow=follow)
            return HttpResponseRedirect(request.path, status=303)
    context = {**about, "confirmed": follow.confirmed is not None}
    return page(request, "volunteering/following.html", context, public=False, indexed=False)
