from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takaovi.callback.additions import add_way
from takaovi.callback.mouths import add_mouth
from takaovi.people.additions import add_deed_words, add_held
from takaovi.phone.deed_phrases import DEEDS
from takaovi.phone.provider import has_provider
from takaovi.ui.pages import add_footer_link


class PhoneConfig(AppConfig):
    name = "takaovi.phone"
    label = "phone"

    def ready(self) -> None:
        import_module("takaovi.phone.receivers")  # needs the models
        lines = import_module("takaovi.phone.line_queries")  # same
        scopes = import_module("takaovi.phone.scope_queries")  # same
        add_mouth("provider", has_provider, lines.can_be_called)
        add_way("phone:browser", _("Answer in the browser"), lines.has_browser_phones)
        add_held(scopes.held_of, scopes.HELD)
        add_deed_words(DEEDS)
        add_footer_link("phone:keypad", _("Our phone line by keys"))
