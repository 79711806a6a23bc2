"""What this room keeps of a person, declared for its privacy notice."""

from django.utils.translation import gettext_lazy as _

from takaovi.callback.ring_phrases import CALL_RING
from takaovi.callback.values import BLOCK_DAYS, FOLLOW_DAYS
from takaovi.core.privacy import Addition, Register, Term

REQUEST = (
    "number",
    "number_hash",
    "channel",
    "contact",
    "language",
    "wished",
    "topic",
    "area",
    "source",
    "consent",
    "code_hash",
    "once",
)

REGISTERS = (
    Register(
        name="calls",
        title=_("Requests for a call"),
        purpose=_("So that we can call you when you wish it, and keep what we promised."),
        basis=_("Your consent: you asked for the call."),
        data=(
            _("Your phone number, sealed so that only the program opens it"),
            _("When you wish to be called, in which language, and what about if you chose it"),
            _("Your municipality and e-mail address, if you gave them"),
            _("A number that wants no calls is kept as a mark that cannot be turned back"),
            _("What was said is never kept"),
        ),
        source=_("You, or somebody whom you asked to enter it."),
        seen_by=_("The volunteer who calls you. Without a service number they see your number, and the look is noted."),
        terms=(
            Term(_("Number and address, from the end of the call"), 0),
            Term(_("Theme and time without a number, from the end of the call"), FOLLOW_DAYS),
            Term(_("A mark that a number wants no calls"), BLOCK_DAYS),
        ),
        fields=frozenset(f"callback.CallRequest.{name}" for name in REQUEST) | {"callback.BlockedNumber.number_hash"},
    ),
    CALL_RING,
)
ADDITIONS = (
    Addition(
        "keepers",
        data=(_("Which call you have in hand, and whom you call in the ring"),),
        fields=frozenset(
            {
                "callback.CallRequest.taken_by",
                "callback.RingPair.volunteer",
                "callback.RingTurn.caller",
            }
        ),
    ),
)
