"""What this room does about news from below."""

from takaovi.core.bus import listen
from takaovi.core.outbox.events import ReplyArrived
from takaovi.people.stop_actions import take_stop


@listen(ReplyArrived)
def reply_arrived(event: ReplyArrived) -> None:
    if event.channel == "sms":
        take_stop(by="reply", sender=event.sender, text=event.text)
