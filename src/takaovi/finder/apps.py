from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takaovi.ui.pages import add_footer_link


class FinderConfig(AppConfig):
    name = "takaovi.finder"
    label = "finder"

    def ready(self) -> None:
        import_module("takaovi.finder.receivers")
        for name, words in FOOTER:
            add_footer_link(name, words)


# What every page leads to, whatever else is on it.
FOOTER = (
    ("finder:home", _("What is open near me?")),
    ("finder:help_now", _("Help now")),
    ("finder:call", _("Talk with a person")),
    ("finder:rules", _("How we speak with each other")),
    ("finder:about", _("About us")),
)
