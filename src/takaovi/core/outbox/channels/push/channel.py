"""Messages on the screen: web push to every browser of a person, sealed for each (RFC 8291), signed (RFC 8292).

A letter's ``to`` is ``push:7``. ``Topic`` and the message's tag stay the same in every try: a push that waits is
replaced by its twin, and one that is shown already is shown in the same place.
"""

import json
import re

import requests
from django.conf import settings
from py_vapid import Vapid02
from pywebpush import WebPushException, webpush

from takaovi.core.outbox.channels.push.hosts import is_push_address
from takaovi.core.outbox.channels.push.keys import private_key
from takaovi.core.outbox.models import Letter, Subscription
from takaovi.core.outbox.values import NO_SUBSCRIPTION, Undeliverable

SECONDS = 15
TTL = 24 * 3600  # how long the browser's maker keeps it for a phone that is off
GONE = frozenset({404, 410})  # of RFC 8030: this subscription is over
LONGEST = 600  # characters of the text; a push holds four kilobytes
LINK = re.compile(r"https?://\S+")


class PushFault(Exception):
    """No browser took the push now."""

    def __init__(self, status: int) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status


def send(letter: Letter) -> None:
    """Push to every browser of the person. Taken by one is taken. Raises Undeliverable where none is left."""
    rows = list(Subscription.objects.filter(person_id=int(letter.to.removeprefix("push:"))))
    faults = [_push(row, letter) for row in rows]
    statuses = [status for status in faults if status not in GONE]
    if not statuses:
        raise Undeliverable(NO_SUBSCRIPTION)
    if all(statuses):
        raise PushFault(statuses[0])


def words_of(letter: Letter) -> dict[str, str]:
    """What the browser shows: title, text without addresses, and the page that a tap opens."""
    link = LINK.search(letter.text)
    own = link is not None and link[0].startswith(settings.SITE_URL + "/")
    text = " ".join(LINK.sub("", letter.text).split())
    return {
        "title": letter.subject or settings.NETWORK_NAME,
        "body": text[:LONGEST],
        "tag": f"letter-{letter.pk}",
        "url": link[0] if link is not None and own else settings.SITE_URL + "/",
    }


def _push(row: Subscription, letter: Letter) -> int:
    """0 when it was taken, else the status; a browser that is gone is erased. Raises OSError for no answer."""
    if not is_push_address(row.endpoint):
        row.delete()
        return 410
    try:
        with requests.Session() as session:
            session.max_redirects = 0  # a push service answers itself
            webpush(
                {"endpoint": row.endpoint, "keys": {"p256dh": row.p256dh, "auth": row.auth}},
                json.dumps(words_of(letter), ensure_ascii=False),
                vapid_private_key=Vapid02(private_key()),
                vapid_claims={"sub": f"mailto:{settings.MAIL_FROM}"},
                ttl=TTL,
                timeout=SECONDS,
                headers={"Topic": f"letter-{letter.pk}", "Urgency": "normal"},
                requests_session=session,
            )
    except WebPushException as fault:
        status = int(fault.response.status_code) if fault.response is not None else 500
        if status in GONE:
            row.delete()
        return status
    return 0
