"""The deeds of this room in words, for the page that tells who did what."""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "leave_message": _("left a message on the phone line"),
    "choose_browser": _("chose that the line rings in the browser"),
    "choose_telephone": _("chose that the line rings the telephone"),
    "handle_message": _("heard a message of the phone line and erased it"),
}
