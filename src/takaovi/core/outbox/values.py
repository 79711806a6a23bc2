"""A letter's ways and states, and when one that could not be sent is tried again. Pure."""

from datetime import datetime, timedelta

CHANNELS = ("email", "sms", "push")
WAITING, SENDING, SENT, GIVEN_UP, DROPPED = "waiting", "sending", "sent", "given_up", "dropped"
STATES = (WAITING, SENDING, SENT, GIVEN_UP, DROPPED)
OVER = (SENT, GIVEN_UP, DROPPED)  # on none of these does anybody work any more

PAUSES_MINUTES = (1, 2, 5, 10, 20, 40)  # after the first, second ... try; after that every hour
HOURLY = 60
TRIED_FOR = timedelta(days=1)
KEEP_HOURS = 72  # of text and address, when the writer says nothing else
CLAIM = timedelta(minutes=5)  # longer than a channel may take; a killed sender's letter is free again after it
ROW_DAYS = 90  # the emptied row: enough to see that letters of a season failed
MAIL_SIGNS = 20_000  # a letter's longest text
SUBJECT_SIGNS = 120
HURRIES = timedelta(hours=1)  # a letter that is useless by then, such as a code, waits for no earlier one
STOP_DAYS = 365  # how long a number that said STOP gets nothing
STOPPED = "stopped"  # why a letter was dropped: its number wants none
RECALLED = "recalled"  # why a letter was dropped: what it would have told is over
ABROAD = "abroad"  # the same: its number lies where a message may cost any sum
NO_SUBSCRIPTION = "gone"  # why a push was given up: the browser is not there any more
PART_DAYS = 1  # a part of a long text message waits so long for the others
REPLY_SIGNS = 2_000  # of an answer; nobody needs more to say yes or no


class Undeliverable(Exception):
    """The other end says that this letter will never arrive: no such address, refused for good.

    ``reason`` is a word without an address or a text in it; it stands on the desk and in the log.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def pause_after(tries: int) -> timedelta:
    """How long to wait after so many tries."""
    minutes = PAUSES_MINUTES[tries - 1] if tries <= len(PAUSES_MINUTES) else HOURLY
    return timedelta(minutes=minutes)


def useless_after(due: datetime, keep_until: datetime) -> datetime:
    """From when on a letter is tried no more: a day after it was due, or when nobody needs it any longer."""
    return min(due + TRIED_FOR, keep_until)
