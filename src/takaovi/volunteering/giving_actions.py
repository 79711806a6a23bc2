"""Writing hours down: one's own, those of a whole group, and the sum of a sample month."""

from datetime import date

from django.db import transaction

from takaovi.core import clock
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed
from takaovi.places.models import Place
from takaovi.volunteering import phrases
from takaovi.volunteering.giving_values import MOST_GROUP_MINUTES, MOST_MINUTES, MOST_PEOPLE
from takaovi.volunteering.models import HoursGiven, ShiftTake


def log_hours(*, by: str, place: Place, day: date, minutes: int, person_id: int | None = None) -> HoursGiven:
    """One's own time of one day. Raises DomainError for a day to come, or for more than a day holds."""
    _check(day, minutes, MOST_MINUTES)
    return _write(by, place=place, person_id=person_id, source="own", day=day, minutes=minutes)


def log_shift(*, by: str, take: ShiftTake, minutes: int) -> HoursGiven:
    """The time of a shift, by whoever came with its code. Written twice, the last counts. Raises DomainError."""
    shift = take.shift
    day = clock.from_minute(shift.start).astimezone(clock.HELSINKI).date()
    _check(day, minutes, MOST_MINUTES)
    if take.left_at is not None or shift.end > clock.to_minute(clock.now()):
        raise DomainError(phrases.FUTURE)
    with transaction.atomic():
        HoursGiven.objects.filter(take=take).delete()
        return _write(
            by,
            place=shift.task.place,
            task=shift.task,
            take=take,
            person_id=take.person_id,
            source="own",
            day=day,
            minutes=minutes,
        )


def log_group(*, by: str, place: Place, day: date, people: int, minutes: int) -> HoursGiven:
    """A work party or an ordinary day: how many, and the minutes of all together. Raises DomainError."""
    _check(day, minutes, MOST_GROUP_MINUTES)
    if not 1 <= people <= MOST_PEOPLE or minutes > people * MOST_MINUTES:
        raise DomainError(phrases.GROUP_SIZE)
    return _write(by, place=place, source="group", day=day, people=people, minutes=minutes)


def log_sample(*, by: str, place: Place, month: date, people: int, minutes: int) -> HoursGiven:
    """The sum of a whole sample month, in the place of an earlier one. Raises DomainError."""
    first = month.replace(day=1)
    _check(first, minutes, MOST_GROUP_MINUTES)
    if not 1 <= people <= MOST_PEOPLE:
        raise DomainError(phrases.GROUP_SIZE)
    with transaction.atomic():
        HoursGiven.objects.filter(place=place, day=first, source="sample").delete()
        return _write(by, place=place, source="sample", day=first, people=people, minutes=minutes)


def _check(day: date, minutes: int, most: int) -> None:
    if day > clock.today():
        raise DomainError(phrases.FUTURE)
    if not 1 <= minutes <= most:
        raise DomainError(phrases.HOW_LONG)


def _write(by: str, **columns: object) -> HoursGiven:
    with transaction.atomic():
        given = HoursGiven.objects.create(**columns)
        record_deed(by=by, deed="log_hours", thing=f"volunteering.HoursGiven:{given.pk}")
    return given


def take_back_hours(*, by: str, given: HoursGiven) -> None:
    """What was written by mistake."""
    with transaction.atomic():
        record_deed(by=by, deed="take_back_hours", thing=f"volunteering.HoursGiven:{given.pk}")
        given.delete()
