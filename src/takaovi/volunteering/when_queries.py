"""Who said when they can, whose code it is, and whose turn it has been."""

from collections.abc import Collection
from datetime import date
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q

from takaovi.core import clock
from takaovi.core.addresses import page_address
from takaovi.core.errors import NotThere
from takaovi.people.models import Contact
from takaovi.places.models import Place
from takaovi.programme.signup_values import WORDS
from takaovi.volunteering.models import Availability, RotaAsk, ShiftTake, StandIn, TurnGiven
from takaovi.volunteering.values import Part
from takaovi.volunteering.when_values import CODES, TURNS_DAYS, Behind, When, read_slots


def availability_with(code: str) -> Availability:
    """What belongs to a code as it was typed. Raises NotThere. One query. Ask ``core.limits`` first."""
    read = CODES.read(code)
    rows = Availability.objects.select_related("place", "person")
    found = rows.filter(code_hash=CODES.hash(read), keep_until__gte=clock.today()).first() if read else None
    if found is None:
        raise NotThere("no such code")
    return found


def availability_of(place_id: int, person_id: int) -> Availability | None:
    rows = Availability.objects.select_related("place", "person")
    return rows.filter(place=place_id, person=person_id).first()


def when_code_of(row: Availability) -> str:
    """The code again, for the one it belongs to."""
    return CODES.find(settings.SECRET_KEY, row.seed, row.code_hash, WORDS[row.language])


def when_of(row: Availability) -> When:
    """What somebody said, from the columns."""
    days = frozenset(date.fromisoformat(text) for text in row.days_off)
    return When(read_slots(row.slots), days, row.a_month, frozenset(row.kinds), row.company)


def askable(place: Place) -> list[Availability]:
    """Those of a place who said when they can and may be asked. Two queries."""
    off = StandIn.objects.filter(place=place, wanted=False).values_list("person", "contact")
    people, contacts = {person for person, _ in off}, {contact for _, contact in off if contact}
    rows = Availability.objects.filter(place=place, said__isnull=False, keep_until__gte=clock.today())
    found = rows.select_related("person").order_by("pk")
    return [row for row in found if not (row.person_id and row.person_id in people) and row.contact not in contacts]


def is_of(take: ShiftTake, row: Availability) -> bool:
    """Whether whoever took a shift is the one who said when they can."""
    return take.person_id == row.person_id if row.person_id else bool(row.contact) and take.contact == row.contact


def takes_of_people(rows: Collection[Availability], start: int, end: int) -> list[ShiftTake]:
    """What these people have promised anywhere between these minutes. One query."""
    people = [row.person_id for row in rows if row.person_id]
    contacts = [row.contact for row in rows if row.contact]
    takes = ShiftTake.objects.filter(Q(person__in=people) | Q(contact__in=contacts), left_at=None)
    takes = takes.filter(shift__start__lt=end, shift__end__gt=start, shift__cancelled_at=None)
    return list(takes.exclude(part=Part.LEARNER).select_related("shift__task"))


def behind_of(place: Place, rows: Collection[Availability], start: int) -> dict[int, Behind]:
    """The turns of the last half-year before the minute ``start``, noted or still in the lists. Two queries."""
    since = start - TURNS_DAYS * 1440
    found: dict[int, dict[int, int]] = {row.pk: {} for row in rows}
    noted = TurnGiven.objects.filter(availability__in=found, start__gte=since, start__lt=start)
    for row, shift, begun in noted.values_list("availability", "shift", "start"):
        found[row][shift] = begun
    for take in takes_of_people(rows, since, start):
        if take.shift.task.place_id == place.pk and take.shift.start < start:
            for one in (row for row in rows if is_of(take, row)):
                found[one.pk][take.shift_id] = take.shift.start
    return {pk: _behind(list(turns.values()), ZoneInfo(place.zone)) for pk, turns in found.items()}


def _behind(starts: list[int], zone: ZoneInfo) -> Behind:
    return Behind(len(starts), clock.from_minute(max(starts)).astimezone(zone).date() if starts else None)


def waiting_of(row: Availability) -> list[RotaAsk]:
    """The questions that somebody has not answered, in order of time. One query."""
    rows = RotaAsk.objects.filter(availability=row, answer="", line__plan__ended=None)
    rows = rows.select_related("availability__person", "line__shift__task__place", "line__plan")
    return list(rows.order_by("line__shift__start", "pk"))


def waiting_rota_of(channel: str, sender: str) -> list[RotaAsk]:
    """What a rota asks of whoever sent a message. One query."""
    own = Contact.objects.filter(channel=channel, address=sender, verified__isnull=False).values("person")
    theirs = Q(availability__contact=sender, availability__channel=channel) | Q(availability__person__in=own)
    rows = RotaAsk.objects.filter(theirs, answer="", line__plan__ended=None)
    rows = rows.select_related("availability__person", "line__shift__task__place", "line__plan")
    return list(rows.order_by("line__shift__start", "pk"))


def asked_pages(person_id: int) -> dict[int, str]:
    """The pages on which a person answers what a rota asks, by place. One query."""
    waiting = RotaAsk.objects.filter(answer="", line__plan__ended=None).values("availability")
    rows = Availability.objects.filter(person=person_id, pk__in=waiting)
    return {row.place_id: page_address("volunteering:asked", when_code_of(row)) for row in rows}
