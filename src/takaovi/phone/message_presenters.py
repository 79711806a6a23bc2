"""A message as whoever is on duty reads it. No queries."""

from typing import NamedTuple

from django.urls import reverse

from takaovi.core.clock import HELSINKI, from_minute, today
from takaovi.core.language import current
from takaovi.hours.sentences import clock_words, day_words
from takaovi.phone.models import Message
from takaovi.places import gazetteer


class Told(NamedTuple):
    pk: int
    words: str
    lang: str
    when: str
    place: str
    sound: str = ""  # address
    seconds: int = 0


def told(message: Message) -> Told:
    """When it was left, in which language, about which municipality."""
    language = current().code
    local = from_minute(message.left_at).astimezone(HELSINKI)
    when = f"{day_words(local.date(), today(), language)} {clock_words(local.hour * 60 + local.minute, language)}"
    sound = reverse("phone:message_sound", args=[message.pk]) if message.sound else ""
    place = _place(message.area, language)
    return Told(message.pk, message.words, message.language, when, place, sound, message.seconds)


def _place(code: str, language: str) -> str:
    found = gazetteer.municipality(code) if len(code) == 3 else gazetteer.find(code).locality if code else None
    if found is None:
        return ""
    return (found.name_sv if language == "sv" else "") or found.name_fi
