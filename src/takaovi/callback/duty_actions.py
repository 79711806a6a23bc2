"""Taking a time on duty, and leaving it."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Q

from takaovi.callback import phrases
from takaovi.callback.models import DutyTime
from takaovi.core import clock
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed
from takaovi.people.models import Person

LEAST_MINUTES = 30


def take_duty(*, by: str, person: Person, day: date, first: int, last: int) -> DutyTime:
    """Be on duty on a day from ``first`` to ``last``, local minutes from midnight.

    Raises DomainError for a time that is too short, past, or taken by the same person already.
    """
    if last - first < LEAST_MINUTES or not 0 <= first < last <= 1440:
        raise DomainError(phrases.DUTY_TOO_SHORT)
    start, end = _minute(day, first), _minute(day, last)
    if end <= clock.to_minute(clock.now()):
        raise DomainError(phrases.DUTY_PAST)
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)  # two taps at once are one after the other
        if DutyTime.objects.filter(Q(start__lt=end, end__gt=start), person=person).exists():
            raise DomainError(phrases.DUTY_TWICE)
        duty = DutyTime.objects.create(person=person, start=start, end=end)
        record_deed(by=by, deed="take_duty", thing=f"callback.DutyTime:{duty.pk}")
    return duty


def _minute(day: date, minute: int) -> int:
    return clock.to_minute(datetime.combine(day, time(), clock.HELSINKI) + timedelta(minutes=minute))


def leave_duty(*, by: str, person: Person, duty_id: int) -> bool:
    """Leave an own duty. False where it is gone already."""
    with transaction.atomic():
        gone, _rows = DutyTime.objects.filter(pk=duty_id, person=person).delete()
        if gone:
            record_deed(by=by, deed="leave_duty", thing=f"callback.DutyTime:{duty_id}")
    return bool(gone)
