"""Taking a shift, leaving it, and finding somebody instead of oneself. Nobody is counted for leaving.

Each deed first holds the row of the shift, and each seat is one person's by a constraint: of eight who take the last
place at once, one gets it.
"""

from typing import NamedTuple

from django.db import IntegrityError, transaction

from takaovi.core import clock
from takaovi.core.codes import hash_form
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed, record_fact
from takaovi.core.viewer import Viewer
from takaovi.volunteering import phrases
from takaovi.volunteering.asking_actions import begin_search, remember_stand_in
from takaovi.volunteering.filling_actions import settle_shift
from takaovi.volunteering.greeting_answer_actions import give_up_doors
from takaovi.volunteering.models import Shift, ShiftTake
from takaovi.volunteering.queries import day_of, held, take_sent
from takaovi.volunteering.shift_letters import code_of, tell_planners, tell_taker
from takaovi.volunteering.taking import Code, check_open, check_trust, new_code
from takaovi.volunteering.values import NAME_MAX, Asked, Kind, Part, erased_on, free_seat, is_late


class Taken(NamedTuple):
    take: ShiftTake
    code: str


def take_shift(*, by: Viewer, shift: Shift, asked: Asked, once: str = "") -> Taken:
    """Promise to come, signed in or not. ``once`` is the form's own number: sent twice is once.

    Raises DomainError if there is no room, it is over, called off or closed, or the place must know whoever comes.
    """
    code = new_code(asked.language)  # hashed before the shift is held: that is slow on purpose
    with transaction.atomic():
        fresh = held(shift.pk)
        if earlier := take_sent(once):
            return Taken(earlier, code_of(earlier))
        check_open(fresh)
        check_trust(by, fresh)
        return seat_taker(by=by.by, shift=fresh, asked=asked, code=code, person_id=by.person_id, once=once)


def seat_taker(
    *, by: str, shift: Shift, asked: Asked, code: Code, person_id: int | None = None, once: str = ""
) -> Taken:
    """Give somebody a seat of a held shift, and let everything follow. Raises DomainError without room."""
    sitting = list(ShiftTake.objects.filter(shift=shift, left_at=None))
    if person_id is not None and any(take.person_id == person_id for take in sitting):
        raise DomainError(phrases.YOURS_ALREADY)
    seats = {take.seat for take in sitting}
    seat = free_seat(shift.places, shift.for_newcomers, seats, learner=asked.learner)
    if seat is None:
        raise DomainError(_no_room(shift, seats, asked))
    has_host = any(take.part == Part.HOST for take in sitting)
    part = Part.LEARNER if asked.learner else Part.SECOND if has_host else Part.HOST
    taken = _write(shift, seat, part, asked, code, person_id, once)
    record_deed(by=by, deed="take_shift", thing=f"volunteering.Shift:{shift.pk}")
    record_fact(kind="shift_taken", municipality=shift.task.place.municipality)
    if asked.again and asked.contact:
        remember_stand_in(by=by, place=shift.task.place, asked=asked)
    settle_shift(by=by, shift=shift)
    tell_taker(taken.take, "taken")
    return taken


def _no_room(shift: Shift, seats: set[int], asked: Asked) -> object:
    other = free_seat(shift.places, shift.for_newcomers, seats, learner=not asked.learner)
    if other is None:
        return phrases.FULL
    return phrases.FULL_FOR_LEARNING if asked.learner else phrases.FULL_FOR_DOING


def _write(shift: Shift, seat: int, part: str, asked: Asked, code: Code, person_id: int | None, once: str) -> Taken:
    """The row. A person's name and address stay with the person. Raises DomainError where the seat is taken."""
    own = Asked(language=asked.language) if person_id else asked
    try:
        with transaction.atomic():
            take = ShiftTake.objects.create(
                shift=shift,
                person_id=person_id,
                seat=seat,
                part=part,
                name=own.name[:NAME_MAX],
                channel=own.channel,
                contact=own.contact,
                consented=clock.now() if own.contact else None,
                language=asked.language,
                seed=code.seed,
                code_hash=code.hashed,
                once=hash_form(once) if once else None,
                keep_until=erased_on(day_of(shift)),
            )
    except IntegrityError as taken:
        raise DomainError(phrases.FULL) from taken
    take.code = code.words
    return Taken(take, code.words)


