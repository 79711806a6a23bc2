"""Settings of the test run: the real ones, with a state folder and a database of their own."""

import os
import tempfile

os.environ.setdefault("TAKAOVI_STATE", os.path.join(tempfile.gettempdir(), f"takaovi-test-{os.getpid()}"))
os.environ.setdefault("DATABASE_URL", "sqlite:///:memory:")

from takaovi.config.settings import *  # noqa: F403  the state folder has to be known before the settings are read

SECRET_KEY = "only-for-tests-" + "x" * 32
NUMBER_KEY_FILE = None
PAGE_CACHE_SECONDS = 0
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405  whitenoise looks for it at each start
VOICE_SECRET = "v" * 20  # the webhooks of the phone line are there, as where a provider is set up
SPEECH = False  # the tests of sounds turn it on
