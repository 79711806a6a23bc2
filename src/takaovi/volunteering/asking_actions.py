"""Finding a stand-in: one after the other, whoever was asked longest ago first, with time to answer.

Nobody is asked twice about a shift, silence is passed on, and a no is thanked for.
"""

from datetime import datetime, timedelta
from secrets import token_urlsafe

from django.db import transaction

from takaovi.core import bus, clock
from takaovi.core.codes import hash_token
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed
from takaovi.people.notice_queries import heard_at
from takaovi.people.notice_values import SHIFTS
from takaovi.places.models import Place
from takaovi.volunteering import phrases
from takaovi.volunteering.asking_queries import Turn, known_of, planners_of, turns
from takaovi.volunteering.events import StandInFound
from takaovi.volunteering.models import Shift, StandIn, StandInAsk
from takaovi.volunteering.queries import held
from takaovi.volunteering.shift_letters import ask_stand_in, tell_planners
from takaovi.volunteering.shift_words import zone_of
from takaovi.volunteering.values import NAME_MAX, STAND_IN_DAYS, Asked, answer_until, awake

TOKEN_BYTES = 12


def remember_stand_in(*, by: str, place: Place, asked: Asked) -> StandIn:
    """Somebody without an account may be asked another time at this place, at the address they gave, for a year."""
    ends = clock.today() + timedelta(days=STAND_IN_DAYS)
    known = {"name": asked.name[:NAME_MAX], "language": asked.language, "wanted": True, "keep_until": ends}
    stand_in, _ = StandIn.objects.update_or_create(
        place=place, contact=asked.contact, defaults={**known, "channel": asked.channel, "consented": clock.now()}
    )
    record_deed(by=by, deed="remember_stand_in", thing=f"places.Place:{place.pk}")
    return stand_in


def wish_questions(*, by: str, place: Place, person_id: int, wanted: bool, channel: str = "") -> StandIn:
    """A person with a role wishes to be asked by e-mail or text message, or not at all."""
    ends = clock.today() + timedelta(days=STAND_IN_DAYS)
    with transaction.atomic():
        stand_in, _ = StandIn.objects.update_or_create(
            place=place,
            person_id=person_id,
            defaults={"wanted": wanted, "channel": channel, "keep_until": ends, "consented": clock.now()},
        )
        record_deed(by=by, deed="wish_questions", thing=f"places.Place:{place.pk}")
    return stand_in


def ask_stand_ins(*, by: str, shift: Shift) -> StandInAsk | None:
    """Begin to ask, or go on, for a shift that has too few. The question that is out now; None if nobody is left.

    Raises DomainError for a shift that is over, closed or called off.
    """
    with transaction.atomic():
        fresh = held(shift.pk)
        if fresh.cancelled_at or fresh.closed or fresh.start <= clock.to_minute(clock.now()):
            raise DomainError(phrases.OVER)
        return begin_search(by=by, shift=fresh)


def begin_search(*, by: str, shift: Shift) -> StandInAsk | None:
    """The same for a shift that is held."""
    if shift.filled:
        return None
    shift.searching = True
    shift.save(update_fields=["searching"])
    record_deed(by=by, deed="ask_stand_ins", thing=f"volunteering.Shift:{shift.pk}")
    return _ask_next(shift)


def _ask_next(shift: Shift) -> StandInAsk | None:
    """Ask one more if nobody is being asked. Without anybody left, or time to ask, the planners hear of it."""
    if shift.filled or StandInAsk.objects.filter(shift=shift, answer="").exists():
        return None
    _know_people(shift)
    begins, last = awake(clock.now(), zone_of(shift)), _last(shift)
    turn = next(turns(shift), None) if answer_until(begins, last) else None
    if turn is None:
        shift.searching = False
        shift.save(update_fields=["searching"])
        tell_planners(shift, "nobody")
        return None
    until = _time_to_answer(turn, begins, last)
    token = token_urlsafe(TOKEN_BYTES)
    ask = StandInAsk.objects.create(
        shift=shift, stand_in=turn.stand_in, token_hash=hash_token(token), asked=clock.now(), answer_by=until
    )
    ask_stand_in(ask, turn, token, not_before=begins)
    return ask


