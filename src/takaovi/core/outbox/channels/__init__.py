"""The ways out. Each folder holds a ``channel`` with ``send(letter)``.

``send`` returns when the other end has taken the letter. It raises Undeliverable when that end says that the letter
will never arrive; every other fault means: try again later.
"""

from collections.abc import Callable
from importlib import import_module

from django.conf import settings

from takaovi.core.outbox.models import Letter

FOLDERS = {
    "inbox": "inbox",
    "smtp": "smtp",
    "http": "sms_http",
    "smpp": "sms_smpp",
    "gammu": "sms_gammu",
    "push": "push",
}


class NoChannel(Exception):
    """The operator has not chosen how such letters leave. They wait a day for it."""


def carrier(channel: str) -> Callable[[Letter], None]:
    """What sends letters of this channel here. Raises NoChannel."""
    push = "push" if settings.PUSH else "none"
    chosen = {"email": settings.MAIL_CHANNEL, "sms": settings.SMS_CHANNEL, "push": push}[channel]
    if chosen not in FOLDERS:
        raise NoChannel
    send: Callable[[Letter], None] = import_module(f"{__name__}.{FOLDERS[chosen]}.channel").send
    return send
