"""Being met at the door: asked without an account, answered with one press, forgotten a day after.

Whoever greets is asked first by the shift they have, and then by their role; one yes is enough. The book says that a
place was asked and answered, and never who the guest was, for nobody knows.
"""

from contextlib import suppress
from secrets import token_urlsafe

from django.conf import settings
from django.db import transaction

from takaovi.core import clock
from takaovi.core.codes import hash_form, hash_token
from takaovi.core.errors import DomainError, NotThere
from takaovi.core.journal.actions import record_deed, record_fact
from takaovi.core.outbox.actions import erase_letters_about
from takaovi.places.models import Place
from takaovi.programme.signup_values import WORDS
from takaovi.volunteering import phrases
from takaovi.volunteering.bridge_letters import ask_greeter, meet_code, ref_of, tell_greeter, tell_guest
from takaovi.volunteering.bridge_queries import (
    Greeter,
    by_role,
    greeting_held,
    greeting_sent,
    name_to_tell,
    not_asked,
    on_shift,
    times_to_meet,
    yes_of,
)
from takaovi.volunteering.bridge_values import FORGET_AFTER, MEET_CODES, Meet, answer_by, half_way
from takaovi.volunteering.bridge_words import door_zone
from takaovi.volunteering.models import DoorSigns, Greeting, GreetingAsk
from takaovi.volunteering.values import awake

TOKEN_BYTES = 12


def choose_signs(*, by: str, place: Place, signs: tuple[str, ...]) -> DoorSigns:
    """Which signs those at the door have at hand."""
    with transaction.atomic():
        row, _ = DoorSigns.objects.update_or_create(place=place, defaults={"chosen": ",".join(signs)})
        record_deed(by=by, deed="choose_signs", thing=f"places.Place:{place.pk}")
    return row


def ask_greeting(*, by: str, place: Place, start: int, asked: Meet, once: str = "") -> Greeting:
    """Ask to be met at the UTC minute ``start``; the code stands in ``code``. A form sent twice is sent once.

    Raises DomainError for a time that is no longer there, or if there is nobody to ask.
    """
    seed, code, hashed = _new_code(asked.language)  # hashed before anything is held: that is slow on purpose
    with transaction.atomic():
        if earlier := greeting_sent(once):
            earlier.code = meet_code(earlier)
            return earlier
        if start not in times_to_meet(place):
            raise DomainError(phrases.TIME_GONE)
        greeting = Greeting(place=place, seed=seed, code_hash=hashed, once=hash_form(once) if once else None)
        _agree(greeting, start, asked)
        _ask(greeting)
        greeting.code = code
        record_deed(by=by, deed="ask_greeting", thing=f"places.Place:{place.pk}")
        record_fact(kind="asked_to_be_met", municipality=place.municipality)
    return greeting


def _new_code(language: str) -> tuple[str, str, str]:
    """Seed, code and hash of a code that nobody has. Raises RuntimeError if none was free in many tries."""
    seed = token_urlsafe(16)
    for code in MEET_CODES.turns(settings.SECRET_KEY, seed, WORDS[language]):
        hashed = MEET_CODES.hash(code)
        if not Greeting.objects.filter(code_hash=hashed).exists():
            return seed, code, hashed
    raise RuntimeError("no code was free")


def _agree(greeting: Greeting, start: int, asked: Meet) -> None:
    """Write down when, by what sign and with which name, if any."""
    zone = door_zone(greeting.place)
    begins = awake(clock.now(), zone)
    until = answer_by(begins, clock.from_minute(start), zone)
    greeting.start, greeting.forget_at = start, start + FORGET_AFTER
    greeting.told_by = clock.to_minute(until)
    greeting.widen_at = clock.to_minute(half_way(begins, until))
    greeting.unanswered, greeting.greeter_name = None, ""
    _write(greeting, asked)


def _write(greeting: Greeting, asked: Meet) -> None:
    greeting.sign, greeting.own_sign, greeting.name = asked.sign, asked.own_sign, asked.name
    greeting.channel, greeting.contact = asked.channel, asked.contact
    greeting.consented = clock.now() if asked.contact else None
    if greeting.pk is None:
        greeting.language = asked.language  # stays: the code is made again from the words of this language
    greeting.save()


def _ask(greeting: Greeting) -> None:
    """Ask those on shift; where none of them can be told, all by their role. Raises DomainError if nobody is there."""
    if _ask_all(greeting, on_shift(greeting)):
        return
    greeting.widen_at = None
    greeting.save(update_fields=["widen_at"])
    if not _ask_all(greeting, by_role(greeting)):
        raise DomainError(phrases.NOBODY_TO_ASK)


def _ask_all(greeting: Greeting, greeters: list[Greeter]) -> int:
    """Ask each of them who has not been asked. Returns how many."""
    count = 0
    for greeter in not_asked(greeting, greeters):
        token = token_urlsafe(TOKEN_BYTES)
        GreetingAsk.objects.create(
            greeting=greeting,
            person_id=greeter.person_id,
            take_id=greeter.take_id,
            token_hash=hash_token(token),
        )
        ask_greeter(greeting, greeter, token)
        count += 1
    return count


