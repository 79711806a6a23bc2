"""What this room does about news from below."""

from takaovi.core.bus import listen
from takaovi.core.outbox.events import PushLost, ReplyArrived
from takaovi.people.notice_actions import pass_on_lost
from takaovi.people.stop_actions import take_stop


@listen(ReplyArrived)
def reply_arrived(event: ReplyArrived) -> None:
    if event.channel == "sms":
        take_stop(by="reply", sender=event.sender, text=event.text)


@listen(PushLost)
def push_lost(event: PushLost) -> None:
    pass_on_lost(by="outbox", letter_id=event.letter_id)
