"""Words for the deeds that only the desk does, in the book of who did what."""

from django.utils.translation import gettext_lazy as _

DEEDS = {"remove_exception": _("took away days with other hours")}
