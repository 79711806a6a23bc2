"""What every deed on a shift asks first: is it open, does the place know whoever comes, and a code that is free."""

from secrets import token_urlsafe
from typing import NamedTuple

from django.conf import settings

from takaovi.core import clock
from takaovi.core.errors import DomainError
from takaovi.core.viewer import Viewer
from takaovi.people.models import Person
from takaovi.people.queries import grants_of
from takaovi.programme.signup_values import WORDS
from takaovi.volunteering import phrases
from takaovi.volunteering.models import ExtractShown, Shift, ShiftTake, VolunteerTask
from takaovi.volunteering.rules import may_take_task
from takaovi.volunteering.values import CODES, Trust


class Code(NamedTuple):
    """A code with what is kept of it, and the seed that makes it again."""

    seed: str
    words: str
    hashed: str


def check_open(shift: Shift) -> None:
    """Raises DomainError for a shift that nobody can take any more."""
    if shift.cancelled_at:
        raise DomainError(phrases.OFF)
    if shift.start <= clock.to_minute(clock.now()):
        raise DomainError(phrases.OVER)
    if shift.closed:
        raise DomainError(phrases.CLOSED)


def check_trust(by: Viewer, shift: Shift) -> None:
    """Raises DomainError where the place must know whoever comes, and does not know this viewer."""
    task = shift.task
    if not may_take_task(by, task):
        raise DomainError(phrases.KEYHOLDERS_ONLY if task.trust == Trust.KEYHOLDER else phrases.KNOWN_ONLY)
    if task.extract and not ExtractShown.objects.filter(place=task.place_id, person=by.person_id).exists():
        raise DomainError(phrases.EXTRACT_FIRST)


def check_known(person: Person, task: VolunteerTask) -> None:
    """The same for somebody in whose name the system acts. Raises DomainError."""
    if not may_take_task(Viewer(person.language, person.pk, grants_of(person.pk)), task):
        raise DomainError(phrases.KNOWN_ONLY)


def check_stand_in(person: Person | None, task: VolunteerTask) -> None:
    """Trust may have been taken back, or be asked for now, since somebody was asked. Raises DomainError."""
    if person is not None:
        check_known(person, task)
    elif task.trust != Trust.ANYBODY:
        raise DomainError(phrases.KNOWN_ONLY)
    if task.extract and not ExtractShown.objects.filter(place=task.place_id, person=person).exists():
        raise DomainError(phrases.EXTRACT_FIRST)


def new_code(language: str) -> Code:
    """A code that nobody has. Raises RuntimeError if none was free in many tries."""
    seed = token_urlsafe(16)
    for code in CODES.turns(settings.SECRET_KEY, seed, WORDS[language]):
        hashed = CODES.hash(code)
        if not ShiftTake.objects.filter(code_hash=hashed).exists():
            return Code(seed, code, hashed)
    raise RuntimeError("no code was free")
