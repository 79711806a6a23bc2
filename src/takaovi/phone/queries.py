"""The world as a call asks about it: the finder's answer, by municipality or postcode, for the ear."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from zoneinfo import ZoneInfo

from django.utils.crypto import salted_hmac

from takaovi.callback.queries import on_duty, promise_for, reach_of
from takaovi.core.clock import HELSINKI, from_minute, now, to_minute, today
from takaovi.core.errors import NotThere
from takaovi.core.viewer import Viewer
from takaovi.finder.area_values import area_of
from takaovi.finder.queries import Found, find
from takaovi.finder.suggest import suggest
from takaovi.finder.values import Answer, Area, Need, Suggestion, When
from takaovi.finder.when import window
from takaovi.phone.keys_values import means
from takaovi.phone.models import Message
from takaovi.phone.rules import may_answer
from takaovi.phone.values import Event, Locality, Open, Promise, Wished
from takaovi.places import gazetteer
from takaovi.places.models import Place
from takaovi.places.queries import counts_by_municipality

POSTCODE_DIGITS = 5
HEARD_OPEN = 3
HEARD_LATER = 3


def localities(keys: str, language: str = "fi") -> tuple[Locality, ...]:
    """What a postcode, or letters keyed on a telephone, can mean: municipalities with places of ours first.

    Five keys are a postcode if there is one; else, like any other keys, the first letters of a municipality.
    """
    if not keys.isdecimal():
        return ()
    if len(keys) == POSTCODE_DIGITS:
        match = gazetteer.find(keys)
        if match.locality is not None and not match.corrected:
            return (_named(match.locality, language),)
    ours = counts_by_municipality()
    found = [place for place in gazetteer.municipalities() if means(keys, (place.name_fi, place.name_sv))]
    known = [place for place in found if place.municipality in ours]
    return tuple(_named(place, language) for place in known or found)


def settled(text: str, language: str) -> Locality | None:
    """The municipality, village or postcode that a text names, or None."""
    found = gazetteer.find(text).locality if text else None
    if found is None:
        return None
    code = found.key if found.kind == "postcode" else found.municipality
    return Locality(code, (found.name_sv if language == "sv" else "") or found.name_fi)


def _named(place: gazetteer.Locality, language: str) -> Locality:
    return Locality(place.key, (place.name_sv if language == "sv" else "") or place.name_fi)


def area_for(code: str) -> Area:
    """The area of a municipality's code or a postcode; the whole network for anything else."""
    found = gazetteer.find(code).locality if len(code) == POSTCODE_DIGITS else gazetteer.municipality(code)
    return area_of(found) if found else Area()


@dataclass(frozen=True, slots=True)
class Near:
    """What is open now, what opens next, and what is still to come today, near one place."""

    open: tuple[Open, ...]
    later: tuple[Open, ...]
    events: tuple[Event, ...]


def near(code: str, language: str) -> Near:
    """The finder's answer for "now", and what is on for the rest of the day. Seven queries at any size."""
    instant = now()
    need = Need(area_for(code), window(When.NOW, instant, today(), HELSINKI))
    found = find(need, language)
    answer = suggest(found.options, need)
    chosen = _chosen(answer)
    streets = dict(Place.objects.filter(pk__in=[s.option.place_id for s in chosen]).values_list("pk", "street"))
    return Near(
        open=tuple(_open(s, found, streets) for s in chosen if s.option.open_at_start)[:HEARD_OPEN],
        later=tuple(_open(s, found, streets) for s in chosen if not s.option.open_at_start)[:HEARD_LATER],
        events=_events(found, to_minute(instant)),
    )


def _chosen(answer: Answer) -> list[Suggestion]:
    """Doors that anybody may walk through; those far away only where nothing is near."""
    told = [*(answer.open or answer.far), *answer.later]
    return [s for s in told if s.option.start is not None and s.option.end is not None]


def _open(suggestion: Suggestion, found: Found, streets: dict[int, str]) -> Open:
    option, card = suggestion.option, found.cards[suggestion.option.place_id]
    start, end = option.start or 0, option.end or 0
    day, first = _local(start, card.zone)
    _, last = _local(end, card.zone)
    street = "" if option.venue else streets.get(option.place_id, "")
    if option.open_at_start:
        return Open(str(card.name), last, street=street)
    return Open(str(card.name), last, starts=first, day=None if day == today() else day, street=street)


def _local(minute: int, zone: str) -> tuple[date, int]:
    """The local day, and the minute since its midnight."""
    local = from_minute(minute).astimezone(ZoneInfo(zone))
    return local.date(), local.hour * 60 + local.minute


def _events(found: Found, minute: int) -> tuple[Event, ...]:
    """What begins today and has not ended, soonest first; not what is cancelled or kept for a group."""
    coming = []
    for place_id, happenings in found.happenings.items():
        for one in happenings:
            day, starts = _local(one.start, one.zone)
            if one.status != "cancelled" and not one.exclusive and one.end > minute and day == today():
                coming.append((one.start, Event(str(one.title), str(found.cards[place_id].name), starts)))
    return tuple(event for _, event in sorted(coming))


def promise_of(minute: int, *, sure: bool) -> Promise:
    """A promised UTC minute, as it is told."""
    local = from_minute(minute).astimezone(HELSINKI)
    return Promise(local.date(), local.hour * 60 + local.minute, sure)


def messages_for(viewer: Viewer) -> list[Message]:
    """Messages that wait, the oldest first, as far as the viewer may call the people there; none for who may not
    answer calls. Two queries at most.
    """
    if not may_answer(viewer):
        return []
    reach = reach_of(viewer)
    return [message for message in Message.objects.all() if reach.holds(area_for(message.area).municipality)]


def message_for(viewer: Viewer, pk: int) -> Message:
    """A message that the viewer may hear. Raises NotThere. Two queries at most."""
    message = Message.objects.filter(pk=pk).first()
    if message is None or not reach_of(viewer).holds(area_for(message.area).municipality):
        raise NotThere(f"message {pk}")
    return message


@dataclass
class CallWorld:
    """The world of one call (``values.World``). What was looked up once in a step is not looked up again."""

    language: str
    area: str
    number_known: bool = False
    takes_messages: bool = True

    @property
    def today(self) -> date:
        return today()

    @cached_property
    def _on_duty(self) -> bool:
        return bool(on_duty(to_minute(now())))

    def on_duty(self) -> bool:
        return self._on_duty

    def localities(self, keys: str) -> tuple[Locality, ...]:
        return localities(keys, self.language)

    def open_near(self, area: str, language: str) -> tuple[tuple[Open, ...], tuple[Open, ...]]:
        heard = near(area, language)
        return heard.open, heard.later

    def events_near(self, area: str, language: str) -> tuple[Event, ...]:
        return near(area, language).events

    def promise(self, wished: Wished) -> Promise:
        found = promise_for(wished, area_for(self.area).municipality)
        return promise_of(found.by, sure=found.sure)


def name_of(call: str) -> str:
    """The provider's name of a call, so that ours cannot be joined with its records."""
    return salted_hmac("takaovi.phone.call", call, algorithm="sha256").hexdigest()
