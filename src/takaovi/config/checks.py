"""What would trouble a visitor or an operator, one sentence each."""

import os
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from takaovi.config.env import unknown_names
from takaovi.config.words import catalogues


def findings() -> list[str]:
    """Everything to see to before serving; empty when all is well."""
    return [*_framework(), *_names(), *_words(), *_styles(), *_state(), *_database()]


def _framework() -> list[str]:
    return [f"{found.id}: {found.msg}" for found in checks.run_checks() if found.level >= checks.WARNING]


def _names() -> list[str]:
    return unknown_names(os.environ)


def _words() -> list[str]:
    missing = [po for po in catalogues() if not po.with_suffix(".mo").exists()]
    return [f"{len(missing)} translations are not compiled. Say: takaovi prepare"] if missing else []


def _styles() -> list[str]:
    return [] if Path(settings.STATIC_ROOT).is_dir() else ["The styles are not collected. Say: takaovi prepare"]


def _state() -> list[str]:
    if settings.STATE.is_dir() and os.access(settings.STATE, os.W_OK):
        return []
    return [f"The state folder {settings.STATE} is missing or may not be written. Set TAKAOVI_STATE."]


def _database() -> list[str]:
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as fault:
        return [f"The database does not answer: {str(fault).strip()}"]
    return [f"{len(waiting)} changes of the tables are waiting. Say: takaovi prepare"] if waiting else []
