"""Miten saat viestit: the way of each kind of notice, the daily letter, quiet hours, browsers that show messages."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.views.decorators.http import require_safe

from takaovi.core.outbox.channels.push.hosts import is_push_address
from takaovi.core.outbox.channels.push.keys import public_key
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.people.forms import faults_of
from takaovi.people.knocking import lead_to
from takaovi.people.notice_actions import choose_notices, end_browsers, keep_browser
from takaovi.people.notice_forms import NoticesForm
from takaovi.people.notice_queries import chosen_ways, open_ways, times_of, ways_of
from takaovi.ui.assets import worker_text
from takaovi.ui.pages import PRIVATE, page

KEY_SIGNS, AUTH_SIGNS = 100, 30


@signed_in
def notices(request: SignedRequest) -> HttpResponse:
    """One form for everything; what was chosen and is not open any more is shown as the first address."""
    person, times, ways = request.device.person, times_of(request.device.person_id), ways_of(request.device.person_id)
    offered = open_ways(ways)
    chosen = {kind: way if way in offered else "first" for kind, way in chosen_ways(person).items()}
    begun = chosen | {"hour": times.hour, "quiet": times.quiet}
    form = NoticesForm(request.POST if request.method == "POST" else None, begun, offered)
    if request.method == "POST" and form.is_valid():
        hour, quiet = form.cleaned_data["hour"], form.cleaned_data["quiet"]
        choose_notices(by=request.viewer.by, person=person, ways=form.ways(), hour=hour, quiet=quiet)
        return lead_to("people:notices", query="?saved=1")
    words = {"form": form, "faults": faults_of(form), "saved": "saved" in request.GET, "pushes": ways.pushes}
    words |= {"push_key": public_key() if settings.PUSH else "", "reached": bool(ways.first)}
    return page(request, "people/notices.html", words, public=False, indexed=False)


@signed_in
def browser(request: SignedRequest) -> HttpResponse:
    """A browser tells where it is pushed to, or its person turns all of them off."""
    if request.method != "POST" or not settings.PUSH:
        raise Http404
    person, by = request.device.person, request.viewer.by
    if "end" in request.POST:
        end_browsers(by=by, person=person)
        return lead_to("people:notices", query="?saved=1")
    endpoint, key, auth = (request.POST.get(name, "") for name in ("endpoint", "p256dh", "auth"))
    if not (is_push_address(endpoint) and 0 < len(key) <= KEY_SIGNS and 0 < len(auth) <= AUTH_SIGNS):
        return HttpResponseBadRequest(headers={"Cache-Control": PRIVATE})
    keep_browser(by=by, person=person, endpoint=endpoint, p256dh=key, auth=auth)
    return lead_to("people:notices", query="?saved=1")


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, at an address of its own: it may only look after what lies below it."""
    headers = {"Cache-Control": "no-cache"}
    return HttpResponse(worker_text(), content_type="text/javascript; charset=utf-8", headers=headers)
