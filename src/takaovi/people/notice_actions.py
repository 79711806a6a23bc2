"""Telling people of things, each by the way they chose, and the daily letter with what can wait."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction

from takaovi.core import clock
from takaovi.core.journal.actions import record_deed
from takaovi.core.outbox.actions import post, recall_letters
from takaovi.core.outbox.models import Letter, Subscription
from takaovi.core.outbox.values import GIVEN_UP, KEEP_HOURS, NO_SUBSCRIPTION
from takaovi.people.models import Notice, NoticeChoice, NoticeTimes, Person
from takaovi.people.notice_queries import Ways, times_of, way_of, ways_of
from takaovi.people.notice_values import DAILY, FIRST, after_quiet, next_digest
from takaovi.people.queries import Reachable

SUBJECT = 120
MOST_BROWSERS = 10  # of one person; the oldest goes


def tell(
    *,
    reach: Reachable,
    kind: str,
    subject: str,
    text: str,
    short: str = "",
    ref: str = "",
    keep_hours: int = KEEP_HOURS,
    not_before: datetime | None = None,
    leave_url: str = "",
    urgent: bool = False,
    needed_by: datetime | None = None,
    wished: bool = False,
) -> None:
    """Tell a person of something by the way they chose for its kind, inside the caller's transaction.

    ``reach`` is the way that the room would take by itself; it holds for whoever chose none, and for ``wished``: they
    chose it for just this. ``short`` is the text of a text message, where it differs. What waits for the daily letter
    is told by :func:`send_digests`; what would come after ``needed_by`` waits for neither that letter nor the morning,
    and what is ``urgent`` never does. Raises KeyError for a kind that is not in the list.
    """
    way, subject = FIRST if wished else way_of(reach.person_id, kind), subject[:SUBJECT]
    times = times_of(reach.person_id)
    start = max(not_before or clock.now(), clock.now())
    read = next_digest(start, times.hour, times.quiet, clock.HELSINKI)
    if way == DAILY and not urgent and (needed_by is None or read <= needed_by):
        Notice.objects.create(
            person_id=reach.person_id,
            kind=kind,
            language=reach.language,
            subject=subject,
            text=text,
            ref=ref,
            keep_until=clock.now() + timedelta(hours=keep_hours) if needed_by else None,
        )
        return
    channel, to = _address(reach, way)
    awake = after_quiet(start, times.quiet, clock.HELSINKI)
    if not urgent and (needed_by is None or awake <= needed_by):
        start = awake
    post(
        channel=channel,
        to=to,
        language=reach.language,
        subject=subject,
        text=(short or text) if channel == "sms" else text,
        keep_hours=keep_hours,
        ref=ref,
        not_before=start if start > clock.now() else None,
        leave_url=leave_url,
    )


def recall(*, by: str, ref: str) -> int:
    """Take back what was to be told about a thing and has not left yet: out of the outbox and of the daily letters.

    Returns how many will not be told.
    """
    with transaction.atomic():
        waiting, _ = Notice.objects.filter(ref=ref).delete()
        waiting += recall_letters(ref=ref)
        if waiting:
            record_deed(by=by, deed="recall_messages", thing=ref, detail={"count": waiting})
    return waiting


def _address(reach: Reachable, way: str) -> tuple[str, str]:
    """The channel and address of a way; those of the room where the way is not there any more."""
    if way in (DAILY, FIRST):
        return reach.channel, reach.address
    ways = ways_of(reach.person_id)
    if way == "push" and ways.pushes:
        return "push", f"push:{reach.person_id}"
    return (way, ways.addresses[way]) if way in ways.addresses else (reach.channel, reach.address)


def choose_notices(*, by: str, person: Person, ways: Mapping[str, str], hour: int, quiet: str) -> None:
    """Keep the way of each kind, the hour of the daily letter and the quiet hours."""
    with transaction.atomic():
        for kind, way in ways.items():
            NoticeChoice.objects.update_or_create(person=person, kind=kind, defaults={"way": way})
        NoticeTimes.objects.update_or_create(person=person, defaults={"hour": hour, "quiet": quiet})
        record_deed(by=by, deed="choose_notices", thing=f"people.Person:{person.pk}")


def keep_browser(*, by: str, person: Person, endpoint: str, p256dh: str, auth: str) -> Subscription:
    """From now on this browser shows messages to this person; if another person did so before, no longer to them."""
    with transaction.atomic():
        row, _ = Subscription.objects.update_or_create(
            endpoint=endpoint, defaults={"person_id": person.pk, "p256dh": p256dh, "auth": auth, "added": clock.now()}
        )
        own = Subscription.objects.filter(person_id=person.pk).order_by("-added", "-pk")
        Subscription.objects.filter(pk__in=list(own.values_list("pk", flat=True)[MOST_BROWSERS:])).delete()
        record_deed(by=by, deed="keep_browser", thing=f"people.Person:{person.pk}")
    return row


def end_browsers(*, by: str, person: Person) -> int:
    """No browser shows messages any more. Returns how many did."""
    with transaction.atomic():
        gone, _ = Subscription.objects.filter(person_id=person.pk).delete()
        if gone:
            record_deed(by=by, deed="end_browsers", thing=f"people.Person:{person.pk}")
    return gone


def pass_on_lost(*, by: str, letter_id: int) -> bool:
    """A push found no browser: its words go to the person's first address, once. Whether there was one."""
    with transaction.atomic():
        lost = Letter.objects.select_for_update().filter(pk=letter_id, channel="push", to__startswith="push:").first()
        if lost is None:
            return False
        person_id = int(lost.to.removeprefix("push:"))
        Letter.objects.filter(pk=lost.pk).update(to="", subject="", text="")
        ways: Ways = ways_of(person_id)
        if not ways.first:
            return False
        post(
            channel=ways.first,
            to=ways.addresses[ways.first],
            language=lost.language,
            subject=lost.subject,
            text=lost.text,
            ref=lost.ref,
        )
        record_deed(by=by, deed="pass_on_message", thing=f"people.Person:{person_id}")
    return True


def pass_on_pushes(*, by: str = "often") -> int:
    """The same for pushes whose loss nobody was told of: a process was killed in between. Returns how many went on."""
    lost = Letter.objects.filter(channel="push", state=GIVEN_UP, fault=NO_SUBSCRIPTION, to__startswith="push:")
    return sum(pass_on_lost(by=by, letter_id=number) for number in lost.order_by("pk").values_list("pk", flat=True))
