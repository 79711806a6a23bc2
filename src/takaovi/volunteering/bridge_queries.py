"""When one may be met at a door, who is asked to be there, and what a code or a link opens."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from takaovi.core import clock
from takaovi.core.codes import hash_form, hash_token
from takaovi.core.errors import NotThere
from takaovi.core.viewer import Scope, Viewer
from takaovi.hours.kept import kept_times
from takaovi.hours.queries import spans_between, standings
from takaovi.hours.values import STATES, WAYS
from takaovi.people.consent_queries import shows_name
from takaovi.people.queries import people_with
from takaovi.places.models import Place
from takaovi.places.queries import place_for
from takaovi.places.rules import scopes_of
from takaovi.places.values import Trait
from takaovi.programme.queries import happenings
from takaovi.volunteering.bridge_values import (
    DAYS_AHEAD,
    HAND_OVER_CODES,
    LEAST_NOTICE,
    MEET_CODES,
    MEETING,
    Sign,
    meeting_times,
    signs_of,
)
from takaovi.volunteering.models import DoorSigns, Greeting, GreetingAsk, SoftHandover
from takaovi.volunteering.queries import greeters_in, waiting_evenings
from takaovi.volunteering.shift_letters import To, to_person, where_told
from takaovi.volunteering.values import LONGEST_SHIFT, awake

STAFFED, DOOR = STATES["staffed"], WAYS["door"]


class Greeter(NamedTuple):
    """One who can be asked, and where: by a shift they have (``take_id``), or by a role (``person_id``)."""

    person_id: int | None
    take_id: int | None
    to: To


def door_for(viewer: Viewer, slug: str) -> Place:
    """A place with a door at which somebody may be met, as it says of itself. Raises NotThere. Seven queries."""
    place = place_for(viewer, slug)
    if place.published is None or place.lat is None or not place.traits & Trait.GREETER.bit:
        raise NotThere(f"nobody is met at {slug}")
    return place


def earliest_meeting(place: Place) -> int:
    """From when on somebody can be there, asked now: whoever greets may be asleep. UTC minute."""
    return clock.to_minute(awake(clock.now(), ZoneInfo(place.zone))) + LEAST_NOTICE


def times_to_meet(place: Place) -> tuple[int, ...]:
    """UTC minutes at which one may ask to be met: a greeter has a shift, or the place is open with somebody there.

    Without anybody who can be told there are none. Times kept for a group are left out. Eight queries at most.
    """
    first = clock.to_minute(clock.now())
    last = first + DAYS_AHEAD * 1440
    takes = [take for take in greeters_in([place.pk], first, last) if take.contact or take.person_id]
    spans = [(take.shift.start, take.shift.end) for take in takes]
    if people_with("signup.see", scopes_of(place)):
        opened = spans_between([place.pk], first, last)[place.pk]
        spans += [(span.start, span.end) for span in opened if span.state == STAFFED and span.way == DOOR]
    if not spans:
        return ()
    return meeting_times(spans, kept_for_groups(place, first, last), earliest_meeting(place), ZoneInfo(place.zone))


def may_be_open(greeting: Greeting) -> bool:
    """Whether somebody may still be at the door at the agreed time: by a shift, by the hours, or by an evening that
    waits for its people. Three queries at most.
    """
    start, place_id = greeting.start, greeting.place_id
    opened = spans_between([place_id], start, start + MEETING)[place_id]
    if any(span.start <= start and span.state == STAFFED and span.way == DOOR for span in opened):
        return True
    evenings = waiting_evenings([place_id], start - LONGEST_SHIFT, start + 1).get(place_id, [])
    return bool(greeters_in([place_id], start, start + MEETING)) or any(one.end > start for one in evenings)


def kept_for_groups(place: Place, first: int, last: int) -> list[tuple[int, int]]:
    """Times at which the door is not for everybody. Three queries."""
    standing = standings([place.pk])[place.pk]
    on = happenings([place.pk], first, last, "fi")[place.pk]
    kept = [(h.start, h.end) for h in on if h.exclusive and h.status != "cancelled"]
    if standing.windows:
        spans = spans_between([place.pk], first, last)[place.pk]
        own = kept_times(standing.windows, ZoneInfo(place.zone), spans, first, last)
        kept += [(one.start, one.end) for one in own if one.exclusive]
    return kept


def place_signs(place_id: int) -> tuple[Sign, ...]:
    """The signs one may choose from there. One query."""
    row = DoorSigns.objects.filter(place=place_id).first()
    return signs_of(row.chosen if row else "")


def on_shift(greeting: Greeting) -> list[Greeter]:
    """Those who have a shift at the door at that time and can be told. A query for each of them at most."""
    takes = greeters_in([greeting.place_id], greeting.start, greeting.start + MEETING)
    told = ((take, where_told(take)) for take in takes)
    return [Greeter(take.person_id, take.pk, to) for take, to in told if to is not None]


def by_role(greeting: Greeting) -> list[Greeter]:
    """Those who see who comes to this place: its greeters and keepers. Three queries."""
    found = people_with("signup.see", scopes_of(greeting.place))
    return [Greeter(reach.person_id, None, to_person(reach)) for reach in found]


def not_asked(greeting: Greeting, greeters: list[Greeter]) -> Iterator[Greeter]:
    """Those among them who have not been asked about this one. One query."""
    asked = GreetingAsk.objects.filter(greeting=greeting).select_related("take")
    rows = [(ask.person_id, ask.take_id) for ask in asked]
    people, takes = {person for person, _ in rows if person}, {take for _, take in rows if take}
    return (g for g in greeters if g.person_id not in people and (g.take_id is None or g.take_id not in takes))


def name_to_tell(ask: GreetingAsk) -> tuple[str, bool]:
    """What the greeter is called, and whether they agreed before that everybody sees it there. Two queries at most."""
    if ask.person is None:
        return (ask.take.name if ask.take else ""), False
    return ask.person.nickname, shows_name(ask.person.pk, Scope("place", ask.greeting.place_id))


def greeting_with(code: str) -> Greeting:
    """The greeting of a code as it was typed. Raises NotThere. One query. Ask ``core.limits`` first."""
    read = MEET_CODES.read(code)
    rows = Greeting.objects.select_related("place").prefetch_related("asks")
    found = rows.filter(code_hash=MEET_CODES.hash(read)).first() if read else None
    if found is None or is_forgotten(found, clock.now()):
        raise NotThere("no such code")
    found.code = read
    return found


def is_forgotten(greeting: Greeting, at: datetime) -> bool:
    """Its time is over, and the next sweep deletes it: nobody sees it in between."""
    return greeting.forget_at <= clock.to_minute(at)


def greeting_sent(once: str) -> Greeting | None:
    """What came of a form that has been sent already."""
    rows = Greeting.objects.select_related("place")
    return rows.filter(once=hash_form(once)).first() if once else None


def greeting_held(number: int) -> Greeting:
    """The greeting as it is now, held against all others to the end of the transaction. Raises NotThere."""
    found = Greeting.objects.select_for_update(of=("self",)).select_related("place").filter(pk=number).first()
    if found is None or is_forgotten(found, clock.now()):
        raise NotThere("no such greeting")
    return found


def greeting_ask_of(token: str) -> GreetingAsk:
    """The question behind the link of a letter. Raises NotThere, also once all is forgotten. One query."""
    rows = GreetingAsk.objects.select_related("greeting__place", "person", "take")
    ask = rows.filter(token_hash=hash_token(token)).first()
    if ask is None or is_forgotten(ask.greeting, clock.now()):
        raise NotThere("no such question")
    return ask


def yes_of(greeting: Greeting) -> GreetingAsk | None:
    """Who meets the guest, if somebody has said so. One query."""
    return GreetingAsk.objects.filter(greeting=greeting, answer="yes").first()


def hand_over_with(code: str) -> SoftHandover:
    """The hand-over of a code as it was typed. Raises NotThere. One query. Ask ``core.limits`` first."""
    read = HAND_OVER_CODES.read(code)
    rows = SoftHandover.objects.select_related("place")
    found = rows.filter(code_hash=HAND_OVER_CODES.hash(read)).first() if read else None
    if found is None or found.kept_until < clock.today():
        raise NotThere("no such code")
    found.code = read
    return found


def hand_over_sent(once: str) -> SoftHandover | None:
    rows = SoftHandover.objects.select_related("place")
    return rows.filter(once=hash_form(once)).first() if once else None
