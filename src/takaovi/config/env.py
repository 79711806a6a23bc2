"""Settings from the environment that fail loudly: a misspelt value stops the start with a sentence."""

import os
from urllib.parse import unquote, urlsplit


class SettingError(SystemExit):
    """A setting cannot be used. The message says which, and what it should look like."""


def env_str(name: str, default: str) -> str:
    return os.environ.get(name, default)


def env_bool(name: str, default: bool) -> bool:
    raw = os.environ.get(name)
    if raw is None or raw == "":
        return default
    if raw.lower() in {"1", "true", "yes", "on"}:
        return True
    if raw.lower() in {"0", "false", "no", "off"}:
        return False
    raise SettingError(f"{name}={raw!r}: write 1 or 0.")


def env_int(name: str, default: int, *, low: int, high: int) -> int:
    raw = os.environ.get(name)
    if raw is None or raw == "":
        return default
    try:
        value = int(raw)
    except ValueError:
        raise SettingError(f"{name}={raw!r}: write a whole number.") from None
    if not low <= value <= high:
        raise SettingError(f"{name}={raw!r}: write a number from {low} to {high}.")
    return value


def env_secret(name: str, *, default: str | None) -> str:
    """A secret of at least 32 characters. ``default`` is for a machine that serves only itself."""
    raw = os.environ.get(name, "")
    if len(raw) >= 32:
        return raw
    if raw:
        raise SettingError(f"{name} is too short: at least 32 characters. Make one with: takaovi secret")
    if default is None:
        raise SettingError(f"{name} is missing. Make one with: takaovi secret")
    return default


SQLITE_INIT = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=268435456;"
    "PRAGMA cache_size=-65536;PRAGMA temp_store=MEMORY;PRAGMA journal_size_limit=67108864;"
)


def env_database(name: str, default: str) -> dict[str, object]:
    """``sqlite:///path`` or ``postgresql://user:password@host:port/name`` as Django's database settings."""
    raw = os.environ.get(name) or default
    url = urlsplit(raw)
    if url.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(url.path[1:]) or ":memory:",
            # IMMEDIATE: a transaction that reads and then writes never fails with "database is locked".
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_INIT},
            "CONN_MAX_AGE": None,
        }
    if url.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(url.path[1:]),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": unquote(url.hostname or "")
            or dict(p.partition("=")[::2] for p in url.query.split("&")).get("host", ""),
            "PORT": str(url.port or ""),
            "CONN_MAX_AGE": None,
            "CONN_HEALTH_CHECKS": True,
            "DISABLE_SERVER_SIDE_CURSORS": True,
        }
    raise SettingError(f"{name}={raw!r}: write sqlite:///file.sqlite3 or postgresql://user:password@host/name.")
