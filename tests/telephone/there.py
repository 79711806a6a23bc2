"""What is done and asked inside the served program, on its own database (``Served.by_hand``). Prints JSON."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.apps import apps

from takaovi.callback.duty_actions import take_duty
from takaovi.callback.models import CallRequest
from takaovi.core.clock import now, stopped_at, today
from takaovi.people.device_actions import add_device
from takaovi.people.models import Contact, Role
from takaovi.phone.flow import begin, step
from takaovi.phone.models import Message
from takaovi.phone.prompts import Spoken, spoken
from takaovi.phone.queries import CallWorld
from takaovi.phone.recording_actions import fetch_recordings
from takaovi.phone.sound_queries import sounds
from takaovi.phone.values import Digits, Heard, Joined, Recorded, Said, Turn
from tests.factories.hours import make_open_place, staffed
from tests.factories.people import make_person
from tests.telephone.sound import chime, packed

POSTCODE = "42700"
LANGUAGE = "fi"
LONGEST = timedelta(minutes=3)  # the day may change while the tests run

# Where each turn of the calls is reached, and by what.
TURNS: dict[str, tuple[Heard, ...]] = {
    "language": (),
    "where": (Digits("1"),),
    "open": (Digits("1"), Digits(POSTCODE)),
    "connecting": (Digits("1"), Digits(POSTCODE), Digits("1")),
    "nobody": (Digits("1"), Digits(POSTCODE), Digits("1"), Joined(spoke=False)),
    "message": (Digits("1"), Digits(POSTCODE), Digits("3")),
    "kept": (Digits("1"), Digits(POSTCODE), Digits("3"), Recorded("RE1", 3)),
    "when": (Digits("1"), Digits(POSTCODE), Digits("2")),
    "topic": (Digits("1"), Digits(POSTCODE), Digits("2"), Digits("1")),
    "number": (Digits("1"), Digits(POSTCODE), Digits("2"), Digits("1"), Digits("1")),
}


def tell(answer: object) -> None:
    print(json.dumps(answer))


def prepare(numbers: list[str]) -> None:
    """What the calls need. Tells the sign-in of one of those on duty, the words of each turn, and their chimes."""
    open_always = staffed({"days": "mon-sun", "from": "00:00", "to": "24:00"})
    make_open_place(open_always, confirmed=now(), name="Tupa", street="Kotitie 1")
    tell({"device": on_duty(numbers)} | recorded() | {"before": cells("|".join(number[-7:] for number in numbers))})


def on_duty(numbers: list[str]) -> str:
    """These telephones are on duty, today and tomorrow. Gives the sign-in of the last one's keeper."""
    secret = ""
    for number in numbers:
        person = make_person()
        Role.objects.create(person=person, kind="caller", scope_kind="network", scope_id=0)
        Contact.objects.create(person=person, channel="sms", address=number, verified=now())
        for day in (today(), today() + timedelta(days=1)):
            take_duty(by="test", person=person, day=day, first=0, last=24 * 60)
        _device, secret = add_device(by="test", person=person, name="puhelin")
    return secret


def recorded() -> dict[str, Any]:
    """A recording for everything that is said in the calls: a chime of its own. Gives the words of each turn, as they
    are now and as they may be in some minutes, and the number of each chime.
    """
    told: dict[str, list[list[str]]] = {}
    chimes: dict[str, int] = {}
    for instant in (now(), now() + LONGEST):
        with stopped_at(instant):
            for name in TURNS:
                told.setdefault(name, []).append(said_at(name, chimes))
    told["whisper"] = [words_of([Said("whisper")], chimes)]
    return {"turns": told, "chimes": chimes}


def said_at(name: str, chimes: dict[str, int]) -> list[str]:
    turn = begin()
    for heard in TURNS[name]:
        turn = _next(turn, heard)
    return words_of(turn.said, chimes)


def _next(turn: Turn, heard: Heard) -> Turn:
    return step(turn.state, heard, CallWorld(turn.state.language, turn.state.area, number_known=True))


def words_of(said: Any, chimes: dict[str, int]) -> list[str]:
    """What is said, piece by piece; each new piece is recorded."""
    parts = [part for one in said for part in spoken(one, LANGUAGE)]
    for part in parts:
        if part.words not in chimes:
            chimes[part.words] = len(chimes)
        _record(part, chimes[part.words])
    return [part.words for part in parts]


def _record(part: Spoken, number: int) -> None:
    path = sounds().recording(part)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.write_bytes(packed(chime(number)))


def requests() -> None:
    """The queue, in its order: from where each came, and what is known of it."""
    rows = CallRequest.objects.order_by("pk").values("source", "area", "topic", "wished", "state")
    tell(list(rows))


def fetched() -> None:
    """Fetches what was recorded; tells how many recordings that were, and the messages that wait."""
    done = fetch_recordings()
    tell({"done": done, "messages": list(Message.objects.order_by("pk").values("pk", "seconds", "area", "sound"))})


def cells_with(pattern: str) -> None:
    """In which columns of which tables something like this stands."""
    tell(cells(pattern))


def cells(pattern: str) -> list[str]:
    seen = re.compile(pattern)
    return sorted({name for name, value in every_cell() if seen.search(value)})


def every_cell() -> Iterator[tuple[str, str]]:
    for model in apps.get_models():
        for row in model._default_manager.values():
            yield from ((f"{model._meta.label}.{name}", str(value)) for name, value in row.items())
