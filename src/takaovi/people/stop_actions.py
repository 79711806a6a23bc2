"""No more text messages to a number that says so, where nobody's keeper answers from it."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from takaovi.core.journal.actions import record_deed
from takaovi.core.numbers import as_told
from takaovi.core.outbox.actions import post
from takaovi.core.outbox.stop_actions import is_stopped, start_number, stop_number
from takaovi.people.models import Contact
from takaovi.people.stop_values import read_stop

KEEP_HOURS = 2


def take_stop(*, by: str, sender: str, text: str) -> str:
    """What a text message led to: "stopped", "started", or "" for what is no such word or belongs to a keeper.

    Answered once, when something changes; the same word again is answered by nothing.
    """
    read, number = read_stop(text), as_told(sender)
    if read is None or number is None:
        return ""
    if Contact.objects.filter(channel="sms", address=number, verified__isnull=False).exists():
        return ""
    stop, language = read
    if stop == is_stopped(number):
        return ""
    with transaction.atomic(), override(language):
        if stop:
            stop_number(number=number)
            words = _("You get no more text messages from us. The word START brings them back.")
        else:
            start_number(number=number)
            words = _("You get text messages from us again. The word STOP ends them.")
        record_deed(by=by, deed="stop_texts" if stop else "start_texts", thing="core.StoppedNumber")
        post(channel="sms", to=number, language=language, subject="", text=words, keep_hours=KEEP_HOURS, answer=True)
    return "stopped" if stop else "started"
