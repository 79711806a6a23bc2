"""The deeds of this room in words, for the page that tells who did what."""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "replace_boundaries": _("replaced the boundaries on the map"),
    "make_place": _("wrote a new place"),
    "change_place": _("changed the texts of the place"),
    "publish_place": _("showed the place to everybody"),
    "hide_place": _("took the place off every page"),
    "keep_place": _("noted who keeps the place"),
    "answer_arrival": _("changed an answer of “Kun tulet”"),
    "note_trait": _("wrote what a quality means here"),
    "set_door_photo": _("added a picture of the door"),
    "describe_door_photo": _("described the picture of the door"),
    "remove_door_photo": _("took the picture of the door away"),
    "save_space": _("wrote about a room"),
    "remove_space": _("took a room away"),
    "save_way": _("wrote a way to meet"),
    "remove_way": _("took a way to meet away"),
    "save_venue": _("wrote where the place is at times"),
    "remove_venue": _("took away where the place is at times"),
    "restore_version": _("brought an earlier version back"),
}
