"""What every deed on a meeting at the door shares: a code that is free, whom to ask, and that it is still ahead."""

from secrets import token_urlsafe

from django.conf import settings

from takaovi.core import clock
from takaovi.core.codes import hash_token
from takaovi.core.errors import DomainError
from takaovi.programme.signup_values import WORDS
from takaovi.volunteering import phrases
from takaovi.volunteering.bridge_letters import ask_greeter
from takaovi.volunteering.bridge_queries import Greeter, not_asked
from takaovi.volunteering.bridge_values import MEET_CODES
from takaovi.volunteering.models import Greeting, GreetingAsk

TOKEN_BYTES = 12


def new_code(language: str) -> tuple[str, str, str]:
    """Seed, code and hash of a code that nobody has. Raises RuntimeError if none was free in many tries."""
    seed = token_urlsafe(16)
    for code in MEET_CODES.turns(settings.SECRET_KEY, seed, WORDS[language]):
        hashed = MEET_CODES.hash(code)
        if not Greeting.objects.filter(code_hash=hashed).exists():
            return seed, code, hashed
    raise RuntimeError("no code was free")


def ask_all(greeting: Greeting, greeters: list[Greeter]) -> int:
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


def check_ahead(greeting: Greeting) -> None:
    if greeting.start <= clock.to_minute(clock.now()):
        raise DomainError(phrases.MEETING_OVER)
