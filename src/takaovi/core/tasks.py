"""What the core does every night, and what it cannot leave to the night."""

from datetime import timedelta

from takaovi.core import clock
from takaovi.core.drafts.actions import erase_old_drafts
from takaovi.core.journal.models import AuditEntry
from takaovi.core.limits import forget_spendings
from takaovi.core.outbox.sending import erase_letters, forget_letters, send_letters
from takaovi.core.versions.models import Version

AUDIT_DAYS = 400  # long enough to answer "who changed our hours last summer", and no longer


def erase_old_audit() -> int:
    """Erase audit entries older than 400 days. Facts stay: there is no person in them."""
    erased, _ = AuditEntry.objects.filter(at__lt=clock.now() - timedelta(days=AUDIT_DAYS)).delete()
    return erased


def erase_old_versions() -> int:
    """Erase versions after the same term; with them goes the way back to them."""
    erased, _ = Version.objects.filter(at__lt=clock.now() - timedelta(days=AUDIT_DAYS)).delete()
    return erased


NIGHTLY = (erase_old_audit, erase_old_versions, erase_old_drafts, forget_spendings, forget_letters)
OFTEN = (send_letters, erase_letters)
