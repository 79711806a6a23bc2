"""What this room does about news from below."""

from takaovi.callback.events import CallOrdered
from takaovi.core.bus import listen
from takaovi.core.outbox.events import ReplyArrived
from takaovi.people.events import PersonForgotten
from takaovi.phone.browser_actions import forget_browser
from takaovi.phone.placing import caller
from takaovi.phone.sms_actions import take_message


@listen(ReplyArrived)
def reply_arrived(event: ReplyArrived) -> None:
    if event.channel == "sms":
        take_message(by="reply", sender=event.sender, text=event.text)


@listen(CallOrdered)
def call_ordered(event: CallOrdered) -> None:
    caller.wake()


@listen(PersonForgotten)
def person_forgotten(event: PersonForgotten) -> None:
    forget_browser(by="people", person_id=event.person_id)
