"""Reading the outbox: what the desk shows, and the development inbox."""

from django.conf import settings
from django.db.models import Count, QuerySet

from takaovi.core.outbox.models import Letter
from takaovi.core.outbox.values import GIVEN_UP, NO_SUBSCRIPTION, SENT


def text_number() -> str:
    """The number that takes text messages from anybody, or "" where none come in: a sender may be only a name."""
    come_in = settings.REPLY_SECRET or settings.SMS_LISTEN
    number = settings.SMS_SENDER.replace(" ", "")
    return settings.SMS_SENDER if come_in and number.removeprefix("+").isdecimal() else ""


def letters_about(ref: str) -> QuerySet[Letter]:
    """The letters of one thing (``room.Model:id``), newest first: sent, waiting, given up."""
    return Letter.objects.filter(ref=ref).order_by("-pk")


def given_up_letters() -> QuerySet[Letter]:
    """Letters that did not arrive, newest first, for the one who looks after the network. No address needed."""
    return Letter.objects.filter(state=GIVEN_UP).exclude(fault=NO_SUBSCRIPTION).order_by("-pk")


def given_up_kinds() -> list[tuple[str, str, int]]:
    """How many letters did not arrive by which channel and why, most first: (channel, fault, count)."""
    counted = given_up_letters().order_by().values_list("channel", "fault").annotate(count=Count("pk"))
    return sorted(counted, key=lambda row: (-row[2], row[:2]))


def inbox_letters() -> QuerySet[Letter]:
    """What the development inbox shows: every letter that was sent and is not erased yet, newest first."""
    return Letter.objects.filter(state=SENT, to__gt="").order_by("-pk")
