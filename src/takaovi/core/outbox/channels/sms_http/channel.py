"""Text messages by a gateway that takes JSON over HTTP.

``POST`` to TAKAOVI_SMS_URL with ``{"id", "to", "from", "text"}`` and ``Authorization: Bearer`` the secret. ``id`` (also
the Idempotency-Key) stays the same in every try. 2xx means taken; 408, 425, 429 and 5xx mean later; other 4xx never.
"""

import json
import ssl
from http.client import HTTPConnection, HTTPSConnection
from urllib.parse import urlsplit

from django.conf import settings

from takaovi.core.outbox.models import Letter
from takaovi.core.outbox.values import Undeliverable

SECONDS = 20
LATER = frozenset({401, 403, 404, 408, 425, 429})  # the operator's key or address may be wrong: that can be mended


class GatewayFault(Exception):
    """The gateway did not take the message now."""

    def __init__(self, status: int) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status


def send(letter: Letter) -> None:
    """Give the message to the gateway. Raises Undeliverable, GatewayFault or OSError."""
    key = f"letter-{letter.pk}"
    body = json.dumps({"id": key, "to": letter.to, "from": settings.SMS_SENDER, "text": letter.text})
    status = _post(body.encode(), key)
    if 200 <= status < 300:
        return
    if 400 <= status < 500 and status not in LATER:
        raise Undeliverable(f"refused {status}")
    raise GatewayFault(status)


def _post(body: bytes, key: str) -> int:
    url = urlsplit(settings.SMS_URL)
    host = url.hostname or ""
    connection = (
        HTTPSConnection(host, url.port, timeout=SECONDS, context=ssl.create_default_context())
        if url.scheme == "https"
        else HTTPConnection(host, url.port, timeout=SECONDS)
    )
    headers = {
        "Content-Type": "application/json",
        "Authorization": f"Bearer {settings.SMS_SECRET}",
        "Idempotency-Key": key,
    }
    try:
        connection.request("POST", (url.path or "/") + (f"?{url.query}" if url.query else ""), body, headers)
        return connection.getresponse().status
    finally:
        connection.close()
