"""How a door stands on the map: which house is drawn for it, and in which words. No queries."""

from enum import StrEnum
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from takaovi.finder.card_presenters import open_words
from takaovi.finder.values import Area, Mode, Need, Option, Window
from takaovi.places.queries import PlaceCard


class House(StrEnum):
    """How a house is drawn. State is told by its shape, its colour and its words together."""

    LIT = "lit"
    KEY = "key"
    HALF = "half"
    UNSURE = "unsure"
    DARK = "dark"
    MANY = "many"


OPEN_HOUSES = frozenset({House.LIT, House.KEY, House.HALF})
_OF_MODE = {
    Mode.STAFFED: House.LIT,
    Mode.SELF_SERVICE: House.KEY,
    Mode.IF_SHIFT_FILLED: House.HALF,
    Mode.BY_ARRANGEMENT: House.HALF,
    Mode.NOT_CONFIRMED: House.UNSURE,
    Mode.UNKNOWN: House.UNSURE,
    Mode.CLOSED: House.DARK,
}
LEGEND = {
    House.LIT: gettext_lazy("Open now"),
    House.KEY: gettext_lazy("Self-service now"),
    House.HALF: gettext_lazy("By arrangement, or if a host is found"),
    House.UNSURE: gettext_lazy("Hours not confirmed"),
    House.DARK: gettext_lazy("Closed now, or kept for a group"),
    House.MANY: gettext_lazy("Several places, and how many"),
}


def house_of(option: Option) -> House:
    """A door that a group has kept is not open for others, whatever its mode."""
    return House.DARK if option.reservations else _OF_MODE[option.mode]


def is_open(option: Option) -> bool:
    return house_of(option) in OPEN_HOUSES


def state_words(option: Option, card: PlaceCard, window: Window) -> str:
    """How the door stands now: "Auki nyt, klo 20 asti". ``window`` is this minute."""
    if option.reservations:
        return _("Kept for a group now")
    if option.mode is Mode.CLOSED:
        return _("Closed now")
    if option.mode is Mode.NOT_CONFIRMED and option.start is None:
        return _("Hours not confirmed")
    return open_words(option, Need(Area(), window), window.start, ZoneInfo(card.zone))


def count_words(places: int, lit: int, *, told: bool = True) -> str:
    """ "3 paikkaa, 1 auki nyt"; without ``told`` nobody has looked which are open."""
    words = ngettext("%(count)d place", "%(count)d places", places) % {"count": places}
    if not told:
        return words
    state = ngettext("%(count)d open now", "%(count)d open now", lit) % {"count": lit} if lit else _("none open now")
    return f"{words}, {state}"


def address(**query: str) -> str:
    """The map's address with a question; what is empty is left out."""
    asked = urlencode({key: value for key, value in query.items() if value}, safe=",")
    return f"{reverse('finder:map')}?{asked}"
