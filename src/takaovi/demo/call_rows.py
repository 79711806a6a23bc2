"""Who waits for a call in the invented region, who is on duty, and a call ring: one part of the loading action."""

from functools import cache

from django.db.models import Q

from takaovi.callback.codes import CODES
from takaovi.callback.models import CallRequest, RingPair, RingTurn
from takaovi.callback.queries import promise_for
from takaovi.callback.ring_actions import Agreement, agree_ring
from takaovi.callback.values import CONSENTS, OPEN, Source, Wished, plain
from takaovi.core import numbers
from takaovi.demo.duty_rows import bring_duties
from takaovi.people.models import Contact, Person, Role
from takaovi.places.models import Place

HOME = "kahvitupa-lampi"
CALLER = "greeter@lampi.example"
# Code, number, wishes. The codes are no secret, and whoever is called at these numbers is nobody.
WAITING = (
    ("KORPI-10001", "+358401234501", {"language": "fi", "wished": "soon", "topic": "company", "area": "249"}),
    ("LARK-10002", "+358401234502", {"language": "sv", "wished": "afternoon", "topic": "first_visit", "area": ""}),
)
HELMI = Agreement(name="Helmi", number="+358401234503", language="fi", weekday=2, minute=14 * 60, swap=True)


@cache
def _hashed(code: str) -> str:
    return CODES.hash(code)


def bring_caller() -> None:
    """One of the invented people takes calls of the whole network."""
    Role.objects.get_or_create(person=_volunteer(), kind="caller", scope_kind="network", scope_id=0)


def _volunteer() -> Person:
    return Contact.objects.select_related("person").get(channel="email", address=CALLER).person


def bring_calls(*, by: str) -> int:
    """Bring those who wait back as they were, by the running clock. Returns how many."""
    volunteer = _volunteer()
    bring_duties(volunteer)
    for code, number, wish in WAITING:
        _bring_request(code, number, wish)
    _bring_ring(volunteer, Place.objects.get(slug=HOME), by)
    return len(WAITING)


def _bring_request(code: str, number: str, wish: dict[str, str]) -> None:
    """One that somebody has answered waits again. A key that was made anew seals the number anew."""
    row = CallRequest.objects.filter(code_hash=_hashed(code)).first()
    if row is not None and row.state in plain(OPEN):
        if not _opens(row.number):
            row.number, row.number_hash = numbers.seal(number), numbers.key_hash(number)
            row.save(update_fields=["number", "number_hash"])
        return
    if row is not None:
        row.delete()
    CallRequest.objects.filter(number_hash=numbers.key_hash(number)).delete()
    promise = promise_for(Wished(wish["wished"]), wish["area"])
    CallRequest.objects.create(
        number=numbers.seal(number),
        number_hash=numbers.key_hash(number),
        code_hash=_hashed(code),
        source=Source.WEB.value,
        consent=CONSENTS[Source.WEB],
        promise=promise.by,
        sure=promise.sure,
        **wish,
    )


def _opens(sealed: str) -> bool:
    try:
        return bool(numbers.open_(sealed))
    except numbers.NumberLost:
        return False


def _bring_ring(volunteer: Person, place: Place, by: str) -> None:
    pair = RingPair.objects.filter(place=place, name=HELMI.name).first()
    if pair is not None and _opens(pair.number):
        return
    if pair is not None:
        pair.delete()
    agree_ring(by=by, place=place, volunteer=volunteer, agreed=HELMI)


def remove_calls(people: Q, places: Q) -> None:
    """Take away what waits, what the invented people have in hand, and the rings of invented places."""
    ours = Person.objects.filter(people)
    named = Q(code_hash__in=[_hashed(code) for code, _number, _wish in WAITING])
    CallRequest.objects.filter(named | Q(taken_by__in=ours)).delete()
    RingPair.objects.filter(Q(volunteer__in=ours) | Q(place__in=Place.objects.filter(places))).delete()
    RingTurn.objects.filter(caller__in=ours).delete()
