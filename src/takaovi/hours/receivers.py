"""What this room does about news from below."""

from takaovi.core.bus import listen
from takaovi.core.outbox.events import ReplyArrived
from takaovi.hours.actions import refresh_stale
from takaovi.hours.ask_actions import forget_links
from takaovi.hours.reply_actions import take_reply
from takaovi.people.events import PersonForgotten
from takaovi.places.events import PlaceChanged


@listen(PlaceChanged)
def place_changed(event: PlaceChanged) -> None:
    refresh_stale(event.place_id)


@listen(ReplyArrived)
def reply_arrived(event: ReplyArrived) -> None:
    take_reply(by="reply", channel=event.channel, sender=event.sender, text=event.text)


@listen(PersonForgotten)
def person_forgotten(event: PersonForgotten) -> None:
    forget_links(by="people", person_id=event.person_id)
