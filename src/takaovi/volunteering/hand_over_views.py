"""Somebody may come: a form without an account, the paper for the guest, and the code that closes the loop."""

from secrets import token_urlsafe

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from takaovi.core.addresses import page_address
from takaovi.core.errors import NotThere
from takaovi.core.limits import network_key, spend
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.places.models import Place
from takaovi.places.queries import place_for
from takaovi.ui.code_pages import ask_for_code, may_look
from takaovi.ui.gate import takes_post
from takaovi.ui.pages import page
from takaovi.volunteering.actions import hand_over, take_back_hand_over, tell_came
from takaovi.volunteering.bridge_queries import hand_over_with
from takaovi.volunteering.bridge_words import coming_when, day_today
from takaovi.volunteering.greeting_presenters import door_words
from takaovi.volunteering.hand_over_forms import read_coming
from takaovi.volunteering.models import SoftHandover
from takaovi.volunteering.reading_forms import once_of
from takaovi.volunteering.take_views import GUEST, may_write_to, too_many

HOUR, DAY = 3600, 86_400
NOTES_AN_HOUR = 40  # from one address: an office and a library share one
NOTES_A_DAY_TO_A_PLACE = 20


@takes_post
def send_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell the place that somebody may come."""
    place = _place(request, slug)
    form = read_coming(request.POST, day_today(place), sent=request.method == "POST")
    if form.coming is None:
        context = {"door": door_words(place), "form": form, "once": once_of(request.POST) or token_urlsafe(16)}
        return page(request, "volunteering/send.html", context, public=False, indexed=False)
    if not (may_write_to(form.coming.contact) and _may_send(request, place)):
        return too_many(request)
    made = hand_over(by=GUEST, place=place, coming=form.coming, once=once_of(request.POST))
    return HttpResponseRedirect(page_address("volunteering:came", made.code), status=303)


def _place(request: HttpRequest, slug: str) -> Place:
    """A place with a door that everybody sees. Raises Http404."""
    try:
        place = place_for(request.viewer, slug)  # type: ignore[attr-defined]
    except NotThere as missing:
        raise Http404 from missing
    if place.published is None or place.lat is None:
        raise Http404
    return place


def _may_send(request: HttpRequest, place: Place) -> bool:
    return spend("send", network_key(request), NOTES_AN_HOUR, HOUR) and spend(
        "send_to", str(place.pk), NOTES_A_DAY_TO_A_PLACE, DAY
    )


@takes_post
def code_page(request: HttpRequest) -> HttpResponse:
    """Asks for the code on the paper, wherever it is read out."""

    def opens(typed: str) -> HttpResponse:
        return HttpResponseRedirect(page_address("volunteering:came", hand_over_with(typed).code), status=303)

    return ask_for_code(request, "volunteering/came_code.html", opens, label=_("The code on the paper"))


@takes_post
def came_page(request: HttpRequest, code: str) -> HttpResponse:
    """The paper of the guest; with one press they let the one who told of them know, or it is taken back."""
    if not may_look(request):
        return too_many(request)
    try:
        row = hand_over_with(code)
    except NotThere as missing:
        raise Http404 from missing
    pressed = request.POST.get("teko", "") if request.method == "POST" else ""
    if pressed in ("tuli", "ei"):
        return _ended(request, row, pressed)
    language = reading().code
    context = {
        "door": door_words(row.place),
        "when": coming_when(row, language, day_today(row.place)),
        "street": ", ".join(filter(None, [row.place.street, f"{row.place.postcode} {row.place.village}".strip()])),
        "code": row.code,
        "told": bool(row.contact),
        "arrival": page_address("finder:arrival", row.place.slug) if row.place.photo else "",
    }
    return page(request, "volunteering/came.html", context, public=False, indexed=False)


def _ended(request: HttpRequest, row: SoftHandover, pressed: str) -> HttpResponse:
    """What was kept is gone after this press."""
    door = door_words(row.place)
    told = tell_came(by=GUEST, row=row) if pressed == "tuli" else False
    if pressed == "ei":
        take_back_hand_over(by=GUEST, row=row)
    context = {"door": door, "came": pressed == "tuli", "told": told}
    return page(request, "volunteering/came_end.html", context, public=False, indexed=False)
