"""What this room keeps of when somebody can and of their turns, for the privacy notice; told in ``registers``."""

from django.utils.translation import gettext_lazy as _

from takaovi.core.privacy import Term
from takaovi.volunteering.when_values import TURNS_DAYS, WHEN_DAYS

OWN = ("person", "name", "channel", "contact", "language", "seed", "code_hash")
SAID = ("slots", "days_off", "a_month", "kinds", "company")
WHEN_FIELDS = frozenset(f"volunteering.Availability.{name}" for name in (*OWN, *SAID))
WHEN_DATA = (
    _("When you can, how often, and with whom you would like to be, if you said so"),
    _("Which turns you have had, only if you said when you can, so that they are shared fairly"),
)
WHEN_TERMS = (
    Term(_("When you can, from your last word; at once when you erase it"), WHEN_DAYS),
    Term(_("Your turns, for a fair share"), TURNS_DAYS),
)
