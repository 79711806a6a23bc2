"""Everything the core keeps is in its journal."""

from takaovi.core.journal.models import AuditEntry, Fact, Lease

__all__ = ["AuditEntry", "Fact", "Lease"]
