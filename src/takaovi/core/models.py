"""What the core keeps: its journal, how things were, and letters on their way out."""

from takaovi.core.journal.models import AuditEntry, DaySalt, Fact, Lease, Spending
from takaovi.core.outbox.models import Letter, Reply
from takaovi.core.versions.models import Version

__all__ = ["AuditEntry", "DaySalt", "Fact", "Lease", "Letter", "Reply", "Spending", "Version"]
