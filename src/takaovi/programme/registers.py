"""What this room keeps of a person, declared for its privacy notice."""

from django.utils.translation import gettext_lazy as _

from takaovi.core.privacy import Register, Term
from takaovi.programme.signup_values import KEEP_DAYS

REGISTERS = (
    Register(
        name="sign-ups",
        title=_("Sign-ups"),
        purpose=_("So that there is a place for you, and you hear if the time changes."),
        basis=_("Your consent: you signed up, and gave an address only if you wanted to be told."),
        data=(
            _("A first name or nickname, or nothing"),
            _("How many come"),
            _("An e-mail address or phone number, if you gave one"),
            _("A code is kept only as a mark that cannot be turned back into the code"),
        ),
        source=_("You. Nobody else can sign you up."),
        seen_by=_("Those who host the activity, and the people of its place."),
        terms=(
            Term(_("Name, address and code, from the day you signed up for"), KEEP_DAYS),
            Term(_("How many came, without any name"), None),
        ),
        fields=frozenset(
            f"programme.Signup.{name}"
            for name in (
                "name",
                "channel",
                "contact",
                "consented",
                "language",
                "code_hash",
                "once",
                "made",
                "answer_by",
            )
        )
        | {"programme.HostInvitation.by"},
    ),
)
