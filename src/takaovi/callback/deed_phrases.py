"""The deeds of this room in words, for the page that tells who did what."""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "ask_call": _("asked for a call"),
    "withdraw_call": _("took a request for a call back"),
    "block_number": _("said that a number is not to be called"),
    "unblock_number": _("said that a number may be called again"),
    "take_call": _("took a call"),
    "start_call": _("called somebody who had asked for it"),
    "look_at_number": _("looked at a telephone number"),
    "call_not_reached": _("reached nobody by a call"),
    "hand_on_call": _("handed a call on"),
    "close_call": _("closed a call and erased the number"),
    "close_unsaid_call": _("closed a call whose end nobody told"),
    "release_call": _("put a call back into the queue"),
    "promise_again": _("promised a new time for a call"),
    "dial_call": _("had the person rung through the service number"),
    "place_call": _("placed a call through the service number"),
    "end_placed_call": _("noted how a placed call ended"),
    "agree_ring": _("agreed on a call ring"),
    "renew_ring": _("renewed a call ring"),
    "ask_ring_again": _("asked whether a call ring goes on"),
    "change_ring_volunteer": _("changed who calls in a call ring"),
    "end_ring": _("ended a call ring and erased it"),
    "start_turn": _("called in the call ring"),
    "turn_missed": _("reached nobody in the call ring"),
    "finish_turn": _("finished a call of the call ring"),
    "open_turn": _("looked for another caller in the call ring"),
    "take_turn": _("took a call of the call ring for somebody else"),
    "forget_calls": _("erased requests for calls that are over"),
}
