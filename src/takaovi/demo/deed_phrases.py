"""The deeds of this room in words, for the page that tells who did what."""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "load_demo": _("loaded the invented region"),
    "clear_demo": _("took the invented region away"),
}
