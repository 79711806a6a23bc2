"""What the desk hears from the rooms below."""

from takaovi.core.bus import listen
from takaovi.core.drafts.actions import drop_drafts_of
from takaovi.people.events import PersonForgotten


@listen(PersonForgotten)
def somebody_was_forgotten(event: PersonForgotten) -> None:
    drop_drafts_of(person_id=event.person_id)
