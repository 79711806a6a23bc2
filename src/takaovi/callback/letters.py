"""What those who wait are told, where they asked for it; and what volunteers must know. Posted inside an action."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from takaovi.callback.models import CallRequest
from takaovi.callback.promise_values import after_quiet
from takaovi.callback.words import dated
from takaovi.core import clock
from takaovi.core.addresses import page_address
from takaovi.core.limits import spend
from takaovi.core.numbers import NumberLost, open_
from takaovi.core.outbox.actions import post, recall_letters
from takaovi.core.viewer import NETWORK, Scope
from takaovi.people.notice_actions import tell as tell_person
from takaovi.people.notice_values import CALLS
from takaovi.people.queries import people_with
from takaovi.places.models import Place

KEEP_HOURS = 24
NO_BREAK = "\u00a0"  # of the screen; in a text message it would double the price
ALARM_SECONDS = 4 * 3600  # volunteers are not told more often that nobody is on duty

# What happened -> a letter. Closed list; each has its sentence in `_what`.
TOLD = ("again", "late", "not_reached")


def tell(row: CallRequest, what: str) -> bool:
    """Post the letter within the present transaction; not in the night. False for somebody who wants none.

    One that tells a time which holds no more, and has not left, is taken back.

    Raises KeyError for what is not in TOLD.
    """
    try:
        to = {"sms": row.number, "email": row.contact}.get(row.channel, "")
        address = open_(to) if to else ""
    except NumberLost:
        return False
    if not address:
        return False
    if what == "late":
        recall_letters(ref=row.thing)
    now = clock.to_minute(clock.now())
    with override(row.language):
        subject = _("About the call you asked for")
        post(
            channel=row.channel,
            to=address,
            language=row.language,
            subject=subject,
            text=" ".join(
                [_what(row, what), _("Look with your code: %(address)s") % {"address": _page("callback:code")}]
            ),
            keep_hours=KEEP_HOURS,
            ref=row.thing,
            not_before=clock.from_minute(after_quiet(now)),
        )
    return True


def _what(row: CallRequest, what: str) -> str:
    by = dated(row.promise, row.language).replace(NO_BREAK, " ")
    return {
        "again": _("We called you and did not reach you. We call again, by %(time)s at the latest.") % {"time": by},
        "late": _("We are sorry: we have not called you in time. We call by %(time)s at the latest.") % {"time": by},
        "not_reached": _("We called you three times and did not reach you. You are welcome to ask for a call again."),
    }[what]


def _page(name: str) -> str:
    return settings.SITE_URL + page_address(name)


def tell_nobody_on_duty(area: str) -> int:
    """To those who take calls there: somebody waits, and nobody is on duty in time. Returns how many were told.

    At most once in four hours for a municipality; nothing of who waits.
    """
    if not spend("call-alarm", area, 1, ALARM_SECONDS):
        return 0
    places = Place.objects.filter(municipality=area).values_list("pk", flat=True) if area else []
    told = people_with("call.take", [NETWORK, *(Scope("place", number) for number in places)])
    now = clock.to_minute(clock.now())
    for person in told:
        with override(person.language):
            lines = [
                _("Somebody waits for a call, and nobody is on duty."),
                _("You can be on duty for half an hour too: %(address)s") % {"address": _page("callback:duty")},
            ]
            tell_person(
                reach=person,
                kind=CALLS,
                subject=_("Somebody waits for a call"),
                text="\n\n".join(lines),
                not_before=clock.from_minute(after_quiet(now)),
            )
    return len(told)
