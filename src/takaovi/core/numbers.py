"""Telephone numbers: read as people write them, kept so that a stolen table tells nothing, never written elsewhere.

A number is kept in two forms. Sealed, it can be opened again for the one call it was given for. Hashed with a key, it
can only be compared: for the block list and for the limits. Neither a log, an address nor an error may hold one.
"""

import base64
import hmac
import os
import secrets
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

import phonenumbers
from django.conf import settings
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, PhoneNumberType

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

HOME = "FI"
LONGEST = 40  # signs that anybody needs to write a number
SEALED_MAX = 500  # characters of a sealed number or e-mail address
HASH_LENGTH = 32
# A call to any other kind costs whoever calls, or reaches no person.
CALLABLE = frozenset(
    {
        PhoneNumberType.MOBILE,
        PhoneNumberType.FIXED_LINE,
        PhoneNumberType.FIXED_LINE_OR_MOBILE,
        PhoneNumberType.VOIP,
    }
)

COSTS_EXTRA = frozenset({PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST})


class NumberLost(Exception):
    """A sealed number that the present key does not open. Says nothing of what was sealed."""


def normalise(typed: str) -> str | None:
    """The number as +358..., or None for what is none, costs extra, is a short service number, or lies in a country
    that the operator has nobody called in (``TAKAOVI_COUNTRIES``): who pays for a call is us, and there are countries
    whose numbers earn from it.

    Without a country it is a Finnish one. Whether somebody answers there nobody can tell.
    """
    number = as_told(typed)
    return number if number and is_ours(number) else None


def as_told(typed: str) -> str | None:
    """The same for a number from anywhere: who wants nothing from us may live in any country."""
    number = _parsed(typed)
    if number is None or phonenumbers.number_type(number) not in CALLABLE:
        return None
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def is_ours(number: str) -> bool:
    """Whether +358... lies in a country in which we call and write, and costs no more than others there."""
    try:
        parsed = phonenumbers.parse(number, HOME)
    except NumberParseException:
        return False
    country = phonenumbers.region_code_for_number(parsed)
    country = country or phonenumbers.region_code_for_country_code(parsed.country_code or 0)
    return country in settings.COUNTRIES and phonenumbers.number_type(parsed) not in COSTS_EXTRA


def _parsed(typed: str) -> PhoneNumber | None:
    if len(typed) > LONGEST:
        return None
    try:
        number = phonenumbers.parse(typed, HOME)
    except NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) and not number.extension else None


def as_read(number: str) -> str:
    """A normalised number as it is read aloud: 040 1234567 at home, +46 70 ... elsewhere."""
    parsed = phonenumbers.parse(number, HOME)
    at_home = phonenumbers.region_code_for_number(parsed) == HOME
    return phonenumbers.format_number(
        parsed, PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL
    )


def seal(text: str) -> str:
    """Closed, so that only this installation opens it; different each time. Takes an e-mail address as well."""
    return _fernet(_secret()).encrypt(text.encode()).decode("ascii")


def open_(sealed: str) -> str:
    """What was sealed. Raises NumberLost where the key has changed or the text is none of ours."""
    from cryptography.fernet import InvalidToken  # noqa: PLC0415  as below

    try:
        return _fernet(_secret()).decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise NumberLost("a sealed number cannot be opened with the present key") from None


def key_hash(number: str) -> str:
    """For comparing a normalised number with others: keyed, since all numbers of a country are soon tried out."""
    return hmac.new(_derived(_secret(), "hash"), number.encode(), "sha256").hexdigest()[:HASH_LENGTH]


def _secret() -> str:
    """The operator's key, or one made of the operator's secret; without both one that is kept beside the database."""
    if settings.NUMBER_KEY:
        return settings.NUMBER_KEY
    return _kept_key(settings.NUMBER_KEY_FILE) if settings.NUMBER_KEY_FILE else settings.SECRET_KEY


@lru_cache(maxsize=4)
def _kept_key(path: Path) -> str:
    """A machine that serves only itself has a new secret at each start; its numbers must outlive that."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=path.parent) as made:  # readable by its owner only
            made.write(secrets.token_urlsafe(48))
            made.flush()
            with suppress(FileExistsError):  # of two that start at once the first one's key counts
                os.link(made.name, path)
    return path.read_text("ascii")


@lru_cache(maxsize=4)
def _fernet(secret: str) -> "Fernet":
    from cryptography.fernet import Fernet  # noqa: PLC0415  seven megabytes, where nobody asks for a call for nothing

    return Fernet(base64.urlsafe_b64encode(_derived(secret, "seal")))


def _derived(secret: str, use: str) -> bytes:
    """A key for one use. The secret is long and by chance: it needs no slow hash."""
    return hmac.digest(secret.encode(), f"takaovi.numbers.{use}".encode(), "sha256")
