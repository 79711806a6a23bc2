"""Signing up, changing, leaving; and the line that moves by itself.

Each deed first holds the row of the time, so that two people never get the last place: what is counted is counted
while nobody else counts.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from secrets import token_urlsafe

from django.conf import settings
from django.db import IntegrityError, transaction

from takaovi.core import bus, clock
from takaovi.core.codes import hash_form
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed, record_fact
from takaovi.programme import phrases
from takaovi.programme.events import ActivityChanged
from takaovi.programme.models import Occurrence, Signup
from takaovi.programme.signup_letters import tell
from takaovi.programme.signup_queries import free_places, held, is_open, signup_sent, taken
from takaovi.programme.signup_values import (
    CODES,
    HOLDING,
    MOST_PEOPLE,
    NAME_MAX,
    WORDS,
    Asked,
    answer_until,
    erased_on,
    next_in_line,
)


def sign_up(*, by: str, occurrence: Occurrence, asked: Asked, once: str) -> Signup:
    """Take a place, or a turn in the line where it is full. ``once`` is the form's own number: sent twice is once.

    Its ``code`` is told here and in the first letter, and never again. Raises DomainError if it is over, cancelled or
    takes no sign-ups, or too many come at once.
    """
    codes = _codes(asked.language, once or token_urlsafe(16))
    first = next(codes)  # hashed before the time is held: that is slow on purpose
    with transaction.atomic():
        time = held(occurrence.pk)
        if earlier := signup_sent(once):
            return earlier
        _may_sign_up(time, asked)
        people = taken(time)
        free = free_places(time, people)
        state = "in" if free is None or asked.people <= free else "waiting"
        signup = _write(time, asked, state, once, chain([first], codes))
        _show_full(time, people)
        record_deed(by=by, deed="sign_up", thing=f"programme.Signup:{signup.pk}")
        municipality = time.place.municipality if time.place else ""
        record_fact(kind="signed_up", municipality=municipality, detail={"people": asked.people})
        tell(signup, state)
    return signup


def _may_sign_up(time: Occurrence, asked: Asked) -> None:
    if not time.activity.sign_up_here or not time.activity.published:
        raise DomainError(phrases.NO_SIGN_UP_HERE)
    if not is_open(time):
        raise DomainError(phrases.SIGN_UP_OVER if time.status != "cancelled" else phrases.SIGN_UP_CANCELLED)
    _people(asked.people)
    if asked.people > (time.activity.capacity or MOST_PEOPLE):
        raise DomainError(phrases.MORE_THAN_ROOM, most=time.activity.capacity)


def _people(people: int) -> None:
    if not 1 <= people <= MOST_PEOPLE:
        raise DomainError(phrases.HOW_MANY_PEOPLE, most=MOST_PEOPLE)


def _codes(language: str, form: str) -> Iterator[tuple[str, str]]:
    """Codes to try, each with its hash."""
    return ((code, CODES.hash(code)) for code in CODES.turns(settings.SECRET_KEY, form, WORDS[language]))


def _write(time: Occurrence, asked: Asked, state: str, once: str, codes: Iterable[tuple[str, str]]) -> Signup:
    """The row with a code that nobody else has. Raises RuntimeError if none was free in many tries."""
    day = clock.from_minute(time.end).date()
    for code, code_hash in codes:
        try:
            with transaction.atomic():
                signup = Signup.objects.create(
                    occurrence=time,
                    state=state,
                    people=asked.people,
                    name=asked.name[:NAME_MAX],
                    channel=asked.channel,
                    contact=asked.contact,
                    consented=clock.now() if asked.contact else None,
                    language=asked.language,
                    code_hash=code_hash,
                    once=hash_form(once) if once else None,
                    keep_until=erased_on(day),
                )
                signup.code = code
                return signup
        except IntegrityError:
            continue
    raise RuntimeError("no code was free")


def _show_full(time: Occurrence, before: int) -> None:
    """``full`` follows the count where the count crosses the capacity; a mark made by hand stays otherwise."""
    capacity = time.activity.capacity
    if capacity is None:
        return
    was, now_full = before >= capacity, taken(time) >= capacity
    if was != now_full or (now_full and not time.full):
        time.full = now_full
        time.save(update_fields=["full"])
        bus.announce(ActivityChanged(time.activity_id))


def leave(*, by: str, signup: Signup) -> Signup:
    """Give up the place or the turn. Done twice it is done once. The place is offered to the next in line."""
    return _end(by, signup, "left")


def _end(by: str, signup: Signup, state: str) -> Signup:
    with transaction.atomic():
        time = held(signup.occurrence_id)
        fresh = _fresh(signup, time)
        if fresh.state in ("left", "passed"):
            return fresh
        before = taken(time)
        fresh.state, fresh.answer_by = state, None
        fresh.save(update_fields=["state", "answer_by"])
        record_deed(by=by, deed=f"signup_{state}", thing=f"programme.Signup:{fresh.pk}")
        if state == "passed":
            tell(fresh, "passed")
        _after_change(time, before)
    return fresh


def _fresh(signup: Signup, time: Occurrence) -> Signup:
    fresh = Signup.objects.get(pk=signup.pk)
    fresh.occurrence = time
    return fresh


def _after_change(time: Occurrence, before: int) -> None:
    """Free places go to those who wait; what is then left shows on the pages."""
    _show_full(time, before)
    _offer_places(time)


def _offer_places(time: Occurrence) -> int:
    now = clock.now()
    until = answer_until(now, clock.from_minute(time.start))
    people = taken(time)
    free = free_places(time, people)
    if until is None or not is_open(time) or free == 0:
        return 0
    waiting = Signup.objects.filter(occurrence=time, state="waiting").order_by("pk")
    line = list(waiting.values_list("pk", "people"))
    chosen = next_in_line(line, sum(p for _, p in line) if free is None else free)
    for signup in waiting.filter(pk__in=chosen):
        signup.occurrence = time
        signup.state, signup.answer_by = "offered", until
        signup.save(update_fields=["state", "answer_by"])
        tell(signup, "offered")
    _show_full(time, people)
    return len(chosen)


def accept_offer(*, by: str, signup: Signup) -> Signup:
    """Take the place that was offered. Raises DomainError once it has gone to the next one."""
    with transaction.atomic():
        time = held(signup.occurrence_id)
        fresh = _fresh(signup, time)
        if fresh.state == "in":
            return fresh
        if fresh.state != "offered" or fresh.answer_by is None or fresh.answer_by <= clock.now():
            raise DomainError(phrases.OFFER_PASSED)
        fresh.state, fresh.answer_by = "in", None
        fresh.save(update_fields=["state", "answer_by"])
        record_deed(by=by, deed="accept_offer", thing=f"programme.Signup:{fresh.pk}")
    return fresh


def change_signup(*, by: str, signup: Signup, people: int, name: str) -> Signup:
    """Come with more or fewer, or under another name. Raises DomainError without room for more, or once it is over."""
    _people(people)
    with transaction.atomic():
        time = held(signup.occurrence_id)
        fresh = _fresh(signup, time)
        if fresh.state not in (*HOLDING, "waiting") or not is_open(time):
            raise DomainError(phrases.SIGN_UP_OVER)
        if people > (time.activity.capacity or MOST_PEOPLE):
            raise DomainError(phrases.MORE_THAN_ROOM, most=time.activity.capacity)
        before = taken(time)
        free = free_places(time, before)
        if fresh.state in HOLDING and free is not None and people - fresh.people > free:
            raise DomainError(phrases.NO_ROOM_FOR_MORE)
        fresh.people, fresh.name = people, name[:NAME_MAX]
        fresh.save(update_fields=["people", "name"])
        record_deed(by=by, deed="change_signup", thing=f"programme.Signup:{fresh.pk}")
        _after_change(time, before)
    return fresh


def look_at_signups(*, by: str, occurrence: Occurrence) -> None:
    """Somebody who hosts looks at the names: the audit book tells who looked at personal data."""
    detail: dict[str, object] = {"time": occurrence.pk}
    record_deed(by=by, deed="look_at_signups", thing=f"programme.Activity:{occurrence.activity_id}", detail=detail)


def move_lines(*, by: str = "often") -> int:
    """Where an offer was not answered in time the next one gets it, and free places find their people.

    Returns how many lines were looked at. Each has a transaction of its own.
    """
    now = clock.now()
    overdue = Signup.objects.filter(state="offered", answer_by__lte=now, occurrence__start__gt=clock.to_minute(now))
    for signup in overdue.select_related("occurrence").exclude(occurrence__status="cancelled"):
        _end(by, signup, "passed")
    ahead = Signup.objects.filter(state="waiting", occurrence__start__gt=clock.to_minute(now))
    moved = 0
    for occurrence_id in ahead.values_list("occurrence_id", flat=True).distinct():
        with transaction.atomic():
            time = held(occurrence_id)
            _show_full(time, taken(time))
            moved += _offer_places(time)
    return moved


def forget_signups(*, by: str = "nightly") -> int:
    """Erase name, contact and code of every sign-up whose term is over; how many came stays. Returns how many."""
    old = Signup.objects.filter(keep_until__lt=clock.today())
    with transaction.atomic():
        erased = old.update(name="", channel="", contact="", consented=None, code_hash=None, once=None, keep_until=None)
        if erased:
            record_deed(by=by, deed="forget_signups", thing="programme.Signup", detail={"count": erased})
    return erased
