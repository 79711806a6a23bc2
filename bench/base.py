"""The base of the measurements: where it lies, whether it is still the one this code would make."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from time import perf_counter

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from bench.fill import Sizes, fill

HERE = Path(__file__).parent
MADE_BY = ("country.py", "schedules.py", "fill.py", "people.py")


def stamp(sizes: Sizes) -> str:
    """Changes with the sizes and with the code that makes the base; new migrations are run over an old base."""
    seen = blake2b(repr(sizes).encode(), digest_size=12)
    for name in MADE_BY:
        seen.update((HERE / name).read_bytes())
    return seen.hexdigest()


def stamp_file() -> Path:
    return Path(settings.STATE) / f"base-{connection.vendor}.json"


def make_base(sizes: Sizes) -> str:
    """Make the base unless it is there. Returns what was done, in words."""
    wanted = stamp(sizes)
    if stamp_file().exists() and json.loads(stamp_file().read_text())["stamp"] == wanted and has_tables():
        call_command("migrate", interactive=False, verbosity=0)
        return "as it was"
    started = perf_counter()
    stamp_file().unlink(missing_ok=True)
    empty()
    call_command("migrate", interactive=False, verbosity=0)
    counted = fill(sizes)
    settle()
    seconds = perf_counter() - started
    stamp_file().write_text(json.dumps({"stamp": wanted, "seconds": round(seconds, 1), **counted}))
    return f"made in {seconds:.0f} s: " + ", ".join(f"{number:,} {name}" for name, number in counted.items())


def counts() -> dict[str, int]:
    """How many rows of each kind the base holds."""
    told: dict[str, int] = json.loads(stamp_file().read_text())
    return {name: told[name] for name in ("places", "spans", "activities", "occurrences")}


@contextmanager
def rolled_back() -> Iterator[None]:
    """What a part adds for its measurement is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def has_tables() -> bool:
    return "hours_openingspan" in connection.introspection.table_names()


def empty() -> None:
    """Start from nothing. Only ever called for the base of this bench: its address is set by bench.__main__."""
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        connection.close()
        for ending in ("", "-wal", "-shm"):
            Path(name + ending).unlink(missing_ok=True)
    else:
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")


def settle() -> None:
    """Statistics and a short log, as a base has that has been in use for a night."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("ANALYZE")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            cursor.execute("VACUUM ANALYZE")
