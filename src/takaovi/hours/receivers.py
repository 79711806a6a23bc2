"""What this room does about news from below."""

from takaovi.core.bus import listen
from takaovi.hours.actions import refresh_stale
from takaovi.places.events import PlaceChanged


@listen(PlaceChanged)
def place_changed(event: PlaceChanged) -> None:
    refresh_stale(event.place_id)
