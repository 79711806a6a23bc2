"""That somebody showed the criminal-records extract: a keeper's tick, so that they may take what asks for it."""

from babel.dates import format_date
from django.http import Http404, HttpResponse, HttpResponseRedirect

from takaovi.core.reading import reading
from takaovi.core.text import say
from takaovi.people.actions import note_look
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.ui.pages import page
from takaovi.volunteering.actions import note_extract
from takaovi.volunteering.extract_queries import extracts_of
from takaovi.volunteering.keeper_views import back_to, place_of


@signed_in
def extracts(request: SignedRequest, slug: str) -> HttpResponse:
    """Those who take shifts here, with the day on which each showed it. Only they can be ticked."""
    place = place_of(request, slug)
    people = extracts_of(place)
    if request.method == "POST":
        shown = next((person for person, _day in people if str(person.pk) == request.POST.get("kuka", "")), None)
        if shown is None:
            raise Http404
        note_extract(by=request.viewer.by, place=place, person=shown)
        return HttpResponseRedirect(request.path, status=303)
    if people:
        note_look(by=request.viewer.by, thing=f"places.Place:{place.pk}")
    tag = reading().tag
    rows = [(person.pk, person.nickname, format_date(day, "long", locale=tag) if day else "") for person, day in people]
    context = {"name": say(place, "name", reading().code), "back": back_to(place), "rows": rows}
    return page(request, "volunteering/extracts.html", context, public=False, indexed=False)
