"""The conversation sheet in words: three places with their door, their hours, a number and a way to be met."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings

from takaovi.core.addresses import page_address
from takaovi.core.reading import gettext as _
from takaovi.core.text import Said
from takaovi.finder.card_presenters import card
from takaovi.finder.queries import Found
from takaovi.finder.values import Need, Suggestion
from takaovi.finder.where_presenters import distance_words, where_words
from takaovi.places.values import Trait
from takaovi.ui.values import Text

MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One place on the sheet. ``met`` is whether somebody can meet the guest, ``send`` where one tells of them."""

    name: Said
    href: str
    when: str
    where: str
    phone: str
    reasons: tuple[Text, ...]
    cautions: tuple[Text, ...]
    event: str
    meet: str
    send: str


def step_words(
    steps: Sequence[Suggestion], found: Found, streets: Mapping[int, str], need: Need, now: int
) -> list[Step]:
    return [_step(one, found, streets, need, now) for one in steps]


def _step(suggestion: Suggestion, found: Found, streets: Mapping[int, str], need: Need, now: int) -> Step:
    told = card(suggestion, found, need, now)
    option = suggestion.option
    place = found.cards[option.place_id]
    door = option.km is not None or place.point is not None
    where = [streets.get(option.place_id, ""), where_words(place, option.venue), distance_words(option.km)]
    event = next((f"{one.title}, {one.when}" for one in told.events if not one.off), "")
    return Step(
        name=place.name,
        href=told.href,
        when=told.open_words,
        where=", ".join(filter(None, where)),
        phone=option.phone or settings.NETWORK_PHONE,
        reasons=(*(fact.words for fact in told.facts[:1]), *told.reasons)[:MOST_REASONS],
        cautions=told.cautions,
        event=event,
        meet=page_address("volunteering:meet", place.slug) if door and place.traits & Trait.GREETER.bit else "",
        send=page_address("volunteering:send", place.slug) if place.point is not None else "",
    )


def plain_address(path: str) -> str:
    """An address as one types it from paper: without the scheme."""
    return (settings.SITE_URL + path).partition("://")[2]


def sheet_title(area: str) -> str:
    return _("Three next steps near %(area)s") % {"area": area} if area else _("Three next steps")
