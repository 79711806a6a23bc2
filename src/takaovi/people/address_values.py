"""An e-mail address or a phone number as somebody types it, made into one form."""

import re
from typing import NamedTuple

LONGEST = 254
_EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]\\]{1,64}@(?:[^\s@<>,;:\"()\[\]\\.]{1,63}\.)+[^\s@<>,;:\"()\[\]\\.\d]{2,63}")
_NUMBER = re.compile(r"\+\d{7,15}")


class Address(NamedTuple):
    channel: str
    address: str


def read_address(text: str) -> Address | None:
    """The address with its channel, or None where it is neither. A number without a country is a Finnish one."""
    text = text.strip().removeprefix("mailto:").strip("<>").strip()
    if len(text) > LONGEST or "\x00" in text:
        return None
    if "@" in text:
        lowered = text.lower()
        return Address("email", lowered) if _EMAIL.fullmatch(lowered) else None
    number = re.sub(r"[\s().-]", "", text)
    number = "+" + number[2:] if number.startswith("00") else number
    number = "+358" + number[1:] if number.startswith("0") else number
    return Address("sms", number) if number.isascii() and _NUMBER.fullmatch(number) else None


def veiled(address: str) -> str:
    """Enough to know one's own address by: "k•••@lampi.example", "+358•••123"."""
    if "@" in address:
        name, _, host = address.partition("@")
        return f"{name[:1]}•••@{host}"
    return f"{address[:4]}•••{address[-3:]}"
