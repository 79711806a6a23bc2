"""Settings from the environment that fail loudly: a misspelt value stops the start with a sentence."""

import os
import re
from collections.abc import Iterable
from difflib import get_close_matches
from urllib.parse import parse_qs, unquote, urlsplit

SHORTEST_SECRET = 32  # characters
WEB_ADDRESS = re.compile(
    r"https?://(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?", re.ASCII | re.IGNORECASE
)

# Every name that was asked for, so that a misspelt one in the environment can be told.
asked_names: set[str] = set()


class SettingError(SystemExit):
    """A setting cannot be used. The message says which, and what it should look like."""


def _raw(name: str) -> str:
    asked_names.add(name)
    return os.environ.get(name, "")


def env_str(name: str, default: str) -> str:
    return _raw(name) or default


def env_bool(name: str, default: bool) -> bool:
    raw = _raw(name)
    if raw == "":
        return default
    if raw.lower() in {"1", "true", "yes", "on"}:
        return True
    if raw.lower() in {"0", "false", "no", "off"}:
        return False
    raise SettingError(f"{name}={raw!r}: write 1 or 0.")


def env_int(name: str, default: int, *, low: int, high: int) -> int:
    raw = _raw(name)
    if raw == "":
        return default
    try:
        value = int(raw)
    except ValueError:
        raise SettingError(f"{name}={raw!r}: write a whole number from {low} to {high}.") from None
    if not low <= value <= high:
        raise SettingError(f"{name}={raw!r}: write a whole number from {low} to {high}.")
    return value


def env_secret(name: str, *, default: str | None) -> str:
    """A secret of at least 32 characters. ``default`` is for a machine that serves only itself."""
    raw = _raw(name)
    if len(raw) >= SHORTEST_SECRET:
        return raw
    if raw:
        raise SettingError(f"{name} is too short: at least {SHORTEST_SECRET} characters. Make one with: takaovi secret")
    if default is None:
        raise SettingError(f"{name} is missing, and the site is public. Make one with: takaovi secret")
    return default


def env_url(name: str, default: str) -> str:
    """A web address without a path, such as ``https://takaovi.example``."""
    raw = env_str(name, default).rstrip("/")
    # Every page and every share card carries it as it stands, so it holds nothing but a name and a port.
    if not WEB_ADDRESS.fullmatch(raw):
        raise SettingError(f"{name}={raw!r}: write an address such as https://takaovi.example, without a path.")
    return raw


SQLITE_INIT = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=268435456;"
    "PRAGMA cache_size=-65536;PRAGMA temp_store=MEMORY;PRAGMA journal_size_limit=67108864;"
)


def env_database(name: str, default: str) -> dict[str, object]:
    """``sqlite:///path`` or ``postgresql://user:password@host:port/name`` as Django's database settings."""
    raw = env_str(name, default)
    url = urlsplit(raw)
    if url.scheme == "sqlite" and not url.netloc:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(url.path[1:]) or ":memory:",
            # IMMEDIATE: a transaction that reads and then writes never fails with "database is locked".
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_INIT},
            "CONN_MAX_AGE": None,
        }
    if url.scheme in {"postgres", "postgresql"} and url.path.strip("/"):
        socket_folder = parse_qs(url.query).get("host", [""])[0]
        try:
            port = str(url.port or parse_qs(url.query).get("port", [""])[0])
        except ValueError:
            raise SettingError(f"{name} has a port that is no number up to 65535.") from None
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(url.path[1:]),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": unquote(url.hostname or "") or socket_folder,
            "PORT": port,
            "CONN_MAX_AGE": None,
            "CONN_HEALTH_CHECKS": True,
            "DISABLE_SERVER_SIDE_CURSORS": True,
        }
    # The address may hold a password, so only its first part is told.
    raise SettingError(
        f"{name} begins with {url.scheme or raw[:12]!r}: write sqlite:///file.sqlite3 "
        "or postgresql://user:password@host/name."
    )


def unknown_names(environment: Iterable[str]) -> list[str]:
    """A sentence for every ``TAKAOVI_`` name that no setting asked for, with the nearest that exists."""
    sentences = []
    for name in sorted(set(environment) - asked_names):
        if name.startswith("TAKAOVI_"):
            near = get_close_matches(name, sorted(asked_names), n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            sentences.append(f"{name} is set, but there is no such setting.{hint}")
    return sentences
