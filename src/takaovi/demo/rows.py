"""Brings rows to a wished state in few statements; what is as wished is left alone, ids and all."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

BATCH = 100  # rows in one statement
Row = TypeVar("Row", bound=Model)


def bring(
    rows: "QuerySet[Row]", wanted: Iterable[Mapping[str, Any]], key: tuple[str, ...], *, keep_others: bool = False
) -> list[Row]:
    """Make ``rows`` as ``wanted``, each known by its ``key`` columns. Returns them in the wished order.

    Every wish names the same columns. A row nobody wishes for is deleted unless ``keep_others``.
    """
    wishes = list(wanted)
    known = {tuple(getattr(row, name) for name in key): row for row in rows}
    brought: list[Row] = []
    fresh: list[Row] = []
    changed: list[Row] = []
    for fields in wishes:
        row = known.pop(tuple(fields[name] for name in key), None)
        if row is None:
            row = rows.model(**fields)
            fresh.append(row)
        elif _set(row, fields):
            changed.append(row)
        brought.append(row)
    manager = rows.model._default_manager
    if known and not keep_others:
        manager.filter(pk__in=[row.pk for row in known.values()]).delete()
    if changed:
        manager.bulk_update(changed, list(wishes[0]), batch_size=BATCH)
    manager.bulk_create(fresh, batch_size=BATCH)
    return brought


def _set(row: Model, fields: Mapping[str, Any]) -> bool:
    """Write the fields that differ. Returns whether there were any."""
    different = {name: value for name, value in fields.items() if getattr(row, name) != value}
    for name, value in different.items():
        setattr(row, name, value)
    return bool(different)
