from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takaovi.people.additions import add_deed_words
from takaovi.proposals.deed_phrases import DEEDS
from takaovi.ui.pages import add_footer_link


class ProposalsConfig(AppConfig):
    name = "takaovi.proposals"
    label = "proposals"

    def ready(self) -> None:
        add_deed_words(DEEDS)
        for name, words in FOOTER:
            add_footer_link(name, words, last=True)


FOOTER = (
    ("proposals:start", _("Offer something or give feedback")),
    ("proposals:accessibility", _("Accessibility statement")),
    ("proposals:privacy", _("What we keep of people")),
)
