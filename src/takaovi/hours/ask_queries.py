"""Reading what keepers were asked: whom to ask, what waits for an answer, what the desk shows."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When

from takaovi.core import clock
from takaovi.core.codes import hash_token
from takaovi.core.errors import NotThere
from takaovi.core.viewer import Viewer
from takaovi.hours.ask_values import REMIND_AFTER, WARN_AFTER, Kind
from takaovi.hours.engine import localise
from takaovi.hours.models import Ask, AskLink, AskPause, Layer, OpeningSpan
from takaovi.hours.queries import schedule_of
from takaovi.hours.rules import may_confirm_hours
from takaovi.hours.values import WAYS, Schedule
from takaovi.people.models import Contact, Person, Role
from takaovi.people.queries import Reachable, grants_of, people_with
from takaovi.people.roles import ROLES
from takaovi.places.models import Keeping, Place
from takaovi.places.queries import published
from takaovi.places.rules import scopes_of

CONFIRM = "hours.confirm"
CONFIRMING = [role.name for role in ROLES if CONFIRM in role.permissions]


def kept_places() -> QuerySet[Place]:
    """Published places that somebody with a verified contact keeps, alone or for an organisation. No query yet."""
    places = _reachable().filter(scope_kind="place").values("scope_id")
    organisations = _reachable().filter(scope_kind="organisation").values("scope_id")
    of_theirs = Keeping.objects.filter(organisation__in=organisations).values("place")
    return published().filter(Q(pk__in=places) | Q(pk__in=of_theirs)).prefetch_related("keepings").order_by("pk")


def _reachable() -> QuerySet[Role]:
    """Roles that confirm hours, of people with a verified contact."""
    contacts = Contact.objects.filter(person=OuterRef("person"), verified__isnull=False)
    return Role.objects.filter(Exists(contacts), kind__in=CONFIRMING, person__forgotten__isnull=True)


def places_nobody_is_asked_about() -> QuerySet[Place]:
    """Published places whose hours nobody is asked about, first those whose hours were confirmed longest ago.

    Either nobody with a verified contact keeps them, or all who do want no more questions: ``has_keeper`` tells
    which, ``oldest`` when they were confirmed. The pesavahti sees them, so that somebody hears the silence. No query
    yet; what is inside is asked once, not for each place.
    """
    quiet_here = AskPause.objects.filter(person=OuterRef("person"), place=OuterRef("scope_id"))
    own = _reachable().filter(scope_kind="place").exclude(Exists(quiet_here)).values("scope_id")
    quiet_there = AskPause.objects.filter(person=OuterRef("person"), place=OuterRef(OuterRef("place")))
    holders = _reachable().filter(scope_kind="organisation", scope_id=OuterRef("organisation"))
    of_theirs = Keeping.objects.filter(Exists(holders.exclude(Exists(quiet_there)))).values("place")
    kept = When(pk__in=kept_places().order_by().values("pk"), then=Value(value=True))
    places = published().exclude(pk__in=own).exclude(pk__in=of_theirs)
    told = places.annotate(oldest=oldest_confirmed(), has_keeper=Case(kept, default=Value(value=False)))
    return told.order_by(F("oldest").asc(nulls_first=True), "pk")


def oldest_confirmed() -> Subquery:
    """Of each place of the outer query: when that layer was confirmed that was longest not; hearsay is as never."""
    known = Q(known=True) & ~Q(certainty="hearsay")
    layers = Layer.objects.filter(place=OuterRef("pk"), space__isnull=True)
    said = layers.annotate(said=Case(When(known, then=F("confirmed")), default=None))
    return Subquery(said.order_by(F("said").asc(nulls_first=True)).values("said")[:1])


def places_to_ask(kind: Kind, first: date) -> QuerySet[Place]:
    """Those of the kept places that were not asked about this yet."""
    return kept_places().exclude(pk__in=Ask.objects.filter(kind=kind.value, first=first).values("place"))


def open_door_places(first: date, last: date) -> QuerySet[OpeningSpan, int]:
    """The places whose door opens on one of these days, by their spans. No query yet."""
    start, end = (localise(day, 0, clock.HELSINKI) for day in (first, last + timedelta(days=1)))
    spans = OpeningSpan.objects.filter(way=WAYS["door"], start__gte=start, start__lt=end)
    return spans.values_list("place_id", flat=True)


def keepers_of(place: Place) -> list[Reachable]:
    """Whom to ask about the hours of a place: not the network's pesavahti, nor who wants none. Four queries."""
    quiet = set(AskPause.objects.filter(place=place).values_list("person", flat=True))
    return [reach for reach in people_with(CONFIRM, scopes_of(place), texts=True) if reach.person_id not in quiet]


