"""Saying when one can, with an account or by the code of a letter; and taking it back."""

from datetime import date, timedelta
from secrets import token_urlsafe

from django.conf import settings
from django.db import transaction

from takaovi.core import clock
from takaovi.core.journal.actions import record_deed
from takaovi.people.models import Person
from takaovi.places.models import Place
from takaovi.programme.signup_values import WORDS
from takaovi.volunteering.models import Availability
from takaovi.volunteering.rota_letters import invite_to_say
from takaovi.volunteering.values import NAME_MAX, TRIAL_DAYS
from takaovi.volunteering.when_values import CODES, WHEN_DAYS, When


def when_for(*, by: str, place: Place, person: Person) -> Availability:
    """The row of a person at a place, made where there is none. Nothing is asked by it before they said when."""
    known = Availability.objects.select_related("place", "person").filter(place=place, person=person).first()
    if known is not None:
        return known
    seed, code_hash = _code(person.language)
    fresh = {"language": person.language, "seed": seed, "code_hash": code_hash, "keep_until": _until(WHEN_DAYS)}
    with transaction.atomic():
        row, _ = Availability.objects.get_or_create(place=place, person=person, defaults=fresh)
        record_deed(by=by, deed="begin_when", thing=f"places.Place:{place.pk}")
    return row


def invite_when(*, by: str, place: Place, channel: str, contact: str, language: str) -> Availability:
    """Send the way to say when one can to an address. Whoever has said it already gets the same letter."""
    seed, code_hash = _code(language)
    fresh = {"channel": channel, "language": language, "seed": seed, "code_hash": code_hash}
    with transaction.atomic():
        row, _ = Availability.objects.get_or_create(
            place=place, contact=contact, defaults={**fresh, "keep_until": _until(TRIAL_DAYS)}
        )
        row.place = place
        invite_to_say(row)
        record_deed(by=by, deed="invite_when", thing=f"places.Place:{place.pk}")
    return row


def _code(language: str) -> tuple[str, str]:
    """A seed and the hash of its code that nobody has. Raises RuntimeError if none was free in many tries."""
    seed = token_urlsafe(16)
    for code in CODES.turns(settings.SECRET_KEY, seed, WORDS[language]):
        hashed = CODES.hash(code)
        if not Availability.objects.filter(code_hash=hashed).exists():
            return seed, hashed
    raise RuntimeError("no code was free")


def _until(days: int) -> date:
    return clock.today() + timedelta(days=days)


def say_when(*, by: str, availability: Availability, when: When, name: str = "") -> Availability:
    """From now on somebody may be asked for those times, for a year. What they have taken stays."""
    row = availability
    row.slots, row.kinds = sorted(when.slots), sorted(when.kinds)
    row.days_off = sorted(day.isoformat() for day in when.days_off)
    row.a_month, row.company = when.a_month, when.company
    row.name = "" if row.person_id else name[:NAME_MAX]
    row.said, row.keep_until = clock.now(), _until(WHEN_DAYS)
    with transaction.atomic():
        row.save()
        record_deed(by=by, deed="say_when", thing=f"places.Place:{row.place_id}")
    return row


def end_when(*, by: str, availability: Availability) -> None:
    """Nobody asks by it any more, and all of it is erased at once. What they have taken stays."""
    with transaction.atomic():
        record_deed(by=by, deed="end_when", thing=f"places.Place:{availability.place_id}")
        availability.delete()
