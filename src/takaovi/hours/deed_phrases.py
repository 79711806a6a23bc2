"""The deeds of this room in words, for the page that tells who did what."""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "set_hours": _("changed the opening hours"),
    "restore_hours": _("brought earlier opening hours back"),
    "add_exception": _("wrote days with other hours"),
    "fill_shift": _("a host was found for a time"),
    "empty_shift": _("a time lost its host"),
    "hope_for_shift": _("promised a time if a host is found"),
    "confirm_layer": _("confirmed the opening hours"),
    "set_day_class": _("marked a day in the calendar"),
    "forget_day_class": _("took a day's mark out of the calendar"),
    "ask_keepers": _("asked whether the hours hold"),
    "remind_keepers": _("asked once more whether the hours hold"),
    "answer_ask": _("answered whether the hours hold"),
    "stop_asking": _("wanted no more questions about the hours"),
    "ask_again": _("wanted questions about the hours again"),
    "forget_asks": _("erased old questions about hours"),
}
