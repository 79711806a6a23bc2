"""What a text message to the line leads to: an answer, a call, a sign-up."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import override

from takaovi.callback.values import Source, Topic, Wished
from takaovi.core.errors import DomainError
from takaovi.core.limits import spend
from takaovi.core.numbers import key_hash, normalise
from takaovi.core.outbox.actions import post
from takaovi.phone.actions import ask_back
from takaovi.phone.queries import near, promise_of, settled
from takaovi.phone.sms_values import Asked, Message, read_message
from takaovi.phone.sms_words import help_words, promised_words, today_words, where_words
from takaovi.phone.values import CallBack, CallState
from takaovi.programme.models import Occurrence
from takaovi.programme.signup_actions import sign_up
from takaovi.programme.signup_values import Asked as SignUp

DAY = 86_400
ANSWERS_A_DAY = 20  # to one number: two machines do not talk for ever
KEEP_HOURS = 2


def take_message(*, by: str, sender: str, text: str) -> str:
    """Answer a text message that holds a word of ours. The word says what was done; "" for what belongs to others."""
    read, number = read_message(text), normalise(sender)
    if read is None or number is None:
        return ""
    if not spend("sms-answer", key_hash(number), ANSWERS_A_DAY, DAY):
        return "silent"
    with transaction.atomic():
        words = _ANSWERS[read.asked](by, number, read)
        if words:
            post(
                channel="sms",
                to=number,
                language=read.language,
                subject="",
                text=words,
                keep_hours=KEEP_HOURS,
                answer=True,
            )
    return read.asked.value


def _today(by: str, number: str, read: Message) -> str:
    place = settled(read.rest, read.language)
    if place is None:
        return where_words(read.language)
    return today_words(near(place.code, read.language), place.name, read.language, settings.NETWORK_PHONE)


def _call(by: str, number: str, read: Message) -> str:
    """Who sends the word has asked for the call and given the number for it; the answer tells what is kept."""
    state = CallState(language=read.language)
    deed = CallBack(Wished.SOON, Topic.UNSAID, number)
    try:
        asked = ask_back(by=by, deed=deed, state=state, caller=number, source=Source.SMS, once="")
    except DomainError as refusal:
        return _refusal(refusal, read.language)
    return promised_words(promise_of(asked.promise, sure=asked.sure), read.language)


def _join(by: str, number: str, read: Message) -> str:
    """The letter of a new sign-up tells its code; only a refusal is answered here."""
    occurrence = Occurrence.objects.filter(pk=read.number, activity__published__isnull=False).first()
    if occurrence is None:
        return help_words(read.language, settings.NETWORK_PHONE)
    asked = SignUp(channel="sms", contact=number, language=read.language)
    try:
        sign_up(by=by, occurrence=occurrence, asked=asked, once=f"sms-{occurrence.pk}-{key_hash(number)}")
    except DomainError as refusal:
        return _refusal(refusal, read.language)
    return ""


def _help(by: str, number: str, read: Message) -> str:
    return help_words(read.language, settings.NETWORK_PHONE)


def _refusal(refusal: DomainError, language: str) -> str:
    with override(language):
        return str(refusal)


_ANSWERS = {Asked.TODAY: _today, Asked.CALL: _call, Asked.JOIN: _join, Asked.HELP: _help}
