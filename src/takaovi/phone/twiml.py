"""A turn in the XML that providers of telephone lines read (TwiML; Telnyx and Somleng read the same verbs), and their
signature. Pure. Source: the provider's documentation of verbs, and `realparts.md` 2.2-2.3.

Every answer names the next step by its number, and nothing else: no digit, no number, no place stands in an address.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from twilio.request_validator import RequestValidator
from twilio.twiml.voice_response import VoiceResponse

from takaovi.phone.prompts import aloud
from takaovi.phone.values import Connect, Digits, Heard, Joined, Listen, Place, Record, Recorded, Said, Turn

VOICES = {"fi": "fi-FI", "sv": "sv-SE", "en": "en-GB"}
WHISPER_SECONDS = 8
RING_SECONDS = 30


# The addresses of the sounds of a sentence in a language, none where it has to be said by the provider's voice.
Plays = Callable[[Said, str], Sequence[str]]


def unheard(said: Said, language: str) -> Sequence[str]:
    """No sounds are there: the provider says everything."""
    return ()


def answer(
    turn: Turn,
    *,
    next_url: str,
    whisper_url: str,
    numbers: Sequence[str] = (),
    names: Sequence[str] = (),
    caller_id: str = "",
    plays: Plays = unheard,
) -> str:
    """The turn as XML. ``numbers``: whom to ring, in E.164; they see ``caller_id``, the line's own number. ``names``:
    browsers to ring. They are answered by a press, so that no machine can take the caller, and need no whisper.
    """
    response = VoiceResponse()
    language = turn.state.language
    match turn.then:
        case Listen(most, seconds):
            # With one key the hash is a key like others; with many it ends them.
            end = "" if most == 1 else "#"
            waits = {"num_digits": most, "timeout": seconds, "finish_on_key": end, "action_on_empty_result": True}
            gather = response.gather(action=next_url, method="POST", **waits)
            _say(gather, turn.said, language, plays)
            response.redirect(next_url, method="POST")
        case Connect(seconds):
            _say(response, turn.said, language, plays)
            dial = response.dial(action=next_url, method="POST", timeout=seconds, caller_id=caller_id)
            for number in numbers:
                dial.number(number, url=whisper_url, method="POST")
            for name in names:
                dial.client(name)
        case Record(seconds):
            _say(response, turn.said, language, plays)
            response.record(action=next_url, method="POST", max_length=seconds, finish_on_key="#", play_beep=True)
            response.redirect(next_url, method="POST")
        case _:
            _say(response, turn.said, language, plays)
            response.hangup()
    return str(response)


def whisper(language: str, *, next_url: str, plays: Plays = unheard) -> str:
    """What the person on duty hears before the caller: an answering machine presses no key, and gets nobody."""
    response = VoiceResponse()
    gather = response.gather(action=next_url, method="POST", num_digits=1, timeout=WHISPER_SECONDS)
    _say(gather, (Said("whisper"),), language, plays)
    response.hangup()
    return str(response)


def bridge(number: str, *, caller_id: str, ended_url: str, joined_url: str) -> str:
    """The volunteer has pressed 1: the person is called, and sees the number of the line."""
    response = VoiceResponse()
    dial = response.dial(action=ended_url, method="POST", timeout=RING_SECONDS, caller_id=caller_id)
    told = {"status_callback": joined_url, "status_callback_method": "POST", "status_callback_event": "answered"}
    dial.number(number, **told)
    return str(response)


def hang_up() -> str:
    response = VoiceResponse()
    response.hangup()
    return str(response)


def accepted(keys: str) -> str:
    """After the whisper: 1 lets the caller through, anything else hangs up on this side only."""
    response = VoiceResponse()
    if keys != "1":
        response.hangup()
    return str(response)


def _say(into: Any, said: Sequence[Said], language: str, plays: Plays) -> None:
    for one in said:
        if addresses := plays(one, language):
            for address in addresses:
                into.play(address)
            continue
        words, voice = aloud(one, language)
        into.say(words, language=VOICES[voice])


def heard_from(at: Place, sent: Mapping[str, str]) -> Heard:
    """What a webhook tells of the step before: keys, how a call ended, or a recording."""
    if at is Place.DUTY:
        ended = sent.get("DialCallStatus") == "completed" and sent.get("DialBridged", "true") == "true"
        return Joined(spoke=ended)
    if at is Place.MESSAGE:
        seconds = sent.get("RecordingDuration", "0")
        return Recorded(sent.get("RecordingSid", "")[:60], int(seconds) if seconds.isdecimal() else 0)
    return Digits("".join(sign for sign in sent.get("Digits", "") if sign in "0123456789*#")[:20].rstrip("#"))


def is_signed(secret: str, url: str, sent: Mapping[str, str], signature: str) -> bool:
    """Whether the provider sent this: HMAC-SHA1 over the public address and the fields, in ``X-Twilio-Signature``."""
    return bool(secret and signature) and RequestValidator(secret).validate(url, dict(sent), signature)
