"""A process of its own that holds the line to a message centre. Kills itself where KILLED says, for the tests."""

import os
import signal
import threading
from collections.abc import Callable

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "takaovi.config.settings"
django.setup()

from takaovi.core.outbox.channels.sms_smpp import line, listening  # noqa: E402  after the setup: no models before it
from takaovi.core.outbox.channels.sms_smpp.delivery import Delivery  # noqa: E402  as above

take = line.take_delivery


def die_before(_: object) -> Callable[[], None]:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def die_after(delivery: Delivery) -> Callable[[], None]:
    take(delivery)
    return die_before(delivery)


if __name__ == "__main__":
    listening.PAUSES = (1,)
    if "KILLED" in os.environ:
        line.take_delivery = {"before": die_before, "after": die_after}[os.environ["KILLED"]]
    listening.listen(threading.Event())
