"""Reads of the queue of calls: who waits, who is on duty, whose code it is, how promises were kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Q, QuerySet

from takaovi.callback.codes import CODES, WORDS
from takaovi.callback.models import BlockedNumber, Call, CallRequest, DutyTime
from takaovi.callback.promise_values import AHEAD_DAYS, Duty, Promise
from takaovi.callback.promise_values import promise_for as promised
from takaovi.callback.values import CALL_OPEN, IN_HAND, OPEN, Kept, State, Wished, plain
from takaovi.core import clock
from takaovi.core.codes import hash_form
from takaovi.core.errors import NotThere
from takaovi.core.journal.models import Fact
from takaovi.core.viewer import NETWORK, Scope, Viewer
from takaovi.people.models import Role
from takaovi.people.roles import ROLES
from takaovi.places.models import Keeping, Place

MOST_SHOWN = 100
TAKERS = tuple(role.name for role in ROLES if "call.take" in role.permissions)


@dataclass(frozen=True, slots=True)
class Reach:
    """Whose calls a viewer may take: everybody's, or those from these municipalities and those that named none."""

    everywhere: bool
    areas: frozenset[str] = frozenset()

    def holds(self, area: str) -> bool:
        return self.everywhere or not area or area in self.areas


def reach_of(viewer: Viewer) -> Reach:
    """Raises NotThere for who takes no calls anywhere. One query, none for the whole network."""
    scopes = viewer.where("call.take")
    if not scopes:
        raise NotThere("calls")
    if NETWORK in scopes:
        return Reach(everywhere=True)
    return Reach(False, frozenset(_places_in(scopes).values_list("municipality", flat=True)))


def _places_in(scopes: Iterable[Scope]) -> QuerySet[Place]:
    known = list(scopes)
    kept = Keeping.objects.filter(organisation__in=_ids(known, "organisation")).values("place")
    return Place.objects.filter(Q(pk__in=_ids(known, "place")) | Q(pk__in=kept))


def _ids(scopes: list[Scope], kind: str) -> list[int]:
    return [scope.id for scope in scopes if scope.kind == kind]


def queue_for(viewer: Viewer) -> list[CallRequest]:
    """Who waits, in the order of asking, as far as this viewer may call them. Raises NotThere. Two queries at most."""
    reach = reach_of(viewer)
    rows = CallRequest.objects.filter(state=State.WAITING.value).order_by("pk").defer("number", "contact")
    if not reach.everywhere:
        rows = rows.filter(Q(area="") | Q(area__in=reach.areas))
    return list(rows[:MOST_SHOWN])


def count_waiting(viewer: Viewer) -> int:
    """How many wait whom this viewer may call; 0 for who takes no calls. For the desk. One query."""
    scopes = viewer.where("call.take")
    if not scopes:
        return 0
    rows = CallRequest.objects.filter(state=State.WAITING.value)
    if NETWORK not in scopes:
        rows = rows.filter(Q(area="") | Q(area__in=_places_in(scopes).values("municipality")))
    return rows.count()


def request_for(viewer: Viewer, number: int) -> CallRequest:
    """The request a volunteer named, also one that is over. Raises NotThere. Two queries at most."""
    reach = reach_of(viewer)
    found = CallRequest.objects.filter(pk=number).first()
    if found is None or not reach.holds(found.area):
        raise NotThere(f"call request {number}")
    return found


def in_hand(person_id: int | None) -> CallRequest | None:
    """The one request that somebody has taken and not finished."""
    return CallRequest.objects.filter(taken_by=person_id, state__in=plain(IN_HAND)).first() if person_id else None


def open_call(request: CallRequest) -> Call | None:
    return Call.objects.filter(request=request, state__in=plain(CALL_OPEN)).first()


def request_with(code: str) -> CallRequest:
    """The request of a code as it was typed. Raises NotThere. Ask ``core.limits`` first: this hashes slowly."""
    read = CODES.read(code)
    found = CallRequest.objects.filter(code_hash=CODES.hash(read)).first() if read else None
    if found is None:
        raise NotThere("no such code")
    found.code = read
    return found


def request_sent(once: str) -> CallRequest | None:
    """What came of a form that has been sent already, with its code: a second tap is no second request."""
    found = CallRequest.objects.filter(once=hash_form(once)).first() if once else None
    if found is not None:
        found.code = CODES.find(settings.SECRET_KEY, once, found.code_hash, WORDS[found.language])
    return found


def takers_of(area: str) -> QuerySet[Role]:
    """The roles of those who may call somebody of this municipality; of all who take calls where it is empty."""
    roles = Role.objects.filter(kind__in=TAKERS, person__forgotten__isnull=True)
    if not area:
        return roles
    kept = Keeping.objects.filter(place__municipality=area).values("organisation")
    return roles.filter(
        Q(scope_kind="network")
        | Q(scope_kind="place", scope_id__in=Place.objects.filter(municipality=area).values("pk"))
        | Q(scope_kind="organisation", scope_id__in=kept)
    )


def duty_ahead(area: str, now: int) -> list[Duty]:
    """Times of the coming week at which somebody is on duty who may call people of this municipality. One query."""
    rows = DutyTime.objects.filter(end__gt=now, start__lt=now + AHEAD_DAYS * 1440)
    rows = rows.filter(person__in=takers_of(area).values("person")).order_by("start", "pk")
    return [Duty(*times) for times in rows.values_list("start", "end")]


def on_duty(at: int) -> list[DutyTime]:
    """Who answers for calls at that minute, with the people. One query."""
    rows = DutyTime.objects.filter(start__lte=at, end__gt=at).select_related("person")
    return list(rows.order_by("start", "pk"))


def duties_of(person_id: int) -> list[DutyTime]:
    """Somebody's own duties that are not over. One query."""
    now = clock.to_minute(clock.now())
    return list(DutyTime.objects.filter(person=person_id, end__gt=now).order_by("start"))


def coming_duties() -> list[DutyTime]:
    """Everybody's duties of the coming week, with the people: so that holes are seen. One query."""
    now = clock.to_minute(clock.now())
    rows = DutyTime.objects.filter(end__gt=now, start__lt=now + AHEAD_DAYS * 1440).select_related("person")
    return list(rows.order_by("start", "pk")[:MOST_SHOWN])


def promise_for(wished: Wished, area: str = "", before: int | None = None) -> Promise:
    """By when somebody is called who asks now; ``before``: the id of a request that waits already. Two queries."""
    now = clock.to_minute(clock.now())
    ahead = CallRequest.objects.filter(state__in=plain(OPEN))
    count = (ahead.filter(pk__lt=before) if before else ahead).count()
    return promised(now, wished, duty_ahead(area, now), count)


def is_blocked(number_hash: str) -> bool:
    return BlockedNumber.objects.filter(number_hash=number_hash, until__gte=clock.today()).exists()


def kept_promises(since: datetime) -> Kept:
    """How many first promises of a call came due since then, and how many were kept. From the book of facts."""
    facts = Fact.objects.filter(kind="call_promise", hour__gte=clock.to_minute(since) // 60)
    in_time = list(facts.values_list("detail__in_time", flat=True))
    return Kept(sum(1 for kept in in_time if kept), len(in_time))
