"""What somebody may be asked to agree to, and for how long. Whatever is not here is never asked for."""

from datetime import date, timedelta

from takaovi.core.viewer import Scope

CONSENT_DAYS = 365  # then it ends by itself, and may be given anew
NAME, TEXTS = "name", "texts"
# Raised when the words of an asking change their meaning: who agreed to the old ones has agreed to those only.
VERSIONS = {NAME: 1, TEXTS: 1}
SHOWN_ROLES = ("keeper", "greeter", "host")  # whose name may stand on the page of their place or activity
SHOWN_SCOPES = ("place", "activity")


def name_purpose(scope: Scope) -> str:
    """Show my name on the page of this place or activity."""
    return f"{NAME}:{scope.kind}:{scope.id}"


def texts_purpose(contact_id: int) -> str:
    """Send questions about hours as text messages to this number."""
    return f"{TEXTS}:{contact_id}"


def kind_of(purpose: str) -> str:
    return purpose.partition(":")[0]


def consent_end(today: date) -> date:
    """The last day on which it holds."""
    return today + timedelta(days=CONSENT_DAYS)
