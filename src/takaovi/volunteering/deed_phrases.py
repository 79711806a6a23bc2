"""The deeds of this room in words, for the page that tells who did what."""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "make_task": _("wrote a new task"),
    "change_task": _("changed a task"),
    "publish_task": _("showed a task to everybody"),
    "hide_task": _("took a task off every page"),
    "plan_shift": _("planned a shift"),
    "plan_standing": _("planned a shift that comes back"),
    "end_standing": _("ended a shift that came back"),
    "cancel_shift": _("called a shift off"),
    "take_shift": _("took a shift"),
    "leave_shift": _("gave a shift up"),
    "offer_swap": _("wished for somebody instead"),
    "keep_shift": _("kept the shift after all"),
    "swap_shift": _("gave the shift to another"),
    "ask_stand_ins": _("began to look for a stand-in"),
    "answer_ask_of_shift": _("answered whether they can stand in"),
    "remember_stand_in": _("may be asked as a stand-in"),
    "wish_questions": _("said whether they may be asked as a stand-in"),
    "follow_place": _("asked to hear when a place opens"),
    "confirm_follow": _("said yes to hearing when a place opens"),
    "stop_following": _("wanted to hear no more"),
    "log_hours": _("wrote hours given down"),
    "take_back_hours": _("took back hours written by mistake"),
    "note_extract": _("noted that an extract was shown"),
    "forget_takers": _("erased who came to old shifts"),
}
