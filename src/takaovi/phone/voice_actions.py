"""One step of a call that a provider's webhook asks for: done once, answered alike however often it is asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from django.conf import settings
from django.db import IntegrityError, transaction

from takaovi.callback.values import Source
from takaovi.core.clock import now, to_minute
from takaovi.core.errors import DomainError
from takaovi.core.limits import spend
from takaovi.core.numbers import key_hash, normalise, open_, seal
from takaovi.phone.actions import ask_back
from takaovi.phone.flow import begin, promised, refused, step
from takaovi.phone.line_queries import duty_lines
from takaovi.phone.models import CallStep
from takaovi.phone.provider import has_provider
from takaovi.phone.queries import CallWorld, promise_of
from takaovi.phone.recording_actions import expect_recording
from takaovi.phone.state_values import as_json, from_json
from takaovi.phone.twiml import Plays, answer, heard_from, unheard
from takaovi.phone.values import CallBack, CallState, Connect, Joined, KeepMessage, Lines, Recorded, Said, Turn

MOST_STEPS = 200  # a call that goes on longer is a machine's
HOUR, DAY = 3600, 86_400
RINGS_AN_HOUR, HIDDEN_AN_HOUR = 6, 20  # of those on duty: by one number, and by all that hide theirs
OTHERS_A_DAY, HIDDEN_A_DAY = 5, 20  # numbers keyed in that are not the caller's


@dataclass(frozen=True, slots=True)
class Asked:
    """Step ``number`` of the call that the provider calls ``call``; ``sent``: the fields of the webhook."""

    call: str
    number: int
    sent: Mapping[str, str]
    next_url: str
    whisper_url: Callable[[str], str]  # by language
    plays: Plays = unheard

    @property
    def once(self) -> str:
        return f"voice-{self.call[:32]}-{self.number}"


def answer_step(*, by: str, asked: Asked) -> str:
    """The answer to a step, from the book if it was answered before. Of two webhooks at once one writes, both get
    the same words.
    """
    if known := _answered(asked):
        return known
    try:
        with transaction.atomic():
            return _answer(by, asked)
    except IntegrityError:
        if known := _answered(asked):
            return known
        raise


def _answered(asked: Asked) -> str:
    found = CallStep.objects.filter(call=asked.call, number=asked.number).values_list("answer", flat=True).first() or ""
    return found if found.startswith("<") else open_(found) if found else ""


def _answer(by: str, asked: Asked) -> str:
    before = CallStep.objects.filter(call=asked.call, number=asked.number - 1).first() if asked.number else None
    # A step whose one before we never answered, or have forgotten, begins the call anew: nobody is left in silence.
    turn = begin() if before is None else _next(by, asked, from_json(before.state))
    lines = duty_lines() if isinstance(turn.then, Connect) else Lines()
    words = answer(
        turn,
        next_url=asked.next_url,
        whisper_url=asked.whisper_url(turn.state.language),
        numbers=lines.numbers,
        names=lines.names,
        caller_id=settings.VOICE_NUMBER,
        plays=asked.plays,
    )
    kept = seal(words) if lines.numbers else words  # an answer with telephones in it lies here for a day
    step_of = {"state": as_json(turn.state), "answer": kept, "asked_at": to_minute(now())}
    CallStep.objects.create(call=asked.call, number=asked.number, **step_of)
    return words


def _next(by: str, asked: Asked, state: CallState) -> Turn:
    caller = normalise(asked.sent.get("From", "")) or ""
    world = CallWorld(state.language, state.area, number_known=bool(caller), takes_messages=has_provider())
    turn = step(state, heard_from(state.at, asked.sent), world)
    if isinstance(turn.deed, KeepMessage):
        return (
            turn
            if _expected(by, asked, state, turn.deed)
            else replace(turn, said=(Said("message_empty"), *turn.said[1:]))
        )
    if isinstance(turn.then, Connect) and not _may_ring(caller):
        return step(turn.state, Joined(spoke=False), world)
    if not isinstance(turn.deed, CallBack):
        return turn
    if turn.deed.number and not _may_name_others(caller):
        return refused(turn)
    try:
        kept = ask_back(by=by, deed=turn.deed, state=state, caller=caller, source=Source.PHONE, once=asked.once)
    except DomainError:
        return refused(turn)
    return promised(turn, promise_of(kept.promise, sure=kept.sure))


def _may_ring(caller: str) -> bool:
    """Whether the people on duty are rung once more by this number; all that hide theirs count as one."""
    most = RINGS_AN_HOUR if caller else HIDDEN_AN_HOUR
    return spend("duty-ring", key_hash(caller) if caller else "", most, HOUR)


def _may_name_others(caller: str) -> bool:
    """Whether one more number that is not the caller's own is taken: nobody has strangers called by the dozen."""
    most = OTHERS_A_DAY if caller else HIDDEN_A_DAY
    return spend("phone-other-number", key_hash(caller) if caller else "", most, DAY)


def _expected(by: str, asked: Asked, state: CallState, deed: KeepMessage) -> bool:
    seconds = heard_from(state.at, asked.sent)
    long = seconds.seconds if isinstance(seconds, Recorded) else 0
    return expect_recording(
        by=by, once=asked.once, name=deed.name, seconds=long, language=state.language, area=state.area
    )
