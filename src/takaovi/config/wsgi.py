"""The door of the served process."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "takaovi.config.settings")
application = get_wsgi_application()

from takaovi.config.jobs import start_nightly  # noqa: E402  the rooms can be loaded only from here on

start_nightly()
