"""How long a person's record is kept when nothing else is agreed."""

from datetime import date, timedelta

KEEP_DAYS = 730  # two years from the last agreement; ask again or forget


def default_end(today: date) -> date:
    """The day a new record ends unless a shorter time is agreed."""
    return today + timedelta(days=KEEP_DAYS)
