"""Word that somebody may come, from one who knows them; and back only if the guest wants it."""

from secrets import token_urlsafe

from django.conf import settings
from django.db import transaction

from takaovi.core import clock
from takaovi.core.codes import hash_form
from takaovi.core.journal.actions import record_deed, record_fact
from takaovi.core.outbox.actions import erase_letters_about
from takaovi.people.notice_actions import recall
from takaovi.people.queries import people_with
from takaovi.places.models import Place
from takaovi.places.rules import scopes_of
from takaovi.programme.signup_values import WORDS
from takaovi.volunteering.bridge_letters import hand_over_code, ref_of, tell_place, tell_sender
from takaovi.volunteering.bridge_queries import hand_over_sent
from takaovi.volunteering.bridge_values import HAND_OVER_CODES, Coming, kept_until
from takaovi.volunteering.models import SoftHandover


def hand_over(*, by: str, place: Place, coming: Coming, once: str = "") -> SoftHandover:
    """Tell the place that somebody may come; the code for the guest's paper stands in ``code``. Sent twice is once."""
    seed, code, hashed = _new_code(coming.language)
    with transaction.atomic():
        if earlier := hand_over_sent(once):
            earlier.code = hand_over_code(earlier)
            return earlier
        row = SoftHandover.objects.create(
            place=place,
            day=coming.day,
            part=coming.part,
            comforts=",".join(coming.comforts),
            speaks=coming.speaks,
            note=coming.note,
            channel=coming.channel,
            contact=coming.contact,
            consented=clock.now() if coming.contact else None,
            language=coming.language,
            seed=seed,
            code_hash=hashed,
            once=hash_form(once) if once else None,
            kept_until=kept_until(coming.day),
        )
        row.code = code
        tell_place(row, "coming")
        record_deed(by=by, deed="hand_over_softly", thing=f"places.Place:{place.pk}")
        record_fact(kind="somebody_may_come", municipality=place.municipality)
    return row


def _new_code(language: str) -> tuple[str, str, str]:
    """Seed, code and hash of a code that nobody has. Raises RuntimeError if none was free in many tries."""
    seed = token_urlsafe(16)
    for code in HAND_OVER_CODES.turns(settings.SECRET_KEY, seed, WORDS[language]):
        hashed = HAND_OVER_CODES.hash(code)
        if not SoftHandover.objects.filter(code_hash=hashed).exists():
            return seed, code, hashed
    raise RuntimeError("no code was free")


def tell_came(*, by: str, row: SoftHandover) -> bool:
    """The guest wants the one who told of them to know that they came. All is erased with it.

    Returns whether there was anybody to tell.
    """
    with transaction.atomic():
        recall(by=by, ref=ref_of(row))
        told = tell_sender(row)
        record_deed(by=by, deed="tell_came", thing=f"places.Place:{row.place_id}")
        _erase(row)
    return told


def take_back_hand_over(*, by: str, row: SoftHandover) -> None:
    """Nobody comes after all: the place hears it if it has been told and the day is not over; the row is deleted."""
    with transaction.atomic():
        waited = recall(by=by, ref=ref_of(row))
        if row.day >= clock.today() and waited < len(people_with("signup.see", scopes_of(row.place))):
            tell_place(row, "off")
        record_deed(by=by, deed="take_back_hand_over", thing=f"places.Place:{row.place_id}")
        _erase(row)


def _erase(row: SoftHandover) -> None:
    erase_letters_about(ref=ref_of(row))
    row.delete()


def forget_hand_overs(*, by: str = "nightly") -> int:
    """Delete what is a week old, with its letters. Returns how many."""
    over = list(SoftHandover.objects.filter(kept_until__lt=clock.today()))
    for row in over:
        with transaction.atomic():
            recall(by=by, ref=ref_of(row))
            _erase(row)
    return len(over)
