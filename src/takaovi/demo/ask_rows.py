"""Questions that wait for the invented keepers, so that one can answer from the inbox page."""

from datetime import date, timedelta

from takaovi.core import clock
from takaovi.demo.values import SOURCE
from takaovi.hours.ask_actions import ask_place
from takaovi.hours.ask_queries import open_door_places, places_to_ask
from takaovi.hours.ask_values import WEEK, Kind
from takaovi.hours.models import Ask, AskPause
from takaovi.places.models import Place


def bring_asks(*, by: str, week: date) -> int:
    """Ask the keepers of every kept place about the week after this one, at once. Returns how many were new."""
    monday = week + WEEK
    sunday = monday + WEEK - timedelta(days=1)
    waiting = places_to_ask(Kind.WEEK, monday).filter(source=SOURCE, pk__in=open_door_places(monday, sunday))
    told = clock.now()
    asks = [
        ask_place(by=by, place=place, kind=Kind.WEEK, first=monday, last=sunday, not_before=told) for place in waiting
    ]
    return sum(1 for ask in asks if ask)


def remove_asks() -> None:
    """Take away every question about an invented place, and the links in its letters."""
    ours = Place.objects.filter(source=SOURCE)
    Ask.objects.filter(place__in=ours).delete()
    AskPause.objects.filter(place__in=ours).delete()
