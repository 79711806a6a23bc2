from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takaovi.callback.mouths import add_mouth
from takaovi.people.additions import add_deed_words
from takaovi.phone.deed_phrases import DEEDS
from takaovi.phone.provider import has_provider
from takaovi.ui.pages import add_footer_link


class PhoneConfig(AppConfig):
    name = "takaovi.phone"
    label = "phone"

    def ready(self) -> None:
        import_module("takaovi.phone.receivers")  # needs the models
        queries = import_module("takaovi.phone.queries")  # same
        add_mouth("provider", has_provider, queries.can_be_called)
        add_deed_words(DEEDS)
        add_footer_link("phone:keypad", _("Our phone line by keys"))
