"""The deeds of this room in words, for the page that tells who did what."""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "send_proposal": _("sent a proposal or feedback"),
    "add_words": _("added something to a proposal"),
    "withdraw_proposal": _("took a proposal back"),
    "release_proposal": _("passed a proposal on to its keepers"),
    "accept_proposal": _("accepted a proposal"),
    "decline_proposal": _("did not take a proposal up"),
    "ask_back": _("asked the sender something"),
    "tell_overdue": _("told that an answer is late"),
    "tell_held": _("told that something waits to be let through"),
    "lapse_proposal": _("closed a proposal that nobody decided on"),
    "erase_proposal": _("erased the texts of an old proposal"),
}
