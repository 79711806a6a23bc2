"""What this room keeps of first visits, declared for the privacy notice; told in ``registers``."""

from django.utils.translation import gettext_lazy as _

from takaovi.core.privacy import Register, Term
from takaovi.volunteering.bridge_values import FORGET_AFTER, HAND_OVER_KEPT_DAYS

GREETING = (
    "name",
    "own_sign",
    "sign",
    "channel",
    "contact",
    "consented",
    "language",
    "seed",
    "code_hash",
    "once",
    "greeter_name",
)
GREETING_ASK = ("person", "take", "token_hash", "answer")
HAND_OVER = ("note", "comforts", "speaks", "channel", "contact", "consented", "language", "seed", "code_hash", "once")

FIRST_VISITS = Register(
    name="first_visits",
    title=_("First visits: who is met at the door, and who may come"),
    purpose=_("So that somebody is at the door when you come for the first time."),
    basis=_("Your consent: you asked, and gave an address only if you wanted to be told."),
    data=(
        _("When you come, and by what you know each other"),
        _("A first name or nickname, or nothing"),
        _("An e-mail address or phone number, if you gave one"),
        _("Who was asked to be at the door, and their answer; their name only if they agreed"),
        _("Of a soft hand-over: the day, what would help, and a note without a name or illness"),
        _("A code is kept only as a mark that cannot be turned back without our key"),
    ),
    source=_("You; or one who tells that somebody may come, and does not tell who."),
    seen_by=_("Those who are asked to be at the door. There is no list of guests."),
    terms=(
        Term(_("A meeting at the door, from the agreed time"), FORGET_AFTER // 1440),
        Term(_("Word that somebody may come, from that day"), HAND_OVER_KEPT_DAYS),
    ),
    fields=frozenset(
        {f"volunteering.Greeting.{name}" for name in GREETING}
        | {f"volunteering.GreetingAsk.{name}" for name in GREETING_ASK}
        | {f"volunteering.SoftHandover.{name}" for name in HAND_OVER}
    ),
)
