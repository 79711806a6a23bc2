"""Reads of the queue of calls: who waits, who is on duty, whose code it is, how promises were kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import F, Q, QuerySet

from takaovi.callback.codes import CODES, WORDS
from takaovi.callback.models import BlockedNumber, Call, CallRequest
from takaovi.callback.promise_values import AHEAD_DAYS, Duty, Promise
from takaovi.callback.promise_values import promise_for as promised
from takaovi.callback.values import (
    CALL_OPEN,
    IN_HAND,
    OPEN,
    ORDER_TIME,
    CallState,
    DutyTime,
    Kept,
    State,
    Wished,
    plain,
)
from takaovi.core import clock
from takaovi.core.codes import hash_form
from takaovi.core.errors import NotThere
from takaovi.core.journal.models import Fact
from takaovi.core.viewer import NETWORK, Scope, Viewer
from takaovi.people.models import Role
from takaovi.people.queries import grants_of
from takaovi.people.roles import ROLES
from takaovi.places.models import Keeping, Place
from takaovi.volunteering.models import Shift, ShiftTake, VolunteerTask
from takaovi.volunteering.queries import duty_takes, open_shifts
from takaovi.volunteering.rules import may_take_task
from takaovi.volunteering.values import Kind

MOST_SHOWN = 100
FAR = 400 * 1440  # minutes: nobody promises further ahead
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


def last_call(request: CallRequest) -> Call | None:
    """The latest placing since it was taken. One query, none for a request in nobody's hands."""
    if request.taken is None:
        return None
    return Call.objects.filter(request=request, made__gte=request.taken).order_by("-pk").first()


def waiting_orders() -> list[int]:
    """The ids of what a mouth may take, in the order in which it was ordered. One query."""
    fresh = Call.objects.filter(state=CallState.ORDERED.value, made__gt=clock.now() - ORDER_TIME)
    return list(fresh.order_by("pk").values_list("pk", flat=True))


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


def _duties(start: int, end: int, area: str = "") -> QuerySet[ShiftTake]:
    """Shifts of the phone that somebody has who may call people of this municipality; of all who take calls without."""
    return duty_takes(Kind.PHONE, start, end).filter(person__in=takers_of(area).values("person"))


def _told(rows: Iterable[ShiftTake]) -> list[DutyTime]:
    return [DutyTime(t.pk, t.person.pk, t.person.nickname, t.shift.start, t.shift.end) for t in rows if t.person]


def duty_ahead(area: str, now: int) -> list[Duty]:
    """Times of the coming week at which somebody is on duty who may call people of this municipality. One query."""
    rows = _duties(now, now + AHEAD_DAYS * 1440, area)
    return [Duty(*times) for times in rows.values_list("shift__start", "shift__end")]


def on_duty(at: int) -> list[DutyTime]:
    """Who answers for calls at that minute and still may, with their names. One query."""
    return _told(_duties(at, at + 1))


def duties_of(person_id: int) -> list[DutyTime]:
    """Somebody's own duties that are not over. One query."""
    now = clock.to_minute(clock.now())
    return _told(duty_takes(Kind.PHONE, now, now + FAR).filter(person=person_id))


def coming_duties() -> list[DutyTime]:
    """Everybody's duties of the coming week, with the people: so that holes are seen. One query."""
    now = clock.to_minute(clock.now())
    return _told(_duties(now, now + AHEAD_DAYS * 1440)[:MOST_SHOWN])


def open_duties(viewer: Viewer) -> list[Shift]:
    """Planned shifts of the phone in the coming week that wait for somebody and that this viewer may take."""
    now = clock.to_minute(clock.now())
    found = open_shifts(start=now, end=now + AHEAD_DAYS * 1440, kind=Kind.PHONE)
    return [one.shift for one in found if may_take_task(viewer, one.shift.task)]


def duty_place_of(person_id: int) -> Place | None:
    """The place that plans the phone for somebody: one of theirs, else the one that plans it already, else the first.

    Whoever takes calls of the whole network is planned where the phone is planned. Three queries at most.
    """
    grants = grants_of(person_id)
    scopes = {scope for permission, scope in grants if permission == "call.take"}
    places = Place.objects.all() if NETWORK in scopes else _places_in(scopes)
    planning = VolunteerTask.objects.filter(kind=Kind.PHONE, ends_on=None, place__in=places).select_related("place")
    if task := planning.order_by("pk").first():
        return task.place
    return places.order_by(F("published").asc(nulls_last=True), "pk").first()


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