def change_greeting(*, by: str, greeting: Greeting, start: int, asked: Meet) -> Greeting:
    """Another time, sign, name or address. At another time everybody is asked anew.

    Raises DomainError for a time that is not there, or once the meeting is over.
    """
    with transaction.atomic():
        fresh = greeting_held(greeting.pk)
        _check_ahead(fresh)
        promised = yes_of(fresh)
        if start == fresh.start:
            signed = (fresh.sign, fresh.own_sign)
            _write(fresh, asked)
            if promised is not None and signed != (fresh.sign, fresh.own_sign):
                promised.greeting = fresh
                tell_greeter(fresh, promised, "changed")
        else:
            if start not in times_to_meet(fresh.place):
                raise DomainError(phrases.TIME_GONE)
            if promised is not None:
                tell_greeter(fresh, promised, "off")
            GreetingAsk.objects.filter(greeting=fresh).delete()
            _agree(fresh, start, asked)
            _ask(fresh)
        record_deed(by=by, deed="change_greeting", thing=f"places.Place:{fresh.place_id}")
    return fresh


def take_back_greeting(*, by: str, greeting: Greeting) -> None:
    """The guest comes not then: the row is deleted at once, and whoever promised hears of it."""
    with transaction.atomic():
        fresh = greeting_held(greeting.pk)
        promised = yes_of(fresh)
        if promised is not None and fresh.start > clock.to_minute(clock.now()):
            tell_greeter(fresh, promised, "off")
        record_deed(by=by, deed="take_back_greeting", thing=f"places.Place:{fresh.place_id}")
        erase_letters_about(ref=ref_of(fresh))
        fresh.delete()


def answer_greeting(*, by: str, ask: GreetingAsk, yes: bool, tell_name: bool = False) -> GreetingAsk:
    """One press of one who was asked. Said twice it is said once; a yes can be taken back until the meeting.

    ``tell_name``: the guest may know what the greeter is called. Raises DomainError if another was quicker, or it is
    over.
    """
    with transaction.atomic():
        greeting = greeting_held(ask.greeting_id)
        _check_ahead(greeting)
        fresh = GreetingAsk.objects.select_related("person", "take").get(pk=ask.pk)
        fresh.greeting = greeting
        if fresh.answer == ("yes" if yes else "no"):
            return fresh
        promised = yes_of(greeting)
        if yes and promised is not None:
            raise DomainError(phrases.ANOTHER_MEETS)
        _note_answer(greeting, fresh, yes=yes, tell_name=tell_name, gave_up=promised is not None)
        record_deed(by=by, deed="answer_greeting", thing=f"places.Place:{greeting.place_id}")
    return fresh


def _note_answer(greeting: Greeting, ask: GreetingAsk, *, yes: bool, tell_name: bool, gave_up: bool) -> None:
    mine = ask.answer == "yes"
    ask.answer = "yes" if yes else "no"
    ask.save(update_fields=["answer"])
    if yes:
        name, shown = name_to_tell(ask)
        greeting.greeter_name = name if tell_name or shown else ""
        greeting.save(update_fields=["greeter_name"])
        record_fact(kind="met_at_the_door", municipality=greeting.place.municipality)
        tell_guest(greeting, "yes")
        return
    if mine and gave_up:
        greeting.greeter_name = ""
        greeting.save(update_fields=["greeter_name"])
        tell_guest(greeting, "again")
    if not greeting.asks.filter(answer="").exists() and not greeting.asks.filter(answer="yes").exists():
        _widen(greeting)


def _widen(greeting: Greeting) -> None:
    """Ask all who have not been asked; if nobody is left, the guest hears it now."""
    greeting.widen_at = None
    if not _ask_all(greeting, by_role(greeting)) and not greeting.asks.filter(answer="").exists():
        _tell_unanswered(greeting)
    greeting.save(update_fields=["widen_at", "unanswered"])


def _tell_unanswered(greeting: Greeting) -> None:
    if greeting.unanswered is None:
        greeting.unanswered = clock.now()
        tell_guest(greeting, "unanswered")


def _check_ahead(greeting: Greeting) -> None:
    if greeting.start <= clock.to_minute(clock.now()):
        raise DomainError(phrases.MEETING_OVER)


def move_greetings(*, by: str = "often") -> int:
    """Ask others at half time, and tell the guest in time that nobody has answered. Returns how many moved.

    One query if nothing is due.
    """
    now = clock.to_minute(clock.now())
    waiting = Greeting.objects.filter(start__gt=now, unanswered=None).exclude(asks__answer="yes")
    due = waiting.filter(told_by__lte=now) | waiting.filter(widen_at__lte=now)
    return sum(_move(number, now) for number in sorted(set(due.values_list("pk", flat=True))))


def _move(number: int, now: int) -> bool:
    with transaction.atomic(), suppress(NotThere):  # taken back in this moment
        greeting = greeting_held(number)
        if yes_of(greeting) is not None:
            return False  # answered in this moment
        if greeting.told_by <= now:
            _tell_unanswered(greeting)
            greeting.save(update_fields=["unanswered"])
        elif greeting.widen_at is not None:
            _widen(greeting)
        return True
    return False


def forget_greetings(*, by: str = "often") -> int:
    """Delete every meeting that was a day ago, with its letters. Returns how many. One query if none is due."""
    over = list(Greeting.objects.filter(forget_at__lte=clock.to_minute(clock.now())))
    for greeting in over:
        with transaction.atomic():
            erase_letters_about(ref=ref_of(greeting))
            greeting.delete()
    return len(over)


def leave_greetings(*, by: str, person_id: int) -> None:
    """A person is forgotten: what they promised is asked of others."""
    now = clock.to_minute(clock.now())
    promised = GreetingAsk.objects.filter(person=person_id, answer="yes", greeting__start__gt=now)
    for ask in promised.select_related("greeting__place"):
        with suppress(DomainError, NotThere):  # it began, or was taken back, in this moment
            answer_greeting(by=by, ask=ask, yes=False)
    GreetingAsk.objects.filter(person=person_id).delete()
