"""What waits for a keeper, and what a sender sees by the code. Shared by the desk and the public pages."""

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from django.conf import settings
from django.db.models import F, Prefetch, Q, QuerySet

from takaovi.core import clock
from takaovi.core.errors import NotThere
from takaovi.core.text import Said, say
from takaovi.core.viewer import NETWORK, Scope, Viewer
from takaovi.places.models import Keeping, Place
from takaovi.programme.models import Activity, Hosting
from takaovi.proposals.codes import CODES
from takaovi.proposals.models import Proposal
from takaovi.proposals.rules import ANSWER, DECIDE, may_decide, may_release
from takaovi.proposals.values import ACCEPTED, ACTIVITY, CORRECTION, FEEDBACK, HELD, UNDECIDED, days_left

MOST = 200  # rows of the desk's list; what is older comes when these are answered


class Waiting(NamedTuple):
    """A line of the desk's list. ``about`` is the place or activity, empty where none is known; ``headline`` is what
    the sender wrote first. ``left`` is days until an answer is due (below 0: late), None where none is promised.
    """

    id: int
    kind: str
    topic: str
    state: str
    why_held: str
    sent: date
    left: int | None
    about: Said | None
    headline: str
    municipality: str


class HoursText(NamedTuple):
    """Hours as a sender wrote them, for the box of the hours editor."""

    place: Place
    text: str
    language: str


def open_proposals(viewer: Viewer) -> list[Waiting]:
    """What this viewer may decide and nobody has, what is due first on top, then the oldest. One query at any size."""
    found = _waiting(viewer).select_related("place", "activity")
    rows = found.order_by(F("due").asc(nulls_last=True), "sent", "pk")[:MOST]
    today = clock.today()
    return [_waiting_line(row, viewer.language, today) for row in rows]


def count_open(viewer: Viewer) -> int:
    """How many wait for this viewer, the moderated queue left out. One query, none for a guest."""
    return _waiting(viewer).exclude(state=HELD).count()


def count_in(scope: Scope) -> int:
    """How many wait for the keepers of this scope. One query."""
    waiting = Proposal.objects.filter(_in_scopes({scope}), state__in=UNDECIDED)
    return waiting.exclude(state=HELD).exclude(kind=FEEDBACK).count()


def held_proposals(viewer: Viewer) -> list[Waiting]:
    """The moderated queue, oldest first; empty for who does not look after it. One query."""
    if not may_release(viewer):
        return []
    rows = Proposal.objects.filter(state=HELD).select_related("place", "activity").order_by("sent", "pk")[:MOST]
    return [_waiting_line(row, viewer.language, clock.today()) for row in rows]


def _waiting(viewer: Viewer) -> QuerySet[Proposal]:
    decides = {scope for permission, scope in viewer.grants if permission == DECIDE}
    mine = Q(pk__in=[])
    if viewer.may(ANSWER):
        mine |= Q(kind=FEEDBACK, state__in=UNDECIDED) & ~Q(state=HELD)
    if NETWORK in decides:
        mine |= ~Q(kind=FEEDBACK) & Q(state__in=UNDECIDED) & ~Q(state=HELD)
    elif decides:
        mine |= _in_scopes(decides) & ~Q(kind=FEEDBACK) & Q(state__in=UNDECIDED) & ~Q(state=HELD)
    return Proposal.objects.filter(mine) if viewer.grants else Proposal.objects.none()


def _in_scopes(scopes: Collection[Scope]) -> Q:
    """Proposals about these places and activities, or about those of these organisations."""
    ids = {kind: [scope.id for scope in scopes if scope.kind == kind] for kind in ("place", "activity", "organisation")}
    kept = Keeping.objects.filter(organisation__in=ids["organisation"]).values("place")
    hosted = Hosting.objects.filter(organisation__in=ids["organisation"]).values("activity")
    places = Q(place__in=ids["place"]) | Q(place__in=kept)
    inside = Q(activity__place__in=ids["place"]) | Q(activity__place__in=kept)
    return places | inside | Q(activity__in=ids["activity"]) | Q(activity__in=hosted)


def _waiting_line(row: Proposal, language: str, today: date) -> Waiting:
    return Waiting(
        id=row.pk,
        kind=row.kind,
        topic=row.topic,
        state=row.state,
        why_held=row.why_held,
        sent=clock.from_minute(clock.to_minute(row.sent)).astimezone(clock.HELSINKI).date(),
        left=days_left(row.due, today),
        about=about(row, language),
        headline=next((text for text in (row.title, row.text, row.when_text) if text), "")[:120],
        municipality=row.municipality,
    )


