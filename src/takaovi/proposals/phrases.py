"""Sentences that a person is told when something about a proposal cannot be done."""

from django.utils.translation import gettext_lazy as _

DECIDED = _("This was answered already on %(day)s. Your answer was not sent; here is what was said.")
WITHDRAWN = _("The sender has taken this back. Your answer was not sent.")
NO_REASON = _("Tell the sender why, in a sentence or two.")
NO_QUESTION = _("Write what you would like to ask.")
NO_ANSWER = _("Write an answer to the feedback.")
NO_PLACE = _("Choose first the place where it happens.")
NO_MUNICIPALITY = _("Choose first the municipality of the place.")
CLOSED = _("This matter has been closed. Send a new one, if something is still to be said.")
TOO_LONG = _("The text is %(length)d characters long. Make it %(most)d at most.")
MANY_LINES = _("There are many messages here already. Call us, or wait for the answer.")
NO_WORDS = _("Write what you would like to add.")
NOT_HELD = _("The keepers have been told of this already.")
