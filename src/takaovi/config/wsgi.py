"""The door of the served process."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from takaovi.config.jobs import nightly_jobs
from takaovi.core.nightly import start_thread

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "takaovi.config.settings")
application = get_wsgi_application()
if settings.NIGHTLY:
    start_thread(nightly_jobs)
