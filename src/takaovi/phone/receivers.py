"""What this room does about news from below."""

from takaovi.callback.events import CallOrdered
from takaovi.core.bus import listen
from takaovi.core.outbox.events import ReplyArrived
from takaovi.phone.outgoing_actions import place_order
from takaovi.phone.sms_actions import take_message


@listen(ReplyArrived)
def reply_arrived(event: ReplyArrived) -> None:
    if event.channel == "sms":
        take_message(by="reply", sender=event.sender, text=event.text)


@listen(CallOrdered)
def call_ordered(event: CallOrdered) -> None:
    place_order(by="phone", call_id=event.call_id)
