"""What this room does about news from below."""

from takaovi.callback.nightly_actions import leave_calls_of
from takaovi.callback.turn_actions import leave_turns_of
from takaovi.core.bus import listen
from takaovi.people.events import PersonForgotten


@listen(PersonForgotten)
def person_forgotten(event: PersonForgotten) -> None:
    leave_calls_of(by="people", person_id=event.person_id)
    leave_turns_of(by="people", person_id=event.person_id)
