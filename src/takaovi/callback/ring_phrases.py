"""The register of the call ring, for its privacy notice."""

from django.utils.translation import gettext_lazy as _

from takaovi.callback.ring_values import CONSENT_DAYS, TURN_KEPT_DAYS
from takaovi.core.privacy import Register, Term

PAIR = (
    "name",
    "number",
    "number_hash",
    "language",
    "weekday",
    "minute",
    "missed",
    "contact_name",
    "contact_number",
    "consent",
    "code_hash",
)

CALL_RING = Register(
    name="call-ring",
    title=_("The call ring"),
    purpose=_("So that somebody calls you each week on the day and at the hour you agreed on."),
    basis=_("Your consent: you agreed to it, and can end it at any time with your code."),
    data=(
        _("The name you wish to be called by, and your language"),
        _("Your phone number, sealed so that only the program opens it"),
        _("The agreed day and hour, and what you agreed on for a call that you do not answer"),
        _("The name and sealed number of somebody to call then, if you gave them"),
        _("Which agreed calls were made; never what was said"),
    ),
    source=_("You, when the ring was agreed on."),
    seen_by=_("The volunteer who calls you, and whoever looks after the ring of the place."),
    terms=(
        Term(_("Everything, from the end of the pair"), 0),
        Term(_("Whether an agreed call was made"), TURN_KEPT_DAYS),
        Term(_("Your consent, unless you renew it"), CONSENT_DAYS),
    ),
    fields=frozenset(f"callback.RingPair.{name}" for name in PAIR),
)
