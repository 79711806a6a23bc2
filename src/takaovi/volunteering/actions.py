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
from takaovi.volunteering.greeting_answer_actions import answer_greeting, move_greetings, shut_doors
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
from takaovi.volunteering.rota_actions import (
    ask_rota,
    drop_rota,
    make_rota,
    put_back,
    put_in_line,
    put_person_in_line,
)
from takaovi.volunteering.rota_asking_actions import accept_rota, answer_all, decline_rota, move_rotas
from takaovi.volunteering.take_actions import Taken, accept_swap, leave_shift, offer_swap, take_shift
from takaovi.volunteering.task_actions import change_task, make_task, note_extract, publish_task
from takaovi.volunteering.when_actions import end_when, invite_when, say_when, when_for

__all__ = [
    "Plan",
    "Taken",
    "accept_ask",
    "accept_rota",
    "accept_swap",
    "agree_hours",
    "answer_all",
    "answer_greeting",
    "ask_greeting",
    "ask_rota",
    "ask_stand_ins",
    "cancel_shift",
    "change_greeting",
    "change_task",
    "choose_signs",
    "close_unfilled",
    "confirm_follow",
    "decline_ask",
    "decline_rota",
    "drop_rota",
    "duty_task",
    "end_standing",
    "end_when",
    "follow_place",
    "forget_greetings",
    "forget_hand_overs",
    "forget_person_here",
    "forget_takers",
    "hand_over",
    "invite_when",
    "leave_shift",
    "log_group",
    "log_hours",
    "log_sample",
    "log_shift",
    "make_rota",
    "make_task",
    "move_greetings",
    "move_rotas",
    "move_searches",
    "note_extract",
    "offer_swap",
    "plan_shift",
    "plan_standing",
    "promise_time",
    "publish_task",
    "put_back",
    "put_in_line",
    "put_person_in_line",
    "remind_takers",
    "roll_standing",
    "say_when",
    "shut_doors",
    "stop_following",
    "stop_questions",
    "take_back_greeting",
    "take_back_hand_over",
    "take_back_hours",
    "take_shift",
    "tell_came",
    "when_for",
    "wish_questions",
]
