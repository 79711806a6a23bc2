"""What a call does: keep a message, take it away when it is handled, forget what is old."""

from datetime import timedelta

from django.db import transaction

from takaovi.callback.actions import ask_call
from takaovi.callback.values import Asked, Source
from takaovi.core.clock import now, to_minute, today
from takaovi.core.errors import NotThere
from takaovi.core.journal.actions import record_deed
from takaovi.phone.message_queries import erase_sound, erase_sounds_without
from takaovi.phone.models import CallStep, Message, Recording
from takaovi.phone.queries import area_for
from takaovi.phone.values import KEEP_DAYS, STEP_HOURS, CallBack, CallState


def ask_back(*, by: str, deed: CallBack, state: CallState, caller: str, source: Source, once: str) -> Asked:
    """Put the caller into the queue. ``caller``: the number that calls, used where none was keyed in. Raises
    DomainError where nobody may be called on it.
    """
    return ask_call(
        by=by,
        number=deed.number or caller,
        language=state.language,
        wished=deed.wished,
        topic=deed.topic,
        area=area_for(state.area).municipality,
        source=source,
        once=once,
        own=bool(caller) and deed.number in ("", caller),
    )


@transaction.atomic
def keep_message(*, by: str, once: str, words: str, language: str, area: str) -> Message:
    """Keep a written message. The same step sent twice is one message. Raises ValueError for an empty one."""
    if not words:
        raise ValueError("a message says something")
    ends = today() + timedelta(days=KEEP_DAYS)
    kept = {"words": words, "language": language, "area": area, "left_at": to_minute(now()), "ends": ends}
    message, new = Message.objects.get_or_create(once=once, defaults=kept)
    if new:
        record_deed(by=by, deed="leave_message", thing=message.thing)
    return message


@transaction.atomic
def handle_message(*, by: str, pk: int) -> None:
    """The message has been heard and dealt with: it is erased, its sound from the disk too. Raises NotThere when
    somebody else was quicker.
    """
    sound = Message.objects.filter(pk=pk).values_list("sound", flat=True).first() or ""
    if not Message.objects.filter(pk=pk).delete()[0]:
        raise NotThere(f"message {pk}")
    transaction.on_commit(lambda: erase_sound(sound))
    record_deed(by=by, deed="handle_message", thing=f"phone.Message:{pk}")


def forget_calls(*, by: str = "nightly") -> int:
    """Erase messages past their day with their sounds, sounds that no message has, and the steps of yesterday's calls.
    Returns how many. For every night.
    """
    old = Message.objects.filter(ends__lt=today()).delete()[0] + Recording.objects.filter(ends__lt=today()).delete()[0]
    old += erase_sounds_without(set(Message.objects.exclude(sound="").values_list("sound", flat=True)))
    return old + CallStep.objects.filter(asked_at__lt=to_minute(now()) - STEP_HOURS * 60).delete()[0]
