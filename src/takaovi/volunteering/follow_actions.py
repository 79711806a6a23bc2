"""Hearing when a place opens: asked once, confirmed once, and left with one press. No account."""

from datetime import timedelta
from secrets import token_urlsafe

from django.conf import settings
from django.db import transaction

from takaovi.core import clock
from takaovi.core.journal.actions import record_deed
from takaovi.places.models import Place
from takaovi.programme.signup_values import WORDS
from takaovi.volunteering.models import Follow
from takaovi.volunteering.shift_letters import ask_follower
from takaovi.volunteering.values import FOLLOW_CODES, FOLLOW_DAYS, TRIAL_DAYS


def follow_place(*, by: str, place: Place, channel: str, contact: str, language: str) -> Follow:
    """Ask at the address whether it wants to hear. Who follows already gets the same letter, with the way to leave."""
    seed, code_hash = _code(language)
    with transaction.atomic():
        follow, _ = Follow.objects.get_or_create(
            place=place,
            channel=channel,
            contact=contact,
            defaults={
                "language": language,
                "seed": seed,
                "code_hash": code_hash,
                "keep_until": clock.today() + timedelta(days=TRIAL_DAYS),
            },
        )
        follow.place = place
        ask_follower(follow)
        record_deed(by=by, deed="follow_place", thing=f"places.Place:{place.pk}")
    return follow


def _code(language: str) -> tuple[str, str]:
    """A seed and the hash of its code that nobody has. Raises RuntimeError if none was free in many tries."""
    seed = token_urlsafe(16)
    for code in FOLLOW_CODES.turns(settings.SECRET_KEY, seed, WORDS[language]):
        hashed = FOLLOW_CODES.hash(code)
        if not Follow.objects.filter(code_hash=hashed).exists():
            return seed, hashed
    raise RuntimeError("no code was free")


def confirm_follow(*, by: str, follow: Follow) -> Follow:
    """The second yes: from now on, for a year."""
    with transaction.atomic():
        follow.confirmed = clock.now()
        follow.keep_until = clock.today() + timedelta(days=FOLLOW_DAYS)
        follow.save(update_fields=["confirmed", "keep_until"])
        record_deed(by=by, deed="confirm_follow", thing=f"places.Place:{follow.place_id}")
    return follow


def stop_following(*, by: str, follow: Follow) -> None:
    """Nothing more is sent, and the address is erased at once."""
    with transaction.atomic():
        record_deed(by=by, deed="stop_following", thing=f"places.Place:{follow.place_id}")
        follow.delete()
