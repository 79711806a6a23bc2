"""A call that a volunteer ordered: the provider rings the volunteer, then the person; both see the line's number."""

import logging

from django.conf import settings
from django.urls import reverse

from takaovi.callback.actions import end_order, take_order
from takaovi.callback.queries import waiting_orders
from takaovi.phone.line_queries import line_to
from takaovi.phone.provider import ProviderFault, has_provider, place_call

log = logging.getLogger(__name__)

RING_SECONDS = 25


def place_order(*, by: str, call_id: int) -> bool:
    """Have the volunteer rung. The order is taken before anything rings, so that whatever dies afterwards, nobody is
    called twice. What has certainly not rung is over at once and may be ordered again; what perhaps has is left.
    """
    order = take_order(by=by, call_id=call_id) if has_provider() else None
    if order is None:
        return False
    line = line_to(order.volunteer_id)
    if not line:
        end_order(by=by, call_id=call_id, joined=False)
        return False
    try:
        place_call(_fields(call_id, line))
    except ProviderFault as fault:
        log.warning("call %d was not placed: %s", call_id, fault)
        if fault.sure:
            end_order(by=by, call_id=call_id, joined=False)
        return False
    return True


def place_waiting(*, by: str = "often") -> int:
    """Place what was ordered, in that order. Returns how many were placed. One query where nothing was.

    No page waits for it: a thread beside the server does it at once, and the often done jobs what it did not get to.
    """
    if not has_provider():
        return 0
    return sum(place_order(by=by, call_id=call_id) for call_id in waiting_orders())


def _fields(call_id: int, line: str) -> dict[str, str]:
    def address(name: str) -> str:
        return settings.SITE_URL + reverse(name, args=[call_id])

    return {
        "To": line,
        "From": settings.VOICE_NUMBER,
        "Url": address("voice:out"),
        "Method": "POST",
        "StatusCallback": address("voice:out_ended"),
        "StatusCallbackMethod": "POST",
        "Timeout": str(RING_SECONDS),
    }
