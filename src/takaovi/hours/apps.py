from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takaovi.hours.deed_phrases import DEEDS
from takaovi.people.additions import add_audit_things, add_checks, add_deed_words, add_held, add_own_page
from takaovi.places.additions import add_stop_users


class HoursConfig(AppConfig):
    name = "takaovi.hours"
    label = "hours"

    def ready(self) -> None:
        import_module("takaovi.hours.receivers")
        add_deed_words(DEEDS)
        add_own_page("hours:my_questions", _("Questions about hours"))
        scopes = import_module("takaovi.hours.scope_queries")  # needs the models
        add_audit_things("place", scopes.things_of_place)
        add_checks(scopes.checks_of)
        add_held(scopes.held_of, scopes.HELD)
        add_stop_users(import_module("takaovi.hours.stop_queries").stops_of)
