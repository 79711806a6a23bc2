"""The deeds of this room in words, for the page that tells who did what."""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "meet_person": _("a new person came along"),
    "sign_in": _("signed in on a new device"),
    "end_devices": _("signed devices out"),
    "verify_contact": _("confirmed an address"),
    "call_oneself": _("changed the own nickname or language"),
    "remove_contact": _("removed an own address"),
    "give_consent": _("agreed to something"),
    "withdraw_consent": _("took an agreement back"),
    "forget_person": _("was forgotten"),
    "look": _("looked at personal data"),
    "invite": _("invited somebody to a role"),
    "withdraw_invitation": _("took an invitation back"),
    "take_on_role": _("took on a role"),
    "give_role": _("gave a role"),
    "take_role": _("took a role away, or laid it down"),
    "hand_over": _("handed the place over"),
    "undo_hand_over": _("took the hand-over back"),
    "add_passkey": _("added a passkey"),
    "remove_passkey": _("removed a passkey"),
    "choose_notices": _("chose how messages come"),
    "keep_browser": _("let a browser show messages"),
    "end_browsers": _("turned messages in browsers off"),
    "pass_on_message": _("got a message by another way"),
    "send_daily_letters": _("sent the daily letters"),
    "recall_messages": _("took back what was not sent yet"),
    "stop_texts": _("wants no more text messages"),
    "start_texts": _("wants text messages again"),
    "keep_last_pesavahti": _("kept the last pesävahti, though the term was over"),
}
