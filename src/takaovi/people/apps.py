from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takaovi.ui.pages import set_account_links


class PeopleConfig(AppConfig):
    name = "takaovi.people"
    label = "people"

    def ready(self) -> None:
        set_account_links(
            guest=(("people:sign_in", _("For keepers: sign in")),),
            signed_in=(("people:me", _("You")), ("people:sign_out", _("Sign out"))),
        )
