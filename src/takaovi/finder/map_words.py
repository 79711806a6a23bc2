"""How a door stands on the map: which house is drawn for it, and in which words. No queries."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from takaovi.finder.card_presenters import open_words
from takaovi.finder.values import Area, Mode, Need, Option, Window
from takaovi.places.queries import PlaceCard


class House(StrEnum):
    """How a house is drawn. State is told by its shape, its colour and its words together."""

    LIT = "lit"
    KEY = "key"
    CALL = "call"
    UNSURE = "unsure"
    DARK = "dark"
    MANY = "many"


_OF_MODE = {
    Mode.STAFFED: House.LIT,
    Mode.SELF_SERVICE: House.KEY,
    Mode.IF_SHIFT_FILLED: House.CALL,
    Mode.BY_ARRANGEMENT: House.CALL,
    Mode.NOT_CONFIRMED: House.UNSURE,
    Mode.UNKNOWN: House.UNSURE,
    Mode.CLOSED: House.DARK,
    Mode.KEPT: House.DARK,
}
LEGEND = {
    House.LIT: gettext_lazy("Open now"),
    House.KEY: gettext_lazy("Self-service now"),
    House.CALL: gettext_lazy("Call first: by arrangement, or if a host is found"),
    House.UNSURE: gettext_lazy("Hours not confirmed"),
    House.DARK: gettext_lazy("Closed now, or kept for a group"),
    House.MANY: gettext_lazy("Several places, and how many"),
}


COUNTED = {
    House.LIT: ngettext_lazy("%(count)d open now", "%(count)d open now", "count"),
    House.KEY: ngettext_lazy("%(count)d self-service", "%(count)d self-service", "count"),
    House.CALL: ngettext_lazy("%(count)d by arrangement", "%(count)d by arrangement", "count"),
    House.UNSURE: ngettext_lazy("%(count)d not known", "%(count)d not known", "count"),
}


def house_of(option: Option) -> House:
    """A door that a group has kept is not open for others."""
    return _OF_MODE[option.mode]


def light_of(houses: Collection[House]) -> str:
    """The light of several doors: "lit" if anybody may walk in somewhere, "half" if only with a card, else none."""
    return "lit" if House.LIT in houses else "half" if House.KEY in houses else ""


def state_words(option: Option, card: PlaceCard, window: Window) -> str:
    """How the door stands now: "Auki nyt, klo 20 asti", or when it opens. ``window`` is this minute."""
    if option.mode is Mode.CLOSED and option.start is None:
        return _("Closed now")
    if option.mode is Mode.NOT_CONFIRMED and option.start is None:
        return _("Hours not confirmed")
    return open_words(option, Need(Area(), window), window.start, ZoneInfo(card.zone))


def count_words(places: int, houses: Mapping[House, int], *, told: bool = True) -> str:
    """ "3 paikkaa, 1 auki nyt, 1 omatoimiaika"; without ``told`` nobody has looked which are open."""
    words = ngettext("%(count)d place", "%(count)d places", places) % {"count": places}
    return ", ".join([words, *(state_counts(houses) or [_("none open now")])]) if told else words


def state_counts(houses: Mapping[House, int]) -> list[str]:
    """How many doors stand in each way; what there is none of, and what is closed, is not told."""
    return [str(words % {"count": houses[house]}) for house, words in COUNTED.items() if houses.get(house)]


def address(**query: str) -> str:
    """The map's address with a question; what is empty is left out."""
    asked = urlencode({key: value for key, value in query.items() if value}, safe=",")
    return f"{reverse('finder:map')}?{asked}"
