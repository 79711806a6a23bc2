"""The answers of those who are asked to be at a door: one yes is enough, a no goes on to others, silence is told."""

from contextlib import suppress

from django.db import transaction

from takaovi.core import clock
from takaovi.core.errors import DomainError, NotThere
from takaovi.core.journal.actions import record_deed, record_fact
from takaovi.people.notice_actions import recall
from takaovi.volunteering import phrases
from takaovi.volunteering.bridge_letters import ref_of, tell_greeter, tell_guest
from takaovi.volunteering.bridge_queries import by_role, greeting_held, may_be_open, name_to_tell, yes_of
from takaovi.volunteering.greeting_asking import ask_all, check_ahead
from takaovi.volunteering.models import Greeting, GreetingAsk, ShiftTake


def answer_greeting(*, by: str, ask: GreetingAsk, yes: bool, tell_name: bool = False) -> GreetingAsk:
    """One press of one who was asked. Said twice it is said once; a yes can be taken back until the meeting.

    ``tell_name``: the guest may know what the greeter is called. Raises DomainError if another was quicker, or it is
    over.
    """
    with transaction.atomic():
        greeting = greeting_held(ask.greeting_id)
        check_ahead(greeting)
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
    if not ask_all(greeting, by_role(greeting)) and not greeting.asks.filter(answer="").exists():
        _tell_unanswered(greeting)
    greeting.save(update_fields=["widen_at", "unanswered"])


def _tell_unanswered(greeting: Greeting) -> None:
    if greeting.unanswered is None:
        greeting.unanswered = clock.now()
        tell_guest(greeting, "unanswered")


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


def leave_greetings(*, by: str, person_id: int) -> None:
    """A person is forgotten: what they promised is asked of others."""
    now = clock.to_minute(clock.now())
    promised = GreetingAsk.objects.filter(person=person_id, answer="yes", greeting__start__gt=now)
    for ask in promised.select_related("greeting__place"):
        with suppress(DomainError, NotThere):  # it began, or was taken back, in this moment
            answer_greeting(by=by, ask=ask, yes=False)
    GreetingAsk.objects.filter(person=person_id).delete()


def give_up_doors(*, by: str, take: ShiftTake) -> None:
    """Whoever leaves a shift is not at its door then: what they promised, or were asked, is asked of others."""
    ahead = GreetingAsk.objects.filter(take=take.pk, greeting__start__gt=clock.to_minute(clock.now()))
    for ask in ahead.exclude(answer="no").select_related("greeting__place"):
        with suppress(DomainError, NotThere):  # it began, or was taken back, in this moment
            answer_greeting(by=by, ask=ask, yes=False)


def shut_doors(*, by: str, place_id: int) -> int:
    """Guests who were to be met when the place turns out to be shut are told, and so is whoever promised.

    Returns how many. An evening that still waits for its people is not shut. One query if nobody is to be met.
    """
    ahead = Greeting.objects.filter(place=place_id, start__gt=clock.to_minute(clock.now())).order_by("pk")
    return sum(_shut(by, number) for number in ahead.values_list("pk", flat=True))


def _shut(by: str, number: int) -> bool:
    with transaction.atomic(), suppress(NotThere):  # taken back in this moment
        greeting = greeting_held(number)
        asked = greeting.asks.exists()
        if not asked or may_be_open(greeting):
            return False
        promised = yes_of(greeting)
        recall(by=by, ref=ref_of(greeting))
        if promised is not None:
            tell_greeter(greeting, promised, "off")
        greeting.asks.all().delete()
        greeting.unanswered, greeting.widen_at, greeting.greeter_name = clock.now(), None, ""
        greeting.save(update_fields=["unanswered", "widen_at", "greeter_name"])
        tell_guest(greeting, "shut")
        record_deed(by=by, deed="answer_greeting", thing=f"places.Place:{greeting.place_id}")
        return True
    return False