def leave_shift(*, by: str, take: ShiftTake) -> ShiftTake:
    """Give the shift up. Done twice it is done once. Stand-ins are asked at once; late, the planners hear of it too.

    Raises DomainError once the shift has begun; from the phone one can go in the middle too, before it rings again.
    """
    with transaction.atomic():
        shift = held(take.shift_id)
        fresh = _fresh(take, shift)
        if fresh.left_at is not None:
            return fresh
        now = clock.to_minute(clock.now())
        if now >= (shift.end if shift.task.kind == Kind.PHONE else shift.start):
            raise DomainError(phrases.OVER)
        _end(by, fresh, "leave_shift")
        if fresh.part == Part.HOST:
            _next_host(by, shift)
        was_filled = shift.filled
        settle_shift(by=by, shift=shift)
        if was_filled and not shift.filled and shift.cancelled_at is None:
            if shift.start > now:
                begin_search(by=by, shift=shift)
            if is_late(clock.now(), clock.from_minute(shift.start)):
                tell_planners(shift, "dropped", at_once=True)
    return fresh


def _fresh(take: ShiftTake, shift: Shift) -> ShiftTake:
    fresh = ShiftTake.objects.select_related("person").get(pk=take.pk)
    fresh.shift = shift
    return fresh


def _end(by: str, take: ShiftTake, deed: str) -> None:
    take.left_at, take.swap = clock.now(), False
    take.save(update_fields=["left_at", "swap"])
    record_deed(by=by, deed=deed, thing=f"volunteering.Shift:{take.shift_id}")
    give_up_doors(by=by, take=take)


def _next_host(by: str, shift: Shift) -> None:
    """The second pair of hands looks after the shift now, and is told."""
    second = ShiftTake.objects.filter(shift=shift, left_at=None, part=Part.SECOND).select_related("person")
    take = second.order_by("seat").first()
    if take is not None:
        take.part = Part.HOST
        take.save(update_fields=["part"])
        take.shift = shift
        tell_taker(take, "host")


def offer_swap(*, by: str, take: ShiftTake, wanted: bool = True) -> ShiftTake:
    """Still comes, and would be glad of somebody instead; or keeps it after all. The place is never empty by this.

    Raises DomainError once the shift has begun or was left.
    """
    with transaction.atomic():
        shift = held(take.shift_id)
        fresh = _fresh(take, shift)
        check_open(shift)
        if fresh.left_at is not None:
            raise DomainError(phrases.LEFT_ALREADY)
        fresh.swap = wanted
        fresh.save(update_fields=["swap"])
        record_deed(by=by, deed="offer_swap" if wanted else "keep_shift", thing=f"volunteering.Shift:{shift.pk}")
        settle_shift(by=by, shift=shift)
    return fresh


def accept_swap(*, by: Viewer, take: ShiftTake, asked: Asked, once: str = "") -> Taken:
    """Come instead of somebody who wished for it, into the same seat. Raises DomainError if they keep it after all."""
    code = new_code(asked.language)
    with transaction.atomic():
        shift = held(take.shift_id)
        if earlier := take_sent(once):
            return Taken(earlier, code_of(earlier))
        fresh = _fresh(take, shift)
        check_open(shift)
        check_trust(by, shift)
        if fresh.left_at is not None or not fresh.swap:
            raise DomainError(phrases.NO_SWAP)
        if by.person_id and ShiftTake.objects.filter(shift=shift, left_at=None, person=by.person_id).exists():
            raise DomainError(phrases.YOURS_ALREADY)
        _end(by.by, fresh, "swap_shift")
        taken = _write(shift, fresh.seat, fresh.part, asked, code, by.person_id, once)
        tell_taker(fresh, "swapped")
        tell_taker(taken.take, "taken")
        settle_shift(by=by.by, shift=shift)
    return taken
