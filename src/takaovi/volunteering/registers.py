"""What this room keeps of a person, declared for its privacy notice."""

from django.utils.translation import gettext_lazy as _

from takaovi.core.privacy import Register, Term
from takaovi.volunteering.bridge_phrases import FIRST_VISITS
from takaovi.volunteering.rota_phrases import WHEN_DATA, WHEN_FIELDS, WHEN_TERMS
from takaovi.volunteering.values import FOLLOW_DAYS, KEEP_DAYS, STAND_IN_DAYS, TRIAL_DAYS

TAKE = (
    "person",
    "name",
    "channel",
    "contact",
    "consented",
    "language",
    "seed",
    "code_hash",
    "once",
    "taken_at",
    "swap",
)
STAND_IN = ("person", "name", "channel", "contact", "language", "consented", "wanted")
ASK = ("token_hash", "answer_by", "answer")
FOLLOW = ("channel", "contact", "language", "seed", "code_hash")

REGISTERS = (
    Register(
        name="shifts",
        title=_("Shifts and those who take them"),
        purpose=_("So that somebody is there when the door should be open, and you hear if something changes."),
        basis=_("Your consent: you took the shift, and gave an address only if you wanted to be told."),
        data=(
            _("A first name or nickname, or nothing"),
            _("An e-mail address or phone number, if you gave one"),
            _("Which shift you took, and whether you would be glad of somebody instead"),
            _("Whether you may be asked as a stand-in, and when you were asked"),
            *WHEN_DATA,
            _("Hours you wrote down yourself; a group writes only a sum"),
            _("Of a criminal-records extract only the day it was shown. No copy is taken."),
            _("A code is kept only as a mark that cannot be turned back without our key"),
        ),
        source=_("You. Nobody else can take a shift in your name."),
        seen_by=_("Those who plan the shifts of the place, and its keepers."),
        terms=(
            Term(_("Who came, from the day of the shift"), KEEP_DAYS),
            Term(_("That you may be asked as a stand-in, from your last yes"), STAND_IN_DAYS),
            *WHEN_TERMS,
            Term(_("Your own hours stay as a sum without you when you leave"), None),
        ),
        fields=frozenset(
            {f"volunteering.ShiftTake.{name}" for name in TAKE}
            | {f"volunteering.StandIn.{name}" for name in STAND_IN}
            | {f"volunteering.StandInAsk.{name}" for name in ASK}
            | WHEN_FIELDS
            | {"volunteering.HoursGiven.person", "volunteering.ExtractShown.person"}
        ),
    ),
    Register(
        name="followers",
        title=_("Those who hear when a place opens"),
        purpose=_("So that you do not stand before a closed door."),
        basis=_("Your consent: you asked, and said yes once more in the letter."),
        data=(_("An e-mail address or phone number, and the language of the letters"), _("Which place you follow")),
        source=_("You, by the form."),
        seen_by=_("Nobody. The program sends the letters."),
        terms=(
            Term(_("An address that did not say yes"), TRIAL_DAYS),
            Term(_("Your address, from your yes; at once when you want no more"), FOLLOW_DAYS),
        ),
        fields=frozenset(f"volunteering.Follow.{name}" for name in FOLLOW),
    ),
    FIRST_VISITS,
)
