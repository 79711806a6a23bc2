"""What this room does about news from below: the search index follows places and their programme."""

from takaovi.core.bus import listen
from takaovi.core.pagecache import empty_pages
from takaovi.finder.indexing import index_place, index_places_of
from takaovi.places.events import PlaceChanged
from takaovi.programme.events import ActivityChanged
from takaovi.volunteering.events import ShiftClosed, ShiftsChanged


@listen(PlaceChanged)
def place_changed(event: PlaceChanged) -> None:
    index_place(event.place_id)


@listen(ActivityChanged)
def activity_changed(event: ActivityChanged) -> None:
    index_places_of(event.activity_id, left=event.left)


@listen(ShiftsChanged)
def shifts_changed(event: ShiftsChanged) -> None:
    empty_pages()  # a door that somebody promises to open is open on every page at once


@listen(ShiftClosed)
def shift_closed(event: ShiftClosed) -> None:
    empty_pages()
