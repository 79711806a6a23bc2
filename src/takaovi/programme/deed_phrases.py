"""The deeds of this room in words, for the page that tells who did what."""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "make_activity": _("wrote a new activity"),
    "change_activity": _("changed the texts of an activity"),
    "publish_activity": _("showed an activity to everybody"),
    "publish_later": _("set when an activity shows itself"),
    "hide_activity": _("took an activity off every page"),
    "save_series": _("changed the times of an activity"),
    "skip_occurrence": _("left one time out"),
    "cancel_occurrence": _("called one time off"),
    "move_occurrence": _("moved one time"),
    "change_occurrence": _("changed one time"),
    "restore_occurrence": _("put one time back as planned"),
    "cancel_times": _("called several times off"),
    "move_times": _("moved several times"),
    "restore_times": _("put several times back as planned"),
    "add_break": _("added a break"),
    "remove_break": _("took a break away"),
    "mark_full": _("marked whether a time is full"),
    "sign_up": _("signed up for a time"),
    "change_signup": _("changed a sign-up"),
    "accept_offer": _("took the place that was offered"),
    "signup_left": _("took a sign-up back"),
    "signup_passed": _("passed an offered place on to the next in line"),
    "look_at_signups": _("looked at the sign-ups"),
    "forget_signups": _("erased names and addresses of old sign-ups"),
    "set_activity_photo": _("added a picture to an activity"),
    "describe_activity_photo": _("described the picture of an activity"),
    "remove_activity_photo": _("took the picture of an activity away"),
    "invite_host": _("asked an organisation to host too"),
    "accept_hosting": _("came along as a host"),
    "decline_hosting": _("did not come along as a host"),
    "stop_hosting": _("left the hosts"),
    "restore_version": _("brought an earlier version back"),
}

# What somebody without an account does with the own sign-up: the page of deeds does not tell it.
GUESTS_OWN = frozenset({"sign_up", "change_signup", "accept_offer", "signup_left", "signup_passed"})
