"""Why something cannot be done, each with a way on."""

from django.utils.translation import gettext_lazy as _

CODE_WRONG = _("That is not the code. Look at the newest letter and try again.")
CODE_OLD = _("The code is too old. Ask for a new one.")
CODE_USED = _("The code has been used already. Ask for a new one.")
CODE_TOO_MANY = _("That was tried five times. Ask for a new code.")
LINK_OLD = _("The link is too old. Ask for a new one.")
LINK_USED = _("The link has been used already. If it was you, all is well. Otherwise ask for a new one.")
INVITATION_OLD = _("The invitation is too old. Ask for a new one from whoever invited you.")
INVITATION_USED = _("The invitation has been used already. If it was you, sign in.")
LAST_PESAVAHTI = _("You are the last pesävahti. Invite a successor first.")
MORE_THAN_OWN = _("You can give only what you may do yourself.")
NOT_A_ROLE_HERE = _("This role cannot be held here.")
TOO_LATE = _("The hand-over can be undone for seven days. That time is over.")
NOBODY_ELSE = _("Choose somebody else than yourself.")
PASSKEY_FAULT = _("The passkey did not work. Sign in with a code instead.")
LAST_ADDRESS = _("This is the only address we reach you by. Add another first.")
