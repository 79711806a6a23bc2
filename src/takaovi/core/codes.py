"""Codes that stand for an account: a word and some digits, to write on a slip or to say on the phone. Pure.

Only a hash of a code is kept. It needs no key: a code in somebody's drawer outlives a change of the server's secret.
"""

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

TURNS = 8  # tries for a code that nobody has yet


@dataclass(frozen=True, slots=True)
class CodeKind:
    """The codes of one kind of thing: of which ``words``, with how many ``digits``, and what stands between.

    ``name`` parts the hashes of one kind from those of another; whoever changes it voids all codes handed out.
    """

    name: str
    words: tuple[str, ...]
    digits: int
    joint: str = " "

    def make(self, seed: bytes, words: Sequence[str] = ()) -> str:
        """The code that belongs to these bytes, always the same: ``kanto 482193``. ``words``: those of a language."""
        number = int.from_bytes(hashlib.blake2b(seed, digest_size=12).digest())
        number, digits = divmod(number, 10**self.digits)
        words = words or self.words
        return f"{words[number % len(words)]}{self.joint}{digits:0{self.digits}d}"

    def turns(self, secret: str, form: str, words: Sequence[str] = ()) -> Iterator[str]:
        """The codes of a sent form, by its nonce: the first that is free was handed out. Known again by the form."""
        for turn in range(TURNS):
            seed = hmac.new(secret.encode(), f"{self._salt!r}:{form}:{turn}".encode(), "sha256").digest()
            yield self.make(seed, words)

    def find(self, secret: str, form: str, kept: str | None, words: Sequence[str] = ()) -> str:
        """The code again whose hash is ``kept``, for whoever still has the form; empty if it is none of the form's."""
        return next((code for code in self.turns(secret, form, words) if kept and self.hash(code) == kept), "")

    def read(self, typed: str) -> str:
        """The code as we write it, from however it was typed (``Kanto-482 193``); empty if it cannot be one."""
        plain = unicodedata.normalize("NFD", typed[:60]).encode("ascii", "ignore").decode().lower()
        found = re.fullmatch(rf"([a-z]+)[^a-z0-9]*((?:\d[ -]*){{{self.digits}}})", plain.strip(" .\"'"))
        word = next((word for word in self.words if word.lower() == found[1]), "") if found else ""
        return f"{word}{self.joint}{re.sub('[ -]', '', found[2])}" if found and word else ""

    def hash(self, code: str) -> str:
        """What is kept of a code. Slow on purpose (some 40 ms): a stolen table does not tell all codes in a day."""
        return hashlib.scrypt(code.encode(), salt=self._salt, n=2**14, r=8, p=1, dklen=16).hex()

    @property
    def _salt(self) -> bytes:
        return f"takaovi.{self.name}.code".encode()


def hash_form(nonce: str) -> str:
    """What is kept of a form that was sent, so that a double tap sends once."""
    return hashlib.blake2b(nonce.encode(), digest_size=16).hexdigest()


def hash_token(token: str) -> str:
    """What is kept of a token in a link or a cookie. It is long and by chance: nothing is gained by a slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()
