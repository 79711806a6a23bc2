"""Reads of the call ring: whose turn it is, which turns look for a caller, and the pairs of a place."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.crypto import constant_time_compare, salted_hmac

from takaovi.callback.codes import RING_CODES
from takaovi.callback.models import Call, RingPair, RingTurn
from takaovi.callback.queries import TAKERS, reach_of
from takaovi.callback.ring_values import WAITS, TurnState
from takaovi.callback.rules import may_plan_ring, may_take_calls_of
from takaovi.callback.values import CALL_OPEN, CALL_TIME, plain
from takaovi.core import clock
from takaovi.core.errors import NotThere
from takaovi.core.viewer import NETWORK, Scope, Viewer
from takaovi.people.models import Person, Role
from takaovi.places.models import Place
from takaovi.places.queries import place_for
from takaovi.places.rules import scopes_of

MOST_SHOWN = 100
MARK_SIGNS = 20


@dataclass(frozen=True, slots=True)
class Ring:
    """What somebody sees of the ring: own turns, open turns nearby, and the pairs they look after."""

    mine: list[RingTurn]
    open: list[RingTurn]
    pairs: list[RingPair]


def ring_for(viewer: Viewer) -> Ring:
    """Raises NotThere for who takes no calls anywhere. Six queries at most."""
    reach_of(viewer)
    waiting = RingTurn.objects.filter(state__in=plain(WAITS)).select_related("pair__place").order_by("due", "pk")
    waiting = waiting.filter(Q(caller=viewer.person_id) | Q(state=TurnState.OPEN.value))
    waiting = waiting.prefetch_related("pair__place__keepings")
    turns = [turn for turn in waiting if may_take_calls_of(viewer, turn.pair.place)]
    mine = [turn for turn in turns if turn.caller_id == viewer.person_id]
    open_turns = [turn for turn in turns if turn.caller_id is None]
    pairs: list[RingPair] = []
    if viewer.where("ring.plan"):
        rows = RingPair.objects.select_related("place", "volunteer").prefetch_related("place__keepings")
        found = rows.order_by("weekday", "minute", "pk")
        pairs = [pair for pair in found if may_plan_ring(viewer, pair.place)]
    return Ring(mine[:MOST_SHOWN], open_turns[:MOST_SHOWN], pairs[:MOST_SHOWN])


def turn_for(viewer: Viewer, number: int) -> RingTurn:
    """A turn of one's own, or an open one of a place where one takes calls. Raises NotThere."""
    turn = RingTurn.objects.select_related("pair__place").filter(pk=number).first()
    if turn is None or not viewer.is_signed_in:
        raise NotThere(f"ring turn {number}")
    own = turn.caller_id == viewer.person_id
    if (own or turn.state == TurnState.OPEN) and may_take_calls_of(viewer, turn.pair.place):
        return turn
    raise NotThere(f"ring turn {number}")


def pair_for(viewer: Viewer, number: int) -> RingPair:
    """A pair of a place whose ring one looks after. Raises NotThere."""
    pair = RingPair.objects.select_related("place", "volunteer").filter(pk=number).first()
    if pair is None or not may_plan_ring(viewer, pair.place):
        raise NotThere(f"ring pair {number}")
    return pair


def place_with_ring_for(viewer: Viewer, slug: str) -> Place:
    """A place whose ring one looks after. Raises NotThere."""
    place = place_for(viewer, slug)
    if not may_plan_ring(viewer, place):
        raise NotThere(slug)
    return place


def ring_places(viewer: Viewer) -> list[Place]:
    """Where this viewer may plan a ring, by name. Two queries."""
    if not viewer.where("ring.plan"):
        return []
    rows = Place.objects.filter(published__isnull=False).prefetch_related("keepings").order_by("name_fi", "pk")
    return [place for place in rows if may_plan_ring(viewer, place)]


def volunteers_of(place: Place) -> list[Person]:
    """Who may call in the ring of a place. Two queries."""
    wanted = {*scopes_of(place), NETWORK}
    roles = Role.objects.filter(
        kind__in=TAKERS,
        scope_kind__in={scope.kind for scope in wanted},
        scope_id__in={scope.id for scope in wanted},
        person__forgotten__isnull=True,
    )
    found = {
        role.person_id: role.person
        for role in roles.select_related("person").order_by("person_id")
        if Scope(role.scope_kind, role.scope_id) in wanted
    }
    return list(found.values())


def pair_with(code: str) -> RingPair:
    """The pair of a code as it was typed. Raises NotThere. Ask ``core.limits`` first: this hashes slowly."""
    read = RING_CODES.read(code)
    found = RingPair.objects.filter(code_hash=RING_CODES.hash(read)).first() if read else None
    if found is None:
        raise NotThere("no such code")
    return found


def again_code(pair: RingPair) -> str:
    """Opens the question whether the ring goes on, until it has been answered with a yes. Neither name nor number."""
    told = f"{pair.pk}:{pair.consent_ends.isoformat()}"
    return f"{pair.pk}-{salted_hmac('takaovi.callback.ring_again', told, algorithm='sha256').hexdigest()[:MARK_SIGNS]}"


def pair_asked(code: str) -> RingPair:
    """The pair of such a code. Raises NotThere, also once it has been renewed or has ended. One query."""
    number = code.partition("-")[0]
    known = number.isascii() and number.isdigit() and len(number) < 10
    rows = RingPair.objects.select_related("place", "volunteer")
    pair = rows.filter(pk=int(number), consent_ends__gte=clock.today()).first() if known else None
    if pair is None or not constant_time_compare(again_code(pair), code):
        raise NotThere("no such question")
    return pair


def last_call_of(turn: RingTurn) -> Call | None:
    """The latest placing of a turn that is not over, at most as old as one may be. One query."""
    return Call.objects.filter(turn=turn, made__gt=clock.now() - CALL_TIME).order_by("-pk").first()


def open_call_of(turn: RingTurn) -> Call | None:
    return Call.objects.filter(turn=turn, state__in=plain(CALL_OPEN)).first()
