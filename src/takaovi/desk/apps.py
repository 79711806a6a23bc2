from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takaovi.people.additions import add_deed_words, add_held, add_own_page, set_first_page


class DeskConfig(AppConfig):
    name = "takaovi.desk"
    label = "desk"

    def ready(self) -> None:
        import_module("takaovi.desk.receivers")
        add_held(import_module("takaovi.desk.draft_presenters").drafts_held, {"core.Draft.person_id"})
        add_deed_words(import_module("takaovi.desk.deed_phrases").DEEDS)
        add_own_page("desk:today", _("What needs me today"))
        add_own_page("desk:invitations", _("Asked to host"))
        set_first_page("desk:today")
