"""Doors at which somebody can be met, and what guests ask there."""

import re
from typing import Any

from takaovi.core.clock import now, to_minute
from takaovi.core.models import Letter
from takaovi.places.models import Place
from takaovi.places.values import Trait, mask
from takaovi.volunteering.actions import ask_greeting
from takaovi.volunteering.bridge_values import Meet
from takaovi.volunteering.models import Greeting
from tests.factories.hours import make_open_place, staffed
from tests.factories.volunteering import at

DOOR = mask((Trait.FREE, Trait.GREETER))
THURSDAY_AT_17 = to_minute(at(26, 17))


def a_door(**fields: Any) -> Place:
    """A place where somebody meets guests; open on weekdays from 16 to 19."""
    hours = staffed({"days": "mon-fri", "from": "16:00", "to": "19:00"})
    return make_open_place(hours, traits=DOOR, name="Tupa", **fields)


def asked_to_meet(place: Place, start: int = THURSDAY_AT_17, **asked: Any) -> Greeting:
    return ask_greeting(by="guest", place=place, start=start, asked=Meet(**({"sign": "scarf"} | asked)))


def letters_to(address: str) -> list[str]:
    return list(Letter.objects.filter(to=address).order_by("pk").values_list("text", flat=True))


def all_sent() -> None:
    """What waits has left: nobody answers a letter that is still here."""
    Letter.objects.filter(state="waiting").update(state="sent", sent=now())


def link_in(text: str) -> str:
    """The path of the address in a letter."""
    found = re.search(r"https?://[^/\s]+(/\S+)", text)
    assert found is not None
    return found[1]
