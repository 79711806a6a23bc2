"""What the one who looks after the network does with letters that did not arrive. No address is shown for it."""

from takaovi.core.clock import now
from takaovi.core.journal.actions import record_deed
from takaovi.core.outbox.models import Letter
from takaovi.core.outbox.sender import wake
from takaovi.core.outbox.values import DROPPED, GIVEN_UP, TRIED_FOR, WAITING


def try_again(*, by: str, channel: str, fault: str) -> int:
    """Send the letters that one fault kept from arriving once more, for a day or until they are erased.

    Returns how many; those whose address is erased already stay what they are.
    """
    at = now()
    held = Letter.objects.filter(state=GIVEN_UP, channel=channel, fault=fault, to__gt="", keep_until__gt=at)
    long = held.filter(keep_until__gt=at + TRIED_FOR)
    again = {"state": WAITING, "tries": 0, "due": at}
    count = long.update(**again, give_up=at + TRIED_FOR)
    for letter in held:  # those that are erased before a day is over
        count += held.filter(pk=letter.pk).update(**again, give_up=letter.keep_until)
    if count:
        record_deed(by=by, deed="try_letters_again", thing="core.Letter", detail={"count": count})
        wake()
    return count


def drop(*, by: str, channel: str, fault: str) -> int:
    """Try these no more, and empty them at once. Returns how many."""
    held = Letter.objects.filter(state=GIVEN_UP, channel=channel, fault=fault)
    count = held.update(state=DROPPED, to="", subject="", text="", leave_url="")
    if count:
        record_deed(by=by, deed="drop_letters", thing="core.Letter", detail={"count": count})
    return count
