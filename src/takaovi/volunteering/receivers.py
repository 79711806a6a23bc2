"""What this room does about news from below."""

from takaovi.core.bus import listen
from takaovi.core.outbox.events import ReplyArrived
from takaovi.hours.events import HoursChanged
from takaovi.people.events import PersonForgotten
from takaovi.volunteering.actions import agree_hours, forget_person_here, shut_doors
from takaovi.volunteering.reply_actions import take_reply


@listen(HoursChanged)
def hours_changed(event: HoursChanged) -> None:
    agree_hours(by="hours", place_id=event.place_id)
    shut_doors(by="hours", place_id=event.place_id)


@listen(ReplyArrived)
def reply_arrived(event: ReplyArrived) -> None:
    take_reply(by="reply", channel=event.channel, sender=event.sender, text=event.text)


@listen(PersonForgotten)
def person_forgotten(event: PersonForgotten) -> None:
    forget_person_here(by="people", person_id=event.person_id)
