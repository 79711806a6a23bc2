"""What the provider asks while it places a call of ours. An address names the call in our book, no telephone."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from takaovi.callback.actions import dial_order, end_order, placed_order
from takaovi.callback.values import Order
from takaovi.phone.line_queries import CLIENT
from takaovi.phone.twiml import bridge, hang_up, whisper
from takaovi.phone.voice_views import from_provider, sound_urls, told
from takaovi.ui.gate import takes_post

BY = "phone"


@takes_post
def answered(request: HttpRequest, call_id: int) -> HttpResponse:
    """The volunteer's telephone was answered: a machine presses no key, and nobody else is called. A browser is
    answered by a press, so the person is called at once.
    """
    if not from_provider(request):
        return told("", 403)
    by_browser = request.POST.get("To", "").startswith(CLIENT)
    order = (dial_order if by_browser else placed_order)(by=BY, call_id=call_id)
    if order is None:
        return told(hang_up())
    if by_browser:
        return told(_bridge(order))
    return told(whisper(order.language, next_url=reverse("voice:out_taken", args=[call_id]), plays=sound_urls))


@takes_post
def taken(request: HttpRequest, call_id: int) -> HttpResponse:
    """The volunteer pressed a key: with 1 the person is called."""
    if not from_provider(request):
        return told("", 403)
    order = dial_order(by=BY, call_id=call_id) if request.POST.get("Digits") == "1" else None
    if order is None:
        return told(hang_up())
    return told(_bridge(order))


def _bridge(order: Order) -> str:
    ended_url, joined_url = (reverse(f"voice:out_{name}", args=[order.call_id]) for name in ("ended", "joined"))
    return bridge(order.number, caller_id=settings.VOICE_NUMBER, ended_url=ended_url, joined_url=joined_url)


@takes_post
def joined(request: HttpRequest, call_id: int) -> HttpResponse:
    """The person has answered: the two speak with each other."""
    if not from_provider(request):
        return told("", 403)
    end_order(by=BY, call_id=call_id, joined=True)
    return told("")


@takes_post
def ended(request: HttpRequest, call_id: int) -> HttpResponse:
    """One of the two calls is over. Whichever word comes first counts; the others change nothing."""
    if not from_provider(request):
        return told("", 403)
    dialled = request.POST.get("DialCallStatus", "")
    end_order(by=BY, call_id=call_id, joined=dialled == "completed", rung=bool(dialled))
    return told(hang_up())
