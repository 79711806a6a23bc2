"""What the core keeps: its journal, how things were, half-written texts, and letters on their way out."""

from takaovi.core.drafts.models import Draft
from takaovi.core.journal.models import AuditEntry, DaySalt, Fact, Lease, Spending
from takaovi.core.outbox.models import Letter, Reply, StoppedNumber, Subscription
from takaovi.core.versions.models import Version

__all__ = [
    "AuditEntry",
    "DaySalt",
    "Draft",
    "Fact",
    "Lease",
    "Letter",
    "Reply",
    "Spending",
    "StoppedNumber",
    "Subscription",
    "Version",
]
