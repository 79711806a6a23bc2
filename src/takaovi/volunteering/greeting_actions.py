"""Being met at the door: asked without an account, answered with one press, forgotten a day after.

Whoever greets is asked first by the shift they have, and then by their role; one yes is enough. The book says that a
place was asked and answered, and never who the guest was, for nobody knows.
"""

from django.db import transaction

from takaovi.core import clock
from takaovi.core.codes import hash_form
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed, record_fact
from takaovi.core.outbox.actions import erase_letters_about
from takaovi.people.notice_actions import recall
from takaovi.places.models import Place
from takaovi.volunteering import phrases
from takaovi.volunteering.bridge_letters import meet_code, ref_of, tell_greeter
from takaovi.volunteering.bridge_queries import (
    by_role,
    greeting_held,
    greeting_sent,
    on_shift,
    times_to_meet,
    yes_of,
)
from takaovi.volunteering.bridge_values import FORGET_AFTER, Meet, answer_by, half_way
from takaovi.volunteering.bridge_words import door_zone
from takaovi.volunteering.greeting_asking import ask_all, check_ahead, new_code
from takaovi.volunteering.models import DoorSigns, Greeting, GreetingAsk
from takaovi.volunteering.values import awake


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
    seed, code, hashed = new_code(asked.language)  # hashed before anything is held: that is slow on purpose
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
    if ask_all(greeting, on_shift(greeting)):
        return
    greeting.widen_at = None
    greeting.save(update_fields=["widen_at"])
    if not ask_all(greeting, by_role(greeting)):
        raise DomainError(phrases.NOBODY_TO_ASK)


def change_greeting(*, by: str, greeting: Greeting, start: int, asked: Meet) -> Greeting:
    """Another time, sign, name or address. At another time everybody is asked anew.

    Raises DomainError for a time that is not there, or once the meeting is over.
    """
    with transaction.atomic():
        fresh = greeting_held(greeting.pk)
        check_ahead(fresh)
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
            recall(by=by, ref=ref_of(fresh))
            if promised is not None:
                tell_greeter(fresh, promised, "off")
            GreetingAsk.objects.filter(greeting=fresh).delete()
            _agree(fresh, start, asked)
            _ask(fresh)
        record_deed(by=by, deed="change_greeting", thing=f"places.Place:{fresh.place_id}")
    return fresh


def take_back_greeting(*, by: str, greeting: Greeting) -> None:
    """The guest does not come: the row is deleted at once, and whoever promised hears of it.

    What was still to be told of it, at night or in a daily letter, is told no more.
    """
    with transaction.atomic():
        fresh = greeting_held(greeting.pk)
        promised = yes_of(fresh)
        recall(by=by, ref=ref_of(fresh))
        if promised is not None and fresh.start > clock.to_minute(clock.now()):
            tell_greeter(fresh, promised, "off")
        record_deed(by=by, deed="take_back_greeting", thing=f"places.Place:{fresh.place_id}")
        erase_letters_about(ref=ref_of(fresh))
        fresh.delete()


def forget_greetings(*, by: str = "often") -> int:
    """Delete every meeting that was a day ago, with its letters. Returns how many. One query if none is due."""
    over = list(Greeting.objects.filter(forget_at__lte=clock.to_minute(clock.now())))
    for greeting in over:
        with transaction.atomic():
            recall(by=by, ref=ref_of(greeting))
            erase_letters_about(ref=ref_of(greeting))
            greeting.delete()
    return len(over)
