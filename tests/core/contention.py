"""A database that several threads reach at once, each by a connection of its own: a file where it is SQLite.

In shared memory, as in the test run, SQLite locks single tables and refuses at once; the patience of the settings
holds for a file only.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model


@dataclass(frozen=True)
class Served:
    """On PostgreSQL the database of the test run."""

    file: Path
    patience: float = 20  # seconds, as in the settings

    def in_threads(self, work: Callable[[], object], number: int = 1) -> None:
        """Run it in so many threads at once. Raises the first fault."""
        gate = threading.Barrier(number)
        faults: list[Exception] = []

        def contend() -> None:
            connections["default"] = self._connection()
            gate.wait()
            try:
                work()
            except Exception as fault:
                faults.append(fault)
            finally:
                connection.close()

        threads = [threading.Thread(target=contend) for _ in range(number)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=60)
        if faults:
            raise faults[0]

    def with_tables(self, *models: type[Model]) -> "Served":
        """Make these tables, where the file has none yet."""
        if connection.vendor == "sqlite":
            self.in_threads(lambda: _make_tables(models))
        return self

    def _connection(self) -> BaseDatabaseWrapper:
        made = connections.create_connection("default")
        if made.vendor == "sqlite":
            options = {**made.settings_dict["OPTIONS"], "timeout": self.patience}
            made.settings_dict = {**made.settings_dict, "NAME": str(self.file), "OPTIONS": options}
        return made


def _make_tables(models: tuple[type[Model], ...]) -> None:
    with connection.schema_editor() as editor:
        for model in models:
            editor.create_model(model)
