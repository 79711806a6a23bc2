"""Storing the document of a series: the step that every deed on its times shares."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from takaovi.core import bus, clock
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed
from takaovi.programme import phrases
from takaovi.programme.events import ActivityChanged
from takaovi.programme.history import keep, keep_first
from takaovi.programme.models import Series
from takaovi.programme.rewriting import plan_of, rewrite
from takaovi.programme.values import REASON_MAX, Texts


def store(by: str, deed: str, series: Series, plan: Mapping[str, Any], day: date | None = None) -> None:
    """Give the series this document, make its times anew, keep how it was, and tell. Call within a transaction."""
    keep_first(series.activity)
    series.plan = dict(plan)
    plan_of(series)  # refuse before anything is written
    series.version += 1
    series.save()
    rewrite(series)
    keep(by, deed, series.activity)
    detail: dict[str, object] = {"day": day.isoformat()} if day else {}
    record_deed(by=by, deed=deed, thing=f"programme.Series:{series.pk}", detail=detail)
    bus.announce(ActivityChanged(series.activity_id))


def ahead(one: Any, phrase: object) -> None:
    """Raises DomainError with ``phrase`` once ``one`` has ended."""
    if one.end <= clock.to_minute(clock.now()):
        raise DomainError(phrase)


def breath(texts: Texts) -> None:
    """Raises DomainError for a reason longer than one breath."""
    for text in texts.values():
        if len(text) > REASON_MAX:
            raise DomainError(phrases.REASON_TOO_LONG, length=len(text), most=REASON_MAX)
