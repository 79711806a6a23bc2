"""Terms of keeping, and the small facts of signing in. Every term stands here and nowhere else."""

from datetime import date, datetime, timedelta

KEEP_DAYS = 730  # two years from the last agreement or visit; ask again or forget
CHANNELS = ("email", "sms")

CODE_MINUTES = 10
CODE_TRIES = 5
CODE_KEPT_HOURS = 24  # a used or old link can say so for a day, then nobody knows of it
DEVICE_DAYS = 365
INVITATION_DAYS = 14
INVITATION_KEPT_DAYS = 30
UNDO_DAYS = 7
HAND_OVER_KEPT_DAYS = 30


def default_end(today: date) -> date:
    """The day a new record ends unless a shorter time is agreed."""
    return today + timedelta(days=KEEP_DAYS)


def month_of(day: date) -> date:
    """The first of the month: nothing finer is kept of when a device was used."""
    return day.replace(day=1)


def code_end(now: datetime) -> datetime:
    return now + timedelta(minutes=CODE_MINUTES)


def trial_end(today: date) -> date:
    """How long somebody stays a row who asked for a code and never answered: until the night after tomorrow."""
    return today + timedelta(days=1)


def invitation_end(now: datetime) -> datetime:
    return now + timedelta(days=INVITATION_DAYS)
