"""What this room adds to the registers of letters and of those who keep places."""

from django.utils.translation import gettext_lazy as _

from takaovi.core.privacy import Addition, Term
from takaovi.hours.ask_letters import KEEP_HOURS
from takaovi.hours.ask_values import KEEP_DAYS

HOURS_OF_DAY = 24

ADDITIONS = (
    Addition(
        "letters",
        terms=(Term(_("A letter that asks about the coming week"), KEEP_HOURS // HOURS_OF_DAY),),
    ),
    Addition(
        "keepers",
        data=(
            _("Which opening hours you have confirmed, and as what"),
            _("Which questions about hours you were sent, and which you answered"),
            _("About which places you want no questions"),
        ),
        terms=(Term(_("Which questions you were sent, from the last day they were about"), KEEP_DAYS),),
        fields=frozenset(
            {
                "hours.Layer.confirmed_by",
                "hours.Layer.confirmed_as",
                "hours.Ask.answered_by",
                "hours.AskLink.person",
                "hours.AskPause.person",
                "hours.AskLink.token_hash",
            }
        ),
    ),
)
