"""Making a rota, changing it by hand, and taking it back. A rota is a proposal: nobody has a shift by it."""

from collections import Counter
from datetime import date

from django.db import transaction

from takaovi.core import clock
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed
from takaovi.people.models import Person
from takaovi.places.models import Place
from takaovi.volunteering import phrases
from takaovi.volunteering.models import Availability, RotaAsk, RotaLine, RotaPlan
from takaovi.volunteering.rota_asking_actions import ask_lines, withdraw
from takaovi.volunteering.rota_next import propose_in_company
from takaovi.volunteering.rota_queries import known_for
from takaovi.volunteering.rota_values import Reason
from takaovi.volunteering.when_actions import when_for


def make_rota(*, by: str, place: Place, first: date, weeks: int) -> RotaPlan:
    """A proposal for these weeks in place of one that was not asked yet. Raises DomainError where nothing is open."""
    known = known_for(place, first, weeks)
    proposal = propose_in_company(known.rota, known.company)
    seats = [(one.shift, one.person, one.reasons) for one in proposal.given if Reason.OWN_CHOICE not in one.reasons]
    holes = [(one.shift, None, (one.reason,)) for one in proposal.left]
    if not seats and not holes:
        raise DomainError(phrases.NOTHING_TO_FILL)
    with transaction.atomic():
        Place.objects.select_for_update().get(pk=place.pk)  # two taps at once make one
        RotaPlan.objects.filter(place=place, asked=None).delete()
        plan = RotaPlan.objects.create(place=place, first=first, weeks=weeks)
        numbers: Counter[int] = Counter()
        for shift, person, reasons in (*seats, *holes):
            numbers[shift] += 1
            RotaLine.objects.create(
                plan=plan,
                shift_id=shift,
                number=numbers[shift],
                availability_id=person,
                proposed_id=person,
                reasons=[reason.value for reason in reasons],
            )
        record_deed(by=by, deed="make_rota", thing=f"places.Place:{place.pk}")
    return plan


def put_in_line(*, by: str, line: RotaLine, availability: Availability | None) -> RotaLine:
    """Somebody else for a line, or nobody. While people are being asked, the new one is asked at once.

    A question that waits is taken back. Raises DomainError for somebody who is in the same shift already, and once
    somebody has said yes.
    """
    with transaction.atomic():
        fresh = RotaLine.objects.select_for_update(of=("self",)).select_related("plan__place", "shift").get(pk=line.pk)
        others = RotaLine.objects.filter(plan=fresh.plan_id, shift=fresh.shift_id).exclude(pk=fresh.pk)
        if RotaAsk.objects.filter(line=fresh, answer="yes").exists():
            raise DomainError(phrases.SAID_YES)
        if availability and others.filter(availability=availability).exists():
            raise DomainError(phrases.TWICE_IN_SHIFT)
        if availability and RotaAsk.objects.filter(line=fresh, availability=availability).exists():
            raise DomainError(phrases.ASKED_ALREADY)
        withdraw(by=by, asks=RotaAsk.objects.filter(line=fresh))
        fresh.availability = availability
        fresh.by_hand = availability != fresh.proposed
        fresh.save(update_fields=["availability", "by_hand"])
        record_deed(by=by, deed="change_rota", thing=f"volunteering.Shift:{fresh.shift_id}")
        if fresh.plan.asked and availability:
            ask_lines(by=by, numbers=[fresh.pk])
    return fresh


def put_person_in_line(*, by: str, line: RotaLine, person: Person) -> RotaLine:
    """The same for somebody whom the place knows and who has not said when they can."""
    return put_in_line(by=by, line=line, availability=when_for(by=by, place=line.plan.place, person=person))


def put_back(*, by: str, line: RotaLine) -> RotaLine:
    """As the program proposed it."""
    return put_in_line(by=by, line=line, availability=line.proposed)


def drop_rota(*, by: str, plan: RotaPlan) -> bool:
    """Take the rota back. Questions that wait are taken back with it; who said yes keeps the shift.

    True where it is gone altogether, because nobody had been asked.
    """
    with transaction.atomic():
        fresh = RotaPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
        record_deed(by=by, deed="drop_rota", thing=f"places.Place:{fresh.place_id}")
        if fresh.asked is None:
            fresh.delete()
            return True
        withdraw(by=by, asks=RotaAsk.objects.filter(line__plan=fresh))
        fresh.ended = clock.now()
        fresh.save(update_fields=["ended"])
    return False


def ask_rota(*, by: str, plan: RotaPlan) -> int:
    """Ask everybody who stands in the rota; each gets one letter. Returns how many were asked.

    Done twice it is done once.
    """
    with transaction.atomic():
        fresh = RotaPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
        if fresh.asked is not None:
            return 0
        fresh.asked = clock.now()
        fresh.save(update_fields=["asked"])
        record_deed(by=by, deed="ask_rota", thing=f"places.Place:{fresh.place_id}")
        numbers = list(fresh.lines.exclude(availability=None).values_list("pk", flat=True))
        return ask_lines(by=by, numbers=numbers)
