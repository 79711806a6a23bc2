"""Writing in the two books."""

from takaovi.core.clock import now, to_minute
from takaovi.core.journal.models import AuditEntry, Fact

# The only details a fact may carry: choices from closed lists, and counts. Never a text that somebody typed.
FACT_DETAILS = frozenset(
    {"found", "wishes", "when", "weekday", "language", "topic_found", "area", "people", "about", "ended", "in_time"}
)


def record_fact(*, kind: str, municipality: str = "", detail: dict[str, object] | None = None) -> Fact:
    """Keep what happened, cut to the hour it happened in.

    Raises ValueError for a detail outside :data:`FACT_DETAILS`: free text could name a person.
    """
    unknown = set(detail or {}) - FACT_DETAILS
    if unknown:
        raise ValueError(f"a fact may not hold {sorted(unknown)}")
    return Fact.objects.create(kind=kind, hour=to_minute(now()) // 60, municipality=municipality, detail=detail or {})


def record_deed(*, by: str, deed: str, thing: str, detail: dict[str, object] | None = None) -> AuditEntry:
    """Keep who did what to what (``thing`` is ``room.Model:id``)."""
    return AuditEntry.objects.create(by=by, deed=deed, thing=thing, detail=detail or {})
