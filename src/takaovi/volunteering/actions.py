"""The deeds of this room, by the files that hold them."""

from takaovi.volunteering.answering_actions import accept_ask
from takaovi.volunteering.asking_actions import (
    ask_stand_ins,
    decline_ask,
    move_searches,
    stop_questions,
    wish_questions,
)
from takaovi.volunteering.duty_actions import duty_task, promise_time
from takaovi.volunteering.filling_actions import agree_hours, close_unfilled
from takaovi.volunteering.follow_actions import confirm_follow, follow_place, stop_following
from takaovi.volunteering.giving_actions import log_group, log_hours, log_sample, log_shift, take_back_hours
from takaovi.volunteering.greeting_actions import (
    ask_greeting,
    change_greeting,
    choose_signs,
    forget_greetings,
    take_back_greeting,
)
from takaovi.volunteering.greeting_answer_actions import answer_greeting, move_greetings
from takaovi.volunteering.hand_over_actions import forget_hand_overs, hand_over, take_back_hand_over, tell_came
from takaovi.volunteering.nightly_actions import forget_person_here, forget_takers, remind_takers
from takaovi.volunteering.plan_actions import (
    Plan,
    cancel_shift,
    end_standing,
    plan_shift,
    plan_standing,
    roll_standing,
)
from takaovi.volunteering.take_actions import Taken, accept_swap, leave_shift, offer_swap, take_shift
from takaovi.volunteering.task_actions import change_task, make_task, note_extract, publish_task

__all__ = [
    "Plan",
    "Taken",
    "accept_ask",
    "accept_swap",
    "agree_hours",
    "answer_greeting",
    "ask_greeting",
    "ask_stand_ins",
    "cancel_shift",
    "change_greeting",
    "change_task",
    "choose_signs",
    "close_unfilled",
    "confirm_follow",
    "decline_ask",
    "duty_task",
    "end_standing",
    "follow_place",
    "forget_greetings",
    "forget_hand_overs",
    "forget_person_here",
    "forget_takers",
    "hand_over",
    "leave_shift",
    "log_group",
    "log_hours",
    "log_sample",
    "log_shift",
    "make_task",
    "move_greetings",
    "move_searches",
    "note_extract",
    "offer_swap",
    "plan_shift",
    "plan_standing",
    "promise_time",
    "publish_task",
    "remind_takers",
    "roll_standing",
    "stop_following",
    "stop_questions",
    "take_back_greeting",
    "take_back_hand_over",
    "take_back_hours",
    "take_shift",
    "tell_came",
    "wish_questions",
]
