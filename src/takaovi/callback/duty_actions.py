"""Taking a time on duty, and leaving it. It is a shift of the phone: reminders and stand-ins come with it."""

from datetime import date, datetime, time, timedelta

from django.db import transaction

from takaovi.callback import phrases
from takaovi.callback.duty_values import PHONE_TASK
from takaovi.callback.queries import FAR, duties_of, duty_place_of
from takaovi.callback.values import DutyTime
from takaovi.core import clock
from takaovi.core.errors import DomainError
from takaovi.people.models import Person
from takaovi.volunteering.actions import duty_task, leave_shift, promise_time
from takaovi.volunteering.queries import duty_takes
from takaovi.volunteering.values import LONGEST_SHIFT, Kind

LEAST_MINUTES = 30


def take_duty(*, by: str, person: Person, day: date, first: int, last: int) -> DutyTime:
    """Be on duty on a day from ``first`` to ``last``, local minutes from midnight.

    Raises DomainError for a time that is too short, past, or taken by the same person already, and where no place
    plans the phone.
    """
    if last - first < LEAST_MINUTES or not 0 <= first < last <= 1440:
        raise DomainError(phrases.DUTY_TOO_SHORT)
    start, end = _minute(day, first), _minute(day, last)
    end = min(end, start + LONGEST_SHIFT)  # a whole day in October has an hour more
    if end - start < LEAST_MINUTES:  # and in March an hour of the night is not there
        raise DomainError(phrases.DUTY_TOO_SHORT)
    if end <= clock.to_minute(clock.now()):
        raise DomainError(phrases.DUTY_PAST)
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)  # two taps at once are one after the other
        if duty_takes(Kind.PHONE, start, end).filter(person=person).exists():
            raise DomainError(phrases.DUTY_TWICE)
        place = duty_place_of(person.pk)
        if place is None:
            raise DomainError(phrases.DUTY_NOWHERE)
        task = duty_task(by=by, place=place, kind=Kind.PHONE, texts=PHONE_TASK)
        take = promise_time(by=by, task=task, person=person, start=start, end=end)
    return DutyTime(take.pk, person.pk, person.nickname, start, end)


def _minute(day: date, minute: int) -> int:
    return clock.to_minute(datetime.combine(day, time(), clock.HELSINKI) + timedelta(minutes=minute))


def leave_duty(*, by: str, person: Person, duty_id: int) -> bool:
    """Leave an own duty, also in the middle of it; others are asked to come instead. False where it is gone already."""
    now = clock.to_minute(clock.now())
    take = duty_takes(Kind.PHONE, now, now + FAR).filter(pk=duty_id, person=person).first()
    if take is None:
        return False
    leave_shift(by=by, take=take)
    return True


def leave_duties(*, by: str, person: Person) -> int:
    """Leave all that is not over: somebody calls no more. Returns how many."""
    return sum(leave_duty(by=by, person=person, duty_id=duty.pk) for duty in duties_of(person.pk))
