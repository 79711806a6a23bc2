"""Agreeing on a call ring, and ending it with dignity. What happens on the day stands in ``turn_actions``."""

from dataclasses import dataclass
from datetime import timedelta
from secrets import token_urlsafe

from django.conf import settings
from django.db import IntegrityError, transaction

from takaovi.callback import phrases, ring_letters
from takaovi.callback.codes import RING_CODES, WORDS
from takaovi.callback.models import RingPair, RingTurn
from takaovi.callback.queries import is_blocked
from takaovi.callback.ring_values import (
    CONSENT_DAYS,
    NAME_MAX,
    RING_CONSENT,
    WAITS,
    Missed,
    TurnState,
    may_be_agreed,
    next_day,
    to_ask,
    turn_on,
)
from takaovi.callback.values import plain
from takaovi.core import clock, numbers
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed, record_fact
from takaovi.core.outbox.actions import recall_letters
from takaovi.people.models import Person
from takaovi.places.models import Place

AHEAD_DAYS = 7


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was agreed with the person. ``minute``: local, from midnight; ``weekday`` 0 is Monday."""

    name: str
    number: str
    language: str
    weekday: int
    minute: int
    missed: Missed = Missed.NEXT_TIME
    contact_name: str = ""
    contact_number: str = ""
    swap: bool = False


def agree_ring(*, by: str, place: Place, volunteer: Person, agreed: Agreement) -> tuple[RingPair, str]:
    """A new pair with its first turn, and the code by which the person ends it. Raises DomainError for what does not
    fit: no number, a time in the quiet hours, a contact without a number, a number that is in a ring already.
    """
    number, contact = _read(agreed)
    code, code_hash = _code(agreed.language)
    try:
        with transaction.atomic():
            pair = RingPair.objects.create(
                place=place,
                volunteer=volunteer,
                name=agreed.name.strip()[:NAME_MAX],
                number=numbers.seal(number),
                number_hash=numbers.key_hash(number),
                language=agreed.language,
                weekday=agreed.weekday,
                minute=agreed.minute,
                missed=agreed.missed.value,
                contact_name=agreed.contact_name.strip()[:NAME_MAX] if contact else "",
                contact_number=numbers.seal(contact) if contact else "",
                swap=agreed.swap,
                consent=RING_CONSENT,
                consent_ends=clock.today() + timedelta(days=CONSENT_DAYS),
                code_hash=code_hash,
            )
            _plan_turn(pair)
            record_deed(by=by, deed="agree_ring", thing=pair.thing)
    except IntegrityError:
        raise DomainError(phrases.RING_TWICE) from None
    return pair, code


def _read(agreed: Agreement) -> tuple[str, str]:
    """The two numbers. Raises DomainError."""
    number, contact = numbers.normalise(agreed.number), numbers.normalise(agreed.contact_number)
    if not agreed.name.strip():
        raise DomainError(phrases.RING_NAME)
    if number is None:
        raise DomainError(phrases.NOT_A_NUMBER)
    if is_blocked(numbers.key_hash(number)):
        raise DomainError(phrases.NOT_TO_BE_CALLED)
    if not may_be_agreed(agreed.minute):
        raise DomainError(phrases.RING_QUIET)
    if agreed.missed == Missed.CONTACT and not (contact and agreed.contact_name.strip()):
        raise DomainError(phrases.RING_CONTACT)
    return number, contact or "" if agreed.missed == Missed.CONTACT else ""


def _code(language: str) -> tuple[str, str]:
    for code in RING_CODES.turns(settings.SECRET_KEY, token_urlsafe(16), WORDS[language]):
        code_hash = RING_CODES.hash(code)
        if not RingPair.objects.filter(code_hash=code_hash).exists():
            return code, code_hash
    raise RuntimeError("no code was free")


def _plan_turn(pair: RingPair) -> None:
    """The turn of the coming week, where it is not there yet. A time of today that has passed is next week's."""
    today = clock.today()
    day = next_day(pair.weekday, today)
    if turn_on(day, pair.minute) < clock.to_minute(clock.now()):
        day = next_day(pair.weekday, today + timedelta(days=1))
    state = TurnState.DUE
    if pair.volunteer.forgotten is not None:
        state = TurnState.OPEN if pair.swap else TurnState.SKIPPED
    caller = pair.volunteer if state == TurnState.DUE else None
    made = {"due": turn_on(day, pair.minute), "state": state.value, "caller": caller}
    RingTurn.objects.get_or_create(pair=pair, day=day, defaults=made)


def renew_ring(*, by: str, pair: RingPair) -> RingPair:
    """They were asked and go on: the consent holds for another year."""
    with transaction.atomic():
        pair.consented, pair.consent_ends = clock.now(), clock.today() + timedelta(days=CONSENT_DAYS)
        pair.asked_before = None
        pair.save(update_fields=["consented", "consent_ends", "asked_before"])
        recall_letters(ref=pair.thing)
        record_deed(by=by, deed="renew_ring", thing=pair.thing)
    return pair


def change_volunteer(*, by: str, pair: RingPair, volunteer: Person) -> RingPair:
    """Another calls from now on; the turns that wait go along."""
    with transaction.atomic():
        pair.volunteer = volunteer
        pair.save(update_fields=["volunteer"])
        waiting = RingTurn.objects.filter(pair=pair, state__in=plain(WAITS))
        waiting.filter(state=TurnState.OPEN.value).update(state=TurnState.DUE.value)
        waiting.update(caller=volunteer)
        record_deed(by=by, deed="change_ring_volunteer", thing=pair.thing)
    return pair


def end_ring(*, by: str, pair: RingPair, silent: bool = False) -> None:
    """The pair ends: names, numbers and turns are erased at once, and the volunteer is thanked. ``silent``: they did
    not answer whether it goes on, and are told kindly that it has ended.

    Done twice it is done once.
    """
    with transaction.atomic():
        row = RingPair.objects.select_for_update(of=("self",)).select_related("volunteer", "place").filter(pk=pair.pk)
        for one in row:
            recall_letters(ref=one.thing)
            ring_letters.thank(one)
            if silent:
                ring_letters.say_farewell(one)
            record_deed(by=by, deed="end_ring", thing=one.thing)
            record_fact(kind="ring_ended", municipality=one.place.municipality)
            one.delete()


def keep_ring(*, by: str = "nightly") -> int:
    """Plan the turns of the coming week, ask those whose consent ends soon, and end what was not renewed. Returns how
    many pairs go on.
    """
    over = RingPair.objects.filter(consent_ends__lt=clock.today())
    for pair in over:
        end_ring(by=by, pair=pair, silent=True)
    pairs = list(RingPair.objects.select_related("volunteer", "place").order_by("pk"))
    for pair in pairs:
        _plan_turn(pair)
        _ask_again(by, pair)
    return len(pairs)


def _ask_again(by: str, pair: RingPair) -> None:
    """The person by text message, and those who look after the ring, who can ask in the next call."""
    due = to_ask(pair.consent_ends, clock.today(), pair.asked_before)
    if due is None:
        return
    with transaction.atomic():
        mine = RingPair.objects.filter(pk=pair.pk, asked_before=pair.asked_before)
        if mine.update(asked_before=due):
            ring_letters.ask_again(pair)
            record_deed(by=by, deed="ask_ring_again", thing=pair.thing)
