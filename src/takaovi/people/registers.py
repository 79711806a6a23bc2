"""What this room keeps of a person, told on the page of its register."""

from django.utils.translation import gettext_lazy as _

from takaovi.core.privacy import Register, Term
from takaovi.people.consent_values import CONSENT_DAYS
from takaovi.people.notice_values import WAITS_DAYS
from takaovi.people.values import (
    CODE_KEPT_HOURS,
    DEVICE_DAYS,
    HAND_OVER_KEPT_DAYS,
    INVITATION_DAYS,
    INVITATION_KEPT_DAYS,
    KEEP_DAYS,
)

HOURS_OF_DAY = 24
FIELDS = {
    "Person": ("nickname", "language", "purpose"),
    "Contact": ("person", "channel", "address"),
    "Role": ("person",),
    "Invitation": ("channel", "address", "language", "inviter", "token_hash"),
    "SignInCode": ("ticket_hash", "code_hash", "link_hash"),
    "Device": ("person", "name", "token_hash"),
    "Passkey": ("person", "name", "public_key"),
    "PasskeyChallenge": ("challenge_hash",),
    "Consent": ("person", "purpose", "wording"),
    "NoticeChoice": ("person", "way"),
    "NoticeTimes": ("person", "hour", "quiet"),
    "Notice": ("person", "language", "subject", "text"),
    "HandOver": ("giver", "taker", "note", "moved"),
}

REGISTERS = (
    Register(
        name="keepers",
        title=_("Those who keep places"),
        purpose=_("So that the right people keep the hours and texts of a place, and nobody else."),
        basis=_("Your consent: you took the role, and can give it up."),
        data=(
            _("A nickname, if you gave one, and the language of your letters"),
            _("Your e-mail address or phone number"),
            _("Your roles: what you may do, and where"),
            _("The browsers that stay signed in, by the month they were last used in"),
            _("The public half of a passkey, if you use one"),
            _("How messages reach you, and what waits for your daily letter"),
            _("What you agreed to, in the words you saw"),
            _("Whom a place was handed over to, and the notes that went with it"),
        ),
        source=_("You, or whoever invited you to keep a place."),
        seen_by=_(
            "The keepers of the same place, and the network's pesävahti. Your name on a public page everybody,"
            " if you agreed to it."
        ),
        terms=(
            Term(_("Your record, from your last visit"), KEEP_DAYS),
            Term(_("A browser that stays signed in"), DEVICE_DAYS),
            Term(_("What you agreed to, unless you take it back before"), CONSENT_DAYS),
            Term(_("An invitation that nobody has taken"), INVITATION_DAYS),
            Term(_("That an invitation was used or ran out"), INVITATION_KEPT_DAYS),
            Term(_("What waits for the daily letter, at the latest"), WAITS_DAYS),
            Term(_("Notes of a hand-over"), HAND_OVER_KEPT_DAYS),
            Term(_("A sign-in code that was used or ran out"), CODE_KEPT_HOURS // HOURS_OF_DAY),
        ),
        fields=frozenset(f"people.{model}.{field}" for model, fields in FIELDS.items() for field in fields),
    ),
)
