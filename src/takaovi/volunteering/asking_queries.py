"""Who may be asked as a stand-in and whose turn it is; which question a link belongs to; who follows a place."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db.models import F, Max, Q

from takaovi.core import clock
from takaovi.core.codes import hash_token
from takaovi.core.errors import NotThere
from takaovi.people.models import Contact
from takaovi.people.queries import Reachable, people_with
from takaovi.volunteering.models import ExtractShown, Follow, Shift, ShiftTake, StandIn, StandInAsk, VolunteerTask
from takaovi.volunteering.rules import letter_scopes_of, permissions_asked
from takaovi.volunteering.values import FOLLOW_CODES


class Turn(NamedTuple):
    """Whose turn it is to be asked, and where."""

    stand_in: StandIn
    channel: str
    address: str
    language: str
    wished: bool = False


def planners_of(task: VolunteerTask) -> list[Reachable]:
    """Who hears when a shift has nobody: those who plan at this place. Two queries."""
    return people_with("shift.plan", letter_scopes_of(task))


def known_of(task: VolunteerTask) -> dict[int, Reachable]:
    """People who may take the task as somebody known, by id. Two queries for each thing that it asks."""
    scopes = letter_scopes_of(task)
    known = {reach.person_id: reach for reach in people_with("shift.take", scopes)}
    for permission in permissions_asked(task)[1:]:
        holders = {reach.person_id for reach in people_with(permission, scopes)}
        known = {number: reach for number, reach in known.items() if number in holders}
    if task.extract:
        shown = ExtractShown.objects.filter(place=task.place_id, person__in=known)
        seen = set(shown.values_list("person", flat=True))
        known = {number: reach for number, reach in known.items() if number in seen}
    return known


def turns(shift: Shift) -> Iterator[Turn]:
    """The stand-ins who have not been asked about this shift, whoever was asked longest ago, or never, first.

    Nobody is asked who comes already, or who just left this shift.
    """
    task, known = shift.task, known_of(shift.task)
    takes = ShiftTake.objects.filter(shift=shift)
    rows = StandIn.objects.filter(place=task.place_id, wanted=True, keep_until__gte=clock.today())
    rows = rows.exclude(asks__shift=shift).exclude(person__in=takes.exclude(person=None).values("person"))
    rows = rows.exclude(contact__in=takes.exclude(contact="").values("contact"))
    if permissions_asked(task):
        rows = rows.filter(person__isnull=False)
    told = rows.annotate(last=Max("asks__asked")).order_by(F("last").asc(nulls_first=True), "pk")
    return _reachable(told, known)


def _reachable(rows: Iterable[StandIn], known: dict[int, Reachable]) -> Iterator[Turn]:
    for row in rows:
        if row.person_id is None:
            yield Turn(row, row.channel, row.contact, row.language)
        elif row.person_id in known:
            reach = _wished(row, known[row.person_id])
            wished = bool(row.channel) and row.channel == reach.channel
            yield Turn(row, reach.channel, reach.address, reach.language, wished)


def _wished(row: StandIn, reach: Reachable) -> Reachable:
    """By the way the person wished for, where they have such an address."""
    if not row.channel or row.channel == reach.channel:
        return reach
    own = Contact.objects.filter(person=row.person_id, channel=row.channel, verified__isnull=False).first()
    return reach._replace(channel=own.channel, address=own.address) if own else reach


def ask_of(token: str) -> StandInAsk:
    """The question behind the link of a letter. Raises NotThere. One query."""
    rows = StandInAsk.objects.select_related("shift__task__place", "stand_in__person")
    ask = rows.filter(token_hash=hash_token(token)).first()
    if ask is None:
        raise NotThere("no such question")
    return ask


def waiting_ask_of(channel: str, sender: str) -> StandInAsk | None:
    """The question that this sender has not answered, the newest of several. One query."""
    own = Contact.objects.filter(channel=channel, address=sender, verified__isnull=False).values("person")
    mine = Q(stand_in__contact=sender, stand_in__channel=channel) | Q(stand_in__person__in=own)
    rows = StandInAsk.objects.filter(mine, answer="").select_related("shift__task__place", "stand_in__person")
    return rows.order_by("-asked").first()


def followers_of(place_id: int) -> list[Follow]:
    """Who has said twice that they want to hear of this place. One query."""
    rows = Follow.objects.filter(place=place_id, confirmed__isnull=False, keep_until__gte=clock.today())
    return list(rows.select_related("place").order_by("pk"))


def follow_with(code: str) -> Follow:
    """The wish to hear, by its code as it was typed. Raises NotThere. Ask ``core.limits`` first."""
    read = FOLLOW_CODES.read(code)
    rows = Follow.objects.select_related("place")
    found = rows.filter(code_hash=FOLLOW_CODES.hash(read)).first() if read else None
    if found is None:
        raise NotThere("no such code")
    return found


def wishes_of(person_id: int) -> dict[int, StandIn]:
    """What a person said about being asked, by place. One query."""
    return {row.place_id: row for row in StandIn.objects.filter(person=person_id)}
