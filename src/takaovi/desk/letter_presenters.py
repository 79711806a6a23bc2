"""Letters that did not arrive, for the one who looks after the network: how many, why, and nothing of to whom."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from takaovi.core import clock
from takaovi.core.outbox.models import Letter
from takaovi.hours.time_words import date_words


class LetterGroup(NamedTuple):
    """Letters of one way that failed for one reason; ``channel`` and ``fault`` are sent back by the buttons."""

    channel: str
    fault: str
    counted: str
    why: str


def letter_groups(kinds: Iterable[tuple[str, str, int]]) -> list[LetterGroup]:
    return [LetterGroup(channel, fault, _counted(channel, count), _why(fault)) for channel, fault, count in kinds]


def _counted(channel: str, count: int) -> str:
    told = {
        "email": ngettext("%(count)d e-mail", "%(count)d e-mails", count),
        "sms": ngettext("%(count)d text message", "%(count)d text messages", count),
        "push": ngettext("%(count)d message to a phone", "%(count)d messages to a phone", count),
    }
    return told[channel] % {"count": count}


def _why(fault: str) -> str:
    """The reason in words, and the kind of the fault for whoever mends it."""
    if fault.startswith("refused") or fault == "no such address":
        told = _("The other end says that there is no such address.")
    elif fault == "NoChannel":
        told = _("No way is set up for such letters.")
    elif "Auth" in fault or fault.endswith((" 401", " 403", " 404")):
        told = _("The other end does not let us in. The settings need a look.")
    else:
        told = _("The other end did not answer for a day.")
    return f"{told} ({fault})" if fault else told


def letter_lines(letters: Iterable[Letter]) -> list[str]:
    """When each was written and what it was about; never to whom."""
    today = clock.today()
    return [
        f"{date_words(letter.made.astimezone(clock.HELSINKI).date(), today)}: {letter.subject or letter.channel}"
        for letter in letters
    ]


def letters_done(mark: str) -> str:
    return {"done": _("Done."), "quick": _("There was nothing left to do.")}.get(mark, "")
