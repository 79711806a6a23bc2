"""Messages that were left on the line, for whoever may answer its calls."""

from django.http import Http404, HttpResponse, HttpResponseRedirect

from takaovi.core.addresses import page_address
from takaovi.core.errors import NotThere
from takaovi.people.actions import note_look
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.phone.actions import handle_message
from takaovi.phone.message_presenters import told
from takaovi.phone.message_queries import sound_file
from takaovi.phone.queries import message_for, messages_for
from takaovi.phone.rules import may_answer
from takaovi.phone.sound_views import WAVE, sound_part
from takaovi.ui.pages import PRIVATE, page

FIRST = 20


@signed_in
def messages(request: SignedRequest) -> HttpResponse:
    """The oldest first. A handled one is erased; somebody else's yes a moment before is as good."""
    if not may_answer(request.viewer):
        raise Http404
    if request.method == "POST":
        handled(request)
        return HttpResponseRedirect(page_address("phone:messages"), status=303)
    waiting = messages_for(request.viewer)
    for message in waiting[:FIRST]:
        note_look(by=request.viewer.by, thing=message.thing)
    context = {"messages": [told(message) for message in waiting[:FIRST]], "more": len(waiting) - FIRST}
    return page(request, "phone/messages.html", context, public=False, indexed=False)


@signed_in
def message_sound(request: SignedRequest, pk: int) -> HttpResponse:
    """What was spoken, for whoever may answer calls; each look is written down."""
    if not may_answer(request.viewer) or request.method == "POST":
        raise Http404
    try:
        message = message_for(request.viewer, pk)
    except NotThere as missing:
        raise Http404 from missing
    path = sound_file(message.sound)
    if path is None:
        raise Http404
    note_look(by=request.viewer.by, thing=message.thing)
    response = sound_part(request, path) or HttpResponse(path.read_bytes(), content_type=WAVE)
    response.headers["Cache-Control"] = PRIVATE
    return response


def handled(request: SignedRequest) -> None:
    number = request.POST.get("hoidettu", "")
    try:
        message = message_for(request.viewer, int(number) if number.isdecimal() and len(number) < 12 else 0)
        handle_message(by=request.viewer.by, pk=message.pk)
    except NotThere:
        return  # somebody else was quicker: the message is gone, which is what was asked