def about(proposal: Proposal, language: str) -> Said | None:
    """The name of the place or activity it is about."""
    if proposal.activity:
        return say(proposal.activity, "title", language)
    return say(proposal.place, "name", language) if proposal.place else None


def _whole() -> QuerySet[Proposal]:
    """With all that its page and the rules ask. Seven queries at most, whatever hangs on it."""
    keepings = Keeping.objects.select_related("organisation")
    hostings = Hosting.objects.select_related("organisation")
    return Proposal.objects.select_related("place", "activity__place").prefetch_related(
        "lines",
        Prefetch("place__keepings", keepings),
        Prefetch("activity__hostings", hostings),
        Prefetch("activity__place__keepings", keepings),
    )


def proposal_for(viewer: Viewer, proposal_id: int) -> Proposal:
    """The proposal a keeper named, decided or not, with its lines. Raises NotThere for missing and not theirs alike."""
    proposal = _whole().filter(pk=proposal_id, erased__isnull=True).first() if viewer.grants else None
    if proposal is None or not may_decide(viewer, proposal):
        raise NotThere(str(proposal_id))
    return proposal


def proposal_by_code(typed: str) -> Proposal:
    """What the sender follows, by the code as it was typed. Raises NotThere.

    Ask ``core.limits`` first: this hashes slowly, and codes must not be tried out.
    """
    code = CODES.read(typed)
    proposal = _whole().filter(code_hash=CODES.hash(code)).first() if code else None
    if proposal is None:
        raise NotThere(typed[:20])
    return proposal


def proposal_of_ticket(proposal_id: int) -> Proposal:
    """What the sender follows, by the number in a ticket that this program has signed. Raises NotThere."""
    proposal = _whole().filter(pk=proposal_id, erased__isnull=True).first()
    if proposal is None:
        raise NotThere(str(proposal_id))
    return proposal


def hours_text_for(viewer: Viewer, proposal_id: int) -> HoursText:
    """What stands in the hours editor's box when it is opened from a correction of hours or a new place.

    Raises NotThere if it is not this viewer's, or holds no hours of a place.
    """
    proposal = proposal_for(viewer, proposal_id)
    text = proposal.when_text or (proposal.text if (proposal.kind, proposal.topic) == (CORRECTION, "hours") else "")
    if proposal.place is None or proposal.kind == ACTIVITY or not text:
        raise NotThere(str(proposal_id))
    return HoursText(proposal.place, text, proposal.language)


def offered_times(activity: Activity) -> str:
    """When it could be, as whoever offered this activity wrote it; empty where nobody did, or the text is erased.

    For pages behind ``programme.rules.may_edit_activity``. One query.
    """
    offers = Proposal.objects.filter(activity=activity, kind=ACTIVITY, state=ACCEPTED).order_by("pk")
    return offers.values_list("when_text", flat=True).first() or ""


def overdue_feedback(today: date) -> QuerySet[Proposal]:
    """Feedback whose day has passed and of which the pesavahti has not been told."""
    late = Proposal.objects.filter(kind=FEEDBACK, state__in=UNDECIDED, due__lt=today, overdue_told__isnull=True)
    return late.order_by("due", "pk")


def held_rows() -> list[Proposal]:
    """Everything in the moderated queue, the oldest first."""
    return list(Proposal.objects.filter(state=HELD).order_by("sent", "pk"))


def untold_held() -> list[Proposal]:
    """What waits there and the pesavahti got no letter about."""
    return list(Proposal.objects.filter(state=HELD, held_told__isnull=True).only("pk"))


def may_tell_of_held(since: datetime) -> bool:
    """Whether no letter about the moderated queue has gone since then; also what left the queue meanwhile counts."""
    return not Proposal.objects.filter(held_told__gt=since).exists()


def activity_of(viewer: Viewer, slug: str) -> Activity:
    """A published activity that a correction is about. Raises NotThere."""
    found = Activity.objects.filter(slug=slug, published__isnull=False).select_related("place")
    activity = found.prefetch_related("hostings", "place__keepings").first()
    if activity is None:
        raise NotThere(slug)
    return activity


def code_of(proposal: Proposal, form: str) -> str:
    """The code again, for whoever still has the form it was sent with; empty once the proposal is erased."""
    return CODES.find(settings.SECRET_KEY, form, proposal.code_hash)
