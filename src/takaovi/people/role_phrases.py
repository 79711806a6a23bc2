"""The roles and permissions in words; ``roles`` has what they mean."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

ROLE_NAMES = {
    "pesavahti": pgettext_lazy("role", "pesävahti"),
    "keeper": pgettext_lazy("role", "keeper"),
    "host": pgettext_lazy("role", "host"),
    "greeter": pgettext_lazy("role", "greeter"),
    "helper": pgettext_lazy("role", "helper"),
    "caller": pgettext_lazy("role", "caller"),
    "coordinator": pgettext_lazy("role", "coordinator"),
}
ROLE_SENTENCES = {
    "pesavahti": _("Looks after the whole network and helps its keepers."),
    "keeper": _("Looks after a place: its hours, its programme and its people."),
    "host": _("Holds one activity: its times and those who sign up."),
    "greeter": _("Opens the door: says whether it is open, and sees who is coming."),
    "helper": _("Takes shifts: keeps the place open, makes coffee, is there."),
    "caller": _("Calls those who have asked for a call, and keeps the phone on duty."),
    "coordinator": _("Plans the shifts and the call ring, and finds somebody for every evening."),
}
PERMISSION_SENTENCES = {
    "place.edit": _("Edit what the page of the place tells"),
    "place.publish": _("Show the place to all, or hide it"),
    "hours.edit": _("Edit the opening hours"),
    "hours.confirm": _("Confirm that the hours are true"),
    "programme.edit": _("Write the programme"),
    "programme.publish": _("Show the programme to all, or hide it"),
    "signup.see": _("See who has signed up"),
    "proposal.decide": _("Accept or decline what people offer"),
    "feedback.answer": _("Answer feedback"),
    "role.give": _("Give and take roles"),
    "place.hand_over": _("Hand the place over to a successor"),
    "audit.read": _("See who did what"),
    "print.make": _("Print lists with names of those who signed up"),
    "shift.plan": _("Plan tasks and shifts, and see who takes them"),
    "shift.take": _("Take shifts that need somebody known"),
    "hours.log": _("Write down hours given"),
    "call.take": _("Call those who have asked for a call"),
    "call.enter": _("Write down a wish for a call"),
    "ring.plan": _("Plan the call ring"),
}
