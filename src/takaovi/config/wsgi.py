"""The door of the served process."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "takaovi.config.settings")
application = get_wsgi_application()

# The rooms can be loaded only from here on.
from takaovi.config.jobs import start_caller, start_nightly, start_sender  # noqa: E402  see above
from takaovi.config.warm import warm_up  # noqa: E402  see above

warm_up(application)
start_nightly()
start_sender()
start_caller()
