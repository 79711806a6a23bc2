from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takaovi.core.deed_phrases import DEEDS
from takaovi.people.additions import add_deed_words
from takaovi.ui.pages import set_account_links


class PeopleConfig(AppConfig):
    name = "takaovi.people"
    label = "people"

    def ready(self) -> None:
        import_module("takaovi.people.receivers")  # needs the models
        add_deed_words(DEEDS)
        set_account_links(
            guest=(("people:sign_in", _("For keepers: sign in")),),
            signed_in=(("people:me", _("You")), ("people:sign_out", _("Sign out"))),
        )
