"""What the core keeps: its journal, and letters on their way out."""

from takaovi.core.journal.models import AuditEntry, Fact, Lease
from takaovi.core.outbox.models import Letter, Reply

__all__ = ["AuditEntry", "Fact", "Lease", "Letter", "Reply"]
