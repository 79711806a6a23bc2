"""A sender of its own process: one look for letters, with the settings of its environment. Killed by the tests."""

import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "takaovi.config.settings"
django.setup()

from django.conf import settings  # noqa: E402  after the setup

from takaovi.core.outbox.sending import send_letters  # noqa: E402  after the setup, or there are no models

if "PUSH_SERVICE" in os.environ:  # a test's own, without the lock of a maker of browsers
    settings.PUSH_HOSTS = frozenset({os.environ["PUSH_SERVICE"]})

if __name__ == "__main__":
    print("at work", os.getpid(), flush=True)
    print("sent", send_letters(), flush=True)
