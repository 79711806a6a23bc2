"""What the core keeps: its journal, how things were, and letters on their way out."""

from takaovi.core.journal.models import AuditEntry, Fact, Lease
from takaovi.core.outbox.models import Letter, Reply
from takaovi.core.versions.models import Version

__all__ = ["AuditEntry", "Fact", "Lease", "Letter", "Reply", "Version"]
