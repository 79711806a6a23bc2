from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takaovi.people.additions import add_audit_things, add_checks, add_deed_words, add_held, add_own_page
from takaovi.ui.pages import add_footer_link
from takaovi.volunteering.deed_phrases import DEEDS


class VolunteeringConfig(AppConfig):
    name = "takaovi.volunteering"
    label = "volunteering"

    def ready(self) -> None:
        import_module("takaovi.volunteering.receivers")
        add_deed_words(DEEDS)
        scopes = import_module("takaovi.volunteering.scope_queries")  # needs the models
        add_audit_things("place", scopes.things_of_place)
        add_checks(scopes.checks_of)
        add_held(scopes.held_of, scopes.COLUMNS)
        add_own_page("volunteering:mine", _("Your shifts"))
        add_footer_link("volunteering:come_along", _("Give a hand"))
