"""Asking to be called and taking it back; what the volunteers and the night do stands beside it."""

from collections.abc import Iterator
from itertools import chain
from secrets import token_urlsafe

from django.conf import settings
from django.db import IntegrityError, transaction

from takaovi.callback import letters, phrases
from takaovi.callback.closing import block, end_request, held, promise_anew
from takaovi.callback.codes import CODES, WORDS
from takaovi.callback.duty_actions import leave_duty as leave_duty
from takaovi.callback.duty_actions import take_duty as take_duty
from takaovi.callback.events import CallWaits
from takaovi.callback.line_actions import close_call as close_call
from takaovi.callback.line_actions import hand_on as hand_on
from takaovi.callback.line_actions import not_reached as not_reached
from takaovi.callback.line_actions import start_call as start_call
from takaovi.callback.line_actions import take_call as take_call
from takaovi.callback.models import BlockedNumber, CallRequest
from takaovi.callback.order_actions import dial_order as dial_order
from takaovi.callback.order_actions import end_order as end_order
from takaovi.callback.order_actions import placed_order as placed_order
from takaovi.callback.order_actions import take_order as take_order
from takaovi.callback.queries import is_blocked, promise_for, request_sent
from takaovi.callback.values import (
    CONSENTS,
    OPEN,
    REQUESTS_A_DAY,
    Asked,
    Source,
    State,
    Topic,
    Wished,
    plain,
)
from takaovi.core import bus, numbers
from takaovi.core.codes import hash_form
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed, record_fact
from takaovi.core.limits import spend

DAY = 86_400


def ask_call(
    *,
    by: str,
    number: str,
    language: str,
    wished: Wished,
    topic: Topic = Topic.UNSAID,
    area: str = "",
    source: Source = Source.WEB,
    channel: str = "",
    contact: str = "",
    once: str = "",
    own: bool = False,
) -> Asked:
    """Put somebody into the queue who agreed to be called, in the wording of ``CONSENTS[source]``.

    A number that waits already keeps its turn: the new code takes the place of the old one, and nobody
    is called twice or learns that another asked. ``channel`` ("email" with ``contact``, or "sms" to the same number)
    is where they are told what changes; ``once`` is the form's own number. ``own``: asked from the number itself, which
    ends a wish to be called no more; on the web anybody may have wished that. Raises DomainError for what is no number
    to call, one that wants no calls, or one for which too much was asked today.
    """
    read = numbers.normalise(number)
    if read is None:
        raise DomainError(phrases.NOT_A_NUMBER)
    number_hash = numbers.key_hash(read)
    codes = _codes(language, once or token_urlsafe(16))
    first = next(codes)  # hashed before the transaction: that is slow on purpose
    if earlier := request_sent(once):
        return _asked(earlier)
    if (is_blocked(number_hash) and not own) or not spend("call-number", number_hash, REQUESTS_A_DAY, DAY):
        raise DomainError(phrases.NOT_TO_BE_CALLED)
    wish = {"language": language, "wished": wished.value, "topic": topic.value, "area": area, "source": source.value}
    wish |= {"consent": CONSENTS[source], "channel": channel, "contact": numbers.seal(contact) if contact else ""}
    with transaction.atomic():
        if own:
            _unblock(by, number_hash)
        request, code = _write(read, number_hash, wish, once, chain([first], codes))
        record_deed(by=by, deed="ask_call", thing=request.thing)
        record_fact(kind="call_asked", municipality=area, detail={"about": topic.value})
        if not request.sure:
            letters.tell_nobody_on_duty(area)
        bus.announce(CallWaits(request.pk, area))
    request.code = code
    return _asked(request)


def _asked(request: CallRequest) -> Asked:
    return Asked(request.pk, request.code, request.promise, request.sure)


def _codes(language: str, form: str) -> Iterator[tuple[str, str]]:
    return ((code, CODES.hash(code)) for code in CODES.turns(settings.SECRET_KEY, form, WORDS[language]))


def _write(
    number: str, number_hash: str, wish: dict[str, str], once: str, codes: Iterator[tuple[str, str]]
) -> tuple[CallRequest, str]:
    """The row with a code that nobody else has: a new one, or that of the same number. Raises RuntimeError."""
    for code, code_hash in codes:
        marks = {"code_hash": code_hash, "once": hash_form(once) if once else None}
        try:
            with transaction.atomic():
                waiting = CallRequest.objects.select_for_update().filter(number_hash=number_hash).first()
                if waiting is not None:
                    return _anew(waiting, {**wish, **marks}), code
                promise = promise_for(Wished(wish["wished"]), wish["area"])
                sealed = {"number": numbers.seal(number), "number_hash": number_hash}
                made = {"promise": promise.by, "sure": promise.sure}
                return CallRequest.objects.create(**wish, **marks, **sealed, **made), code
        except IntegrityError:
            continue  # the code is somebody's, or the same number was put in meanwhile
    raise RuntimeError("no code was free")


def _anew(waiting: CallRequest, changes: dict[str, str | None]) -> CallRequest:
    """The same number asks once more: the turn in the queue stays, the last wish counts. Without an address it keeps
    the one where the first is told.
    """
    if not changes["channel"]:
        changes = {name: value for name, value in changes.items() if name not in ("channel", "contact")}
    new_wish = changes["wished"] != waiting.wished and waiting.state == State.WAITING
    for name, value in changes.items():
        setattr(waiting, name, value)
    waiting.save(update_fields=list(changes))
    if new_wish:
        promise_anew(waiting, promise_for(Wished(waiting.wished), waiting.area, before=waiting.pk))
    return waiting


def withdraw(*, by: str, request: CallRequest, and_block: bool = False) -> CallRequest:
    """Take a wish back; number and address are erased. With ``and_block`` the number is not called for a year.

    Done twice it is done once.
    """
    with transaction.atomic():
        row = held(request)
        if row.state in plain(OPEN):
            if and_block:
                block(row.number_hash or "")
            end_request(row, State.GONE)
            record_deed(by=by, deed="withdraw_call", thing=row.thing)
    return row


def block_number(*, by: str, number: str) -> None:
    """This number is not called for a year. Raises DomainError for what is none."""
    read = numbers.normalise(number)
    if read is None:
        raise DomainError(phrases.NOT_A_NUMBER)
    with transaction.atomic():
        block(numbers.key_hash(read))
        record_deed(by=by, deed="block_number", thing="callback.BlockedNumber")


def unblock_number(*, by: str, number: str) -> None:
    """They themselves want to be called again. Raises DomainError for what is no number."""
    read = numbers.normalise(number)
    if read is None:
        raise DomainError(phrases.NOT_A_NUMBER)
    with transaction.atomic():
        _unblock(by, numbers.key_hash(read))


def _unblock(by: str, number_hash: str) -> None:
    gone, _rows = BlockedNumber.objects.filter(number_hash=number_hash).delete()
    if gone:
        record_deed(by=by, deed="unblock_number", thing="callback.BlockedNumber")
