"""Sentences that more than one page of this room says."""

from django.utils.translation import gettext_lazy as _

TOO_OFTEN = _("That was asked many times. Wait an hour and try again.")
SAVED = _("Saved.")
