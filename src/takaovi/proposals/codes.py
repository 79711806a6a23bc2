"""The code by which a sender follows a proposal: a word and six digits, easy to write down and to say aloud."""

import hashlib
import hmac
import re
from pathlib import Path

# Short words of the countryside, without letters that a foreign keyboard lacks, no two nearly alike.
WORDS = tuple((Path(__file__).resolve().parent / "data" / "code_words.txt").read_text("ascii").split())
DIGITS = 6
_SALT = b"takaovi.proposals.code"
_SHAPE = re.compile(r"([a-zåäö]+)[\s\-–.,]*((?:\d[\s\-]*){6})")


def make_code(seed: bytes) -> str:
    """The code that belongs to these bytes, always the same: ``kanto 482193``."""
    number = int.from_bytes(hashlib.blake2b(seed, digest_size=12).digest())
    number, digits = divmod(number, 10**DIGITS)
    return f"{WORDS[number % len(WORDS)]} {digits:0{DIGITS}d}"


def seed_of(secret: str, form: str, turn: int = 0) -> bytes:
    """Bytes from the nonce of a sent form; ``turn`` counts up when a code is taken already."""
    return hmac.new(secret.encode(), f"{_SALT!r}:{form}:{turn}".encode(), "sha256").digest()


def read_code(typed: str) -> str:
    """The code as we write it, from however it was typed (``Kanto-482 193``); empty if it cannot be one."""
    found = _SHAPE.fullmatch(typed.strip().casefold()[:60])
    if not found:
        return ""
    word = found[1].translate(str.maketrans("åäö", "aao"))
    return f"{word} {re.sub(r'[^0-9]', '', found[2])}" if word in WORDS else ""


def hash_code(code: str) -> str:
    """What is kept of a code. Slow on purpose (some 40 ms): whoever takes the table cannot try all codes in a day."""
    return hashlib.scrypt(code.encode(), salt=_SALT, n=2**14, r=8, p=1, dklen=16).hex()


def hash_form(nonce: str) -> str:
    """What is kept of a form that was sent, so that a double tap sends once."""
    return hashlib.blake2b(nonce.encode(), digest_size=16).hexdigest()
