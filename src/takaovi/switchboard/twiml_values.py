"""The XML that leads a call (TwiML), read strictly. Pure.

Only the verbs, nouns and attributes that ``phone.twiml`` writes are known; anything else is a fault, so that a call is
never led half. Source of the verbs and of what they do without an attribute: the provider's documentation.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

MOST_BYTES = 100_000
MOST_SECONDS = 3_600
ANY_KEY = "1234567890*#"


class Fault(Exception):
    """The document cannot be followed. The words say where, and nothing of what stands there."""


@dataclass(frozen=True, slots=True)
class Play:
    address: str


@dataclass(frozen=True, slots=True)
class Say:
    """``voice``: the language, fi, sv or en."""

    words: str = field(repr=False)
    voice: str


Heard = Play | Say


@dataclass(frozen=True, slots=True)
class Gather:
    """``end``: the key that ends the others, "" for none. ``on_empty``: the action is asked without keys too."""

    action: str
    most: int
    seconds: int
    end: str
    on_empty: bool
    heard: tuple[Heard, ...]


@dataclass(frozen=True, slots=True)
class Whom:
    """``number``: in E.164, or ``client:NAME`` of a browser. ``url``: what is heard before the caller is.
    ``told``: who hears that it was answered.
    """

    number: str = field(repr=False)
    url: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Dial:
    action: str
    seconds: int
    caller_id: str = field(repr=False)
    whom: tuple[Whom, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """``end``: keys that end it."""

    action: str
    most_seconds: int
    end: str
    beep: bool


@dataclass(frozen=True, slots=True)
class Redirect:
    address: str


@dataclass(frozen=True, slots=True)
class Hangup:
    pass


Verb = Play | Say | Gather | Dial | Record | Redirect | Hangup
VOICES = {"fi-FI": "fi", "sv-SE": "sv", "en-GB": "en"}
_YES = {"true": True, "false": False}


def parse(xml: str) -> tuple[Verb, ...]:
    """The verbs of a document, in their order. Raises Fault."""
    # With no document type there are no entities that could grow.
    if len(xml) > MOST_BYTES or "<!" in xml:
        raise Fault("not a document of verbs")
    if not xml.strip():
        return ()
    try:
        root = ET.fromstring(xml)  # noqa: S314  see above
    except ET.ParseError:
        raise Fault("not XML") from None
    if root.tag != "Response" or root.attrib:
        raise Fault("not a response")
    _no_stray_text(root, "response")
    return tuple(_verb(element, f"verb {number}") for number, element in enumerate(root, 1))


def _verb(element: ET.Element, where: str) -> Verb:
    read = _VERBS.get(element.tag)
    if read is None:
        raise Fault(f"{where} is not known")
    return read(element, where)


def _attributes(element: ET.Element, where: str, *known: str) -> Mapping[str, str]:
    if set(element.attrib) - set(known):
        raise Fault(f"{where} has an attribute that is not known")
    if any(element.attrib.get(name, "POST") != "POST" for name in ("method", "statusCallbackMethod")):
        raise Fault(f"{where} is not a POST")
    return element.attrib


def _no_stray_text(element: ET.Element, where: str) -> None:
    texts = [element.text, *(child.tail for child in element)]
    if any((text or "").strip() for text in texts):
        raise Fault(f"{where} holds stray text")


def _text(element: ET.Element, where: str) -> str:
    text = (element.text or "").strip()
    if len(element) or not text:
        raise Fault(f"{where} holds no plain text")
    return text


def _number(given: str | None, default: int, where: str, most: int = MOST_SECONDS) -> int:
    if given is None:
        return default
    if not (given.isascii() and given.isdecimal() and 1 <= int(given) <= most):
        raise Fault(f"{where} has a number out of bounds")
    return int(given)


def _yes(given: str | None, default: bool, where: str) -> bool:
    if given is None:
        return default
    if given not in _YES:
        raise Fault(f"{where} has neither true nor false")
    return _YES[given]


def _end(given: str | None, default: str, where: str) -> str:
    if given is not None and not set(given) <= set(ANY_KEY):
        raise Fault(f"{where} ends with a key that is none")
    return default if given is None else given


def _play(element: ET.Element, where: str) -> Play:
    _attributes(element, where)
    return Play(_text(element, where))


def _say(element: ET.Element, where: str) -> Say:
    voice = VOICES.get(_attributes(element, where, "language").get("language", ""))
    if voice is None:
        raise Fault(f"{where} has a language that is not known")
    return Say(_text(element, where), voice)


def _gather(element: ET.Element, where: str) -> Gather:
    names = ("action", "method", "numDigits", "timeout", "finishOnKey", "actionOnEmptyResult")
    given = _attributes(element, where, *names)
    _no_stray_text(element, where)
    heard = tuple(_verb(child, f"{where}.{number}") for number, child in enumerate(element, 1))
    end = _end(given.get("finishOnKey"), "#", where)
    if "action" not in given or not all(isinstance(one, Play | Say) for one in heard) or len(end) > 1:
        raise Fault(f"{where} cannot be gathered")
    return Gather(
        action=given["action"],
        most=_number(given.get("numDigits"), 100, where, 100),
        seconds=_number(given.get("timeout"), 5, where),
        end=end,
        on_empty=_yes(given.get("actionOnEmptyResult"), False, where),
        heard=tuple(one for one in heard if isinstance(one, Play | Say)),
    )


def _dial(element: ET.Element, where: str) -> Dial:
    given = _attributes(element, where, "action", "method", "timeout", "callerId")
    _no_stray_text(element, where)
    whom = tuple(_whom(child, f"{where}.{number}") for number, child in enumerate(element, 1))
    return Dial(given.get("action", ""), _number(given.get("timeout"), 30, where), given.get("callerId", ""), whom)


def _whom(element: ET.Element, where: str) -> Whom:
    if element.tag not in {"Number", "Client"}:
        raise Fault(f"{where} is not known")
    callback = ("statusCallback", "statusCallbackMethod", "statusCallbackEvent")
    given = _attributes(element, where, "url", "method", *callback)
    if given.get("statusCallbackEvent", "answered") != "answered":
        raise Fault(f"{where} asks to be told of what is not told")
    prefix = "client:" if element.tag == "Client" else ""
    return Whom(prefix + _text(element, where), given.get("url", ""), given.get("statusCallback", ""))


def _record(element: ET.Element, where: str) -> Record:
    given = _attributes(element, where, "action", "method", "maxLength", "finishOnKey", "playBeep")
    if len(element) or (element.text or "").strip() or "action" not in given:
        raise Fault(f"{where} cannot be recorded")
    return Record(
        action=given["action"],
        most_seconds=_number(given.get("maxLength"), MOST_SECONDS, where),
        end=_end(given.get("finishOnKey"), ANY_KEY, where),
        beep=_yes(given.get("playBeep"), True, where),
    )


def _redirect(element: ET.Element, where: str) -> Redirect:
    _attributes(element, where, "method")
    return Redirect(_text(element, where))


def _hangup(element: ET.Element, where: str) -> Hangup:
    _attributes(element, where)
    if len(element) or (element.text or "").strip():
        raise Fault(f"{where} holds something")
    return Hangup()


_VERBS: dict[str, Callable[[ET.Element, str], Verb]] = {
    "Play": _play,
    "Say": _say,
    "Gather": _gather,
    "Dial": _dial,
    "Record": _record,
    "Redirect": _redirect,
    "Hangup": _hangup,
}
