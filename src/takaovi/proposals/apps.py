from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takaovi.people.additions import add_audit_things, add_checks, add_deed_words, add_held
from takaovi.proposals.deed_phrases import DEEDS
from takaovi.ui.pages import add_footer_link


class ProposalsConfig(AppConfig):
    name = "takaovi.proposals"
    label = "proposals"

    def ready(self) -> None:
        add_deed_words(DEEDS)
        scopes = import_module("takaovi.proposals.scope_queries")  # needs the models
        add_audit_things("place", scopes.things_of_place)
        add_audit_things("activity", scopes.things_of_activity)
        add_checks(scopes.checks_of)
        add_held(scopes.held_of)
        for name, words in FOOTER:
            add_footer_link(name, words, last=True)


FOOTER = (
    ("proposals:start", _("Offer something or give feedback")),
    ("proposals:accessibility", _("Accessibility statement")),
    ("proposals:privacy", _("What we keep of people")),
)