def _last(shift: Shift) -> datetime:
    return clock.from_minute(shift.start if shift.deadline is None else shift.deadline)


def _time_to_answer(turn: Turn, begins: datetime, last: datetime) -> datetime:
    """Counted from when they hear of it: some chose a daily letter, or longer quiet. Where that would be too late they
    are told at once, and it is counted from then.
    """
    number = turn.stand_in.person_id
    hears = heard_at(number, SHIFTS, begins, wished=turn.wished) if number else begins
    return answer_until(hears, last) or answer_until(begins, last) or last


def _know_people(shift: Shift) -> None:
    """Whoever holds a role that takes shifts may be asked, until they wish otherwise.

    Those who plan know already, and hear when nobody is left: they are asked only if they wished for it.
    """
    planners = {reach.person_id for reach in planners_of(shift.task)}
    known = set(known_of(shift.task)) - planners
    ends = clock.today() + timedelta(days=STAND_IN_DAYS)
    there = set(StandIn.objects.filter(place=shift.task.place_id, person__in=known).values_list("person", flat=True))
    StandIn.objects.bulk_create(
        [
            StandIn(place_id=shift.task.place_id, person_id=number, keep_until=ends)
            for number in sorted(known)
            if number not in there
        ]
    )


def decline_ask(*, by: str, ask: StandInAsk) -> StandInAsk:
    """Not this time: the next one is asked at once. Said twice it is said once."""
    with transaction.atomic():
        shift = held(ask.shift_id)
        fresh = StandInAsk.objects.get(pk=ask.pk)
        if fresh.answer == "":
            fresh.answer = "no"
            fresh.save(update_fields=["answer"])
            record_deed(by=by, deed="answer_ask_of_shift", thing=f"volunteering.Shift:{shift.pk}")
            if shift.searching:
                _ask_next(shift)
    return fresh


def stop_questions(*, by: str, ask: StandInAsk) -> None:
    """No more such questions about this place. An address without a person is erased at once."""
    decline_ask(by=by, ask=ask)
    with transaction.atomic():
        stand_in = ask.stand_in
        if stand_in.person_id is None:
            stand_in.delete()
        else:
            stand_in.wanted = False
            stand_in.save(update_fields=["wanted"])
        record_deed(by=by, deed="wish_questions", thing=f"places.Place:{stand_in.place_id}")


def note_yes(*, by: str, ask: StandInAsk) -> None:
    """The one who was asked has a seat: the search is over."""
    ask.answer = "yes"
    ask.save(update_fields=["answer"])
    record_deed(by=by, deed="answer_ask_of_shift", thing=f"volunteering.Shift:{ask.shift_id}")
    bus.announce(StandInFound(ask.shift_id, ask.stand_in.place_id))


def move_searches(*, by: str = "often") -> int:
    """Pass a question on that nobody answered in time. Returns how many were asked. Each has its own transaction."""
    now = clock.now()
    overdue = StandInAsk.objects.filter(answer="", answer_by__lte=now)
    numbers = set(overdue.values_list("shift_id", flat=True))
    waiting = Shift.objects.filter(searching=True, filled=False, cancelled_at=None, closed=None)
    numbers |= set(waiting.filter(start__gt=clock.to_minute(now)).values_list("pk", flat=True))
    return sum(_move(number) for number in sorted(numbers))


def _move(number: int) -> bool:
    with transaction.atomic():
        shift = held(number)
        StandInAsk.objects.filter(shift=shift, answer="", answer_by__lte=clock.now()).update(answer="passed")
        return shift.searching and _ask_next(shift) is not None
