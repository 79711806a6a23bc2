"""The deeds of the core in words, for the page that tells who did what."""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "try_letters_again": _("had letters that did not arrive tried again"),
    "drop_letters": _("dropped letters that did not arrive"),
}