def places_asked(viewer: Viewer) -> list[Place]:
    """The places about whose hours this viewer is asked, or was until they wanted no more. One query."""
    held = viewer.where(CONFIRM)
    kept = Keeping.objects.filter(organisation__in=[scope.id for scope in held if scope.kind == "organisation"])
    own = Q(pk__in=[scope.id for scope in held if scope.kind == "place"]) | Q(pk__in=kept.values("place"))
    return list(Place.objects.filter(own).order_by("pk")) if held else []


def paused_places(person_id: int) -> set[int]:
    """Ids of the places about which this person wants no questions. One query."""
    return set(AskPause.objects.filter(person=person_id).values_list("place", flat=True))


def open_asks(place_ids: Collection[int] | None = None) -> QuerySet[Ask]:
    """Questions without an answer that are not over, the nearest first; shared by letters, answers and the desk."""
    found = Ask.objects.filter(answer="", last__gte=clock.today()).select_related("place").order_by("first", "pk")
    return found if place_ids is None else found.filter(place__in=place_ids)


def unanswered_asks(place_ids: Collection[int] | None = None) -> QuerySet[Ask]:
    """What the pesavahti sees: asked, reminded a day ago, and still no answer. Nothing is closed for that reason."""
    return open_asks(place_ids).filter(reminded__lte=clock.now() - WARN_AFTER)


def asks_to_remind() -> QuerySet[Ask]:
    """Asked two days ago, unanswered and not reminded, of places that are still shown. What has begun is past that."""
    return open_asks().filter(
        asked__lte=clock.now() - REMIND_AFTER,
        reminded__isnull=True,
        first__gt=clock.today(),
        place__in=published().values("pk"),
    )


def link_of(token: str) -> AskLink:
    """The letter that this link was in, with its ask, place and person. Raises NotThere. One query."""
    found = AskLink.objects.select_related("ask__place", "person", "ask__answered_by")
    link = found.filter(token_hash=hash_token(token)).first()
    if link is None:
        raise NotThere("no such link")
    return link


def may_answer(person: Person, place: Place) -> bool:
    """Whether this person may still say so: a link dies with the role."""
    return person.forgotten is None and may_confirm_hours(
        Viewer(person_id=person.pk, grants=grants_of(person.pk)), place
    )


def person_at(channel: str, address: str) -> Person | None:
    """Who answers from this number or address; None for a stranger. One query."""
    contact = (
        Contact.objects.filter(channel=channel, address=address.strip().lower(), verified__isnull=False)
        .select_related("person")
        .first()
    )
    return contact.person if contact and contact.person.forgotten is None else None


def latest_links(person: Person) -> list[AskLink]:
    """The newest letter of each question that this person was asked and that is not over, answered or not."""
    rows = (
        AskLink.objects.filter(person=person, ask__last__gte=clock.today())
        .select_related("ask__place", "ask__answered_by")
        .order_by("ask__first", "ask_id", "-round")
    )
    newest: dict[int, AskLink] = {}
    for row in rows:
        newest.setdefault(row.ask_id, row)
    return list(newest.values())


def free_number(links: Iterable[AskLink]) -> int:
    """The smallest number that none of a person's open questions has."""
    taken = {link.number for link in links if not link.ask.answer}
    return next(number for number in range(1, len(taken) + 2) if number not in taken)


def asked_schedule(ask: Ask) -> Schedule:
    """The plan of the place as it stands now. Three queries."""
    return schedule_of(ask.place_id)
