from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takaovi.callback.deed_phrases import DEEDS
from takaovi.people.additions import add_audit_things, add_deed_words, add_held, add_own_page


class CallbackConfig(AppConfig):
    name = "takaovi.callback"
    label = "callback"

    def ready(self) -> None:
        import_module("takaovi.callback.receivers")  # needs the models
        scopes = import_module("takaovi.callback.scope_queries")  # same
        add_deed_words(DEEDS)
        add_own_page("callback:queue", _("Calls"), "call.take")
        add_held(scopes.held_of, scopes.HELD)
        add_audit_things("place", scopes.things_of_place)
