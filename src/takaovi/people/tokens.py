"""Secrets that are handed out once: only their hashes are kept."""

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode


def new_token() -> str:
    """256 bits for an address or a cookie."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """Six digits, of which the first may be 0."""
    return f"{secrets.randbelow(1_000_000):06d}"


def code_hash(ticket: str, code: str) -> str:
    """What is kept of a code. A million codes are soon tried, so the key is the ticket, which only a browser has."""
    return hmac.new(ticket.encode(), code.encode(), "sha256").hexdigest()


def pack(raw: bytes) -> str:
    """base64url, as browsers write keys."""
    return urlsafe_b64encode(raw).decode().rstrip("=")


def unpack(text: str) -> bytes:
    """Raises ValueError for what is not base64url."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
