"""What the page of ways says, and the frame of the daily letter."""

from django.utils.translation import gettext_lazy as _

KIND_TITLES = {
    "hours": _("Questions about hours"),
    "shifts": _("Shifts"),
    "calls": _("Calls"),
    "proposals": _("Proposals and feedback"),
    "invitations": _("Invitations to host"),
}
KIND_TOLD = {
    "hours": _("On Thursdays we ask whether the hours hold."),
    "shifts": _("Who comes, who cannot, and whether you could."),
    "calls": _("Somebody waits for a call and nobody is on duty."),
    "proposals": _("Somebody offers something or corrects a page."),
    "invitations": _("Others ask you to host something with them."),
}
WAY_WORDS = {
    "daily": _("Once a day in one letter"),
    "first": _("At once, to your first address"),
    "email": _("At once by e-mail"),
    "sms": _("At once by text message"),
    "push": _("At once on the screen of your phone or computer"),
}
QUIET_WORDS = {
    "21-8": _("from 21 to 8"),
    "20-9": _("from 20 to 9"),
    "22-7": _("from 22 to 7"),
    "0-0": _("No quiet hours"),
}
