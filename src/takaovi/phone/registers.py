"""What the phone line keeps of a person."""

from django.utils.translation import gettext_lazy as _

from takaovi.core.privacy import Addition, Register, Term
from takaovi.phone.values import KEEP_DAYS, STEP_HOURS

REGISTERS = (
    Register(
        name="phone",
        title=_("The phone line"),
        purpose=_("So that a message you leave reaches the person on duty."),
        basis=_("Your consent: you left the message yourself, after the notice."),
        data=(_("Your message, as you wrote or spoke it"), _("The language, place and time you chose in the call")),
        source=_("You, in the call or on the page with keys."),
        seen_by=_("The people on duty, who may answer calls. Everyone who opens a message is noted."),
        terms=(
            Term(_("A message, unless it is handled sooner. It is erased at once when handled"), KEEP_DAYS),
            Term(_("The steps of a call, without number and name"), STEP_HOURS // 24),
        ),
        fields=frozenset(
            {
                "phone.Message.once",
                "phone.Message.words",
                "phone.Message.sound",
                "phone.Message.seconds",
                "phone.Message.language",
                "phone.Message.area",
                "phone.Recording.once",
                "phone.Recording.name",
                "phone.Recording.seconds",
                "phone.Recording.language",
                "phone.Recording.area",
                "phone.CallStep.call",
                "phone.CallStep.state",
            }
        ),
    ),
)
ADDITIONS = (
    Addition(
        "keepers",
        data=(_("That the line rings in your browser, if you chose it, and a name by chance for that browser"),),
        terms=(Term(_("That choice, when you choose your phone again or take calls no more"), 0),),
        fields=frozenset({"phone.BrowserLine.person", "phone.BrowserLine.name"}),
    ),
)
