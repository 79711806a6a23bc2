"""What every sheet tells: whose it is, how to reach the place, until when it is true, its language. No queries."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from io import BytesIO

import segno
from django.conf import settings
from django.urls import reverse

from takaovi.core.numbers import as_read, normalise
from takaovi.core.outbox.queries import text_number
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading, word
from takaovi.core.text import Said, say
from takaovi.feeds.paper_queries import Papered
from takaovi.feeds.paper_values import Asked, Sheet
from takaovi.hours.promises import end_of_hours
from takaovi.hours.queries import LayerTruth
from takaovi.hours.time_words import NO_BREAK, date_words
from takaovi.places import gazetteer
from takaovi.places.models import Place
from takaovi.places.values import PlaceKind
from takaovi.places.words import KINDS

ARRIVAL_DAYS = 180  # how a door is does not change from week to week
SIGN_DAYS = 60
PLAIN = "fi-simple"


@dataclass(frozen=True, slots=True)
class Head:
    """``link`` is the short address as one types it, ``qr`` the picture of it. ``label`` tells what language it is.

    ``ask`` is how one hears what is open without the web; empty where the network has no number for it.
    """

    name: Said
    kind: str
    address: str
    phone: str
    link: str
    qr: str
    qr_alt: str
    valid: str
    label: str
    ask: str


def head(found: Papered, asked: Asked, at: datetime) -> Head:
    place, language = found.place, reading().code
    link = short_address(place)
    phone = (place.phone or settings.NETWORK_PHONE).replace(" ", NO_BREAK)
    return Head(
        name=say(place, "name", language),
        kind=word(KINDS, PlaceKind(place.kind)),
        address=address(place),
        phone=phone,
        link=link.partition("://")[2],
        qr=qr_picture(link),
        qr_alt=_("QR code: the page of this place, %(link)s") % {"link": link.partition("://")[2]},
        valid=valid_words(valid_until(found, asked, at), link.partition("://")[2], phone, at.date()),
        label=_("In plain Finnish. No expert has checked the text yet.") if language == PLAIN else "",
        ask=ask_words(place),
    )


def address(place: Place) -> str:
    """Street, postcode and village or municipality; nothing where there is no door to go to."""
    if place.lat is None:
        return ""
    town = " ".join(filter(None, [place.postcode, place.village or municipality_name(place.municipality)]))
    return ", ".join(filter(None, [place.street, town]))


def ask_words(place: Place) -> str:
    """ "Mikä on auki? Tekstaa TÄNÄÄN 42700 numeroon 040 000 0000 tai soita 014 000 0000."."""
    near = place.postcode or municipality_name(place.municipality)
    line = settings.VOICE_NUMBER if settings.VOICE_SECRET else ""
    values = {"text": on_paper(text_number()), "line": on_paper(line), "near": near.replace(" ", NO_BREAK)}
    if values["text"] and values["line"]:
        return _("What is open? Text TODAY %(near)s to %(text)s or call %(line)s.") % values
    if values["text"]:
        return _("What is open? Text TODAY %(near)s to %(text)s.") % values
    return _("What is open? Call %(line)s.") % values if line else ""


def on_paper(number: str) -> str:
    """A number of the settings as one keys it in at home, on one line."""
    known = normalise(number) if number else None
    return (as_read(known) if known else number).replace(" ", NO_BREAK)


def municipality_name(code: str) -> str:
    known = gazetteer.municipality(code)
    if known is None:
        return ""
    return known.name_sv if reading().code == "sv" else known.name_fi


def short_address(place: Place) -> str:
    """Short enough to be typed from a wall, and the same when the place gets another name."""
    return settings.SITE_URL + reverse("feeds:short", kwargs={"number": place.pk})


@lru_cache(maxsize=256)
def qr_picture(link: str) -> str:
    """The QR code of an address as a picture that stands in the page itself. Survives a quarter of it being covered."""
    drawing = BytesIO()
    segno.make(link, error="q", micro=False).save(drawing, kind="svg", border=4, scale=4, xmldecl=False)
    return "data:image/svg+xml;base64," + b64encode(drawing.getvalue()).decode()


def valid_until(found: Papered, asked: Asked, at: datetime) -> date:
    """The last day on which the sheet may hang: that of its week or month, or as long as its hours are surely true."""
    today = at.astimezone(found.zone).date()
    if asked.sheet in (Sheet.WEEK, Sheet.MONTH):
        return asked.last
    if asked.sheet is Sheet.ARRIVAL:
        return today + timedelta(days=ARRIVAL_DAYS)
    ends = [today + timedelta(days=SIGN_DAYS), *term_ends(found.truths, at)]
    end = end_of_hours(found.schedule, today)
    return min([*ends, end] if end else ends)


def term_ends(truths: Sequence[LayerTruth], at: datetime) -> list[date]:
    """When somebody has to say again that the hours are true."""
    return [
        (truth.confirmed + timedelta(days=truth.term_days)).date()
        for truth in truths
        if truth.confirmed and truth.is_fresh(at)
    ]


def valid_words(until: date, link: str, phone: str, today: date) -> str:
    """ "Voimassa 30.11. asti. Tarkista: takaovi.example/fi/12 tai soita 014 000 0901."."""
    values = {"date": date_words(until, today).rstrip("."), "link": link, "phone": phone}
    first = _("Valid until %(date)s.") % {"date": date_words(until, today)}
    if phone:
        return f"{first} " + _("Check: %(link)s or call %(phone)s.") % values
    return f"{first} " + _("Check: %(link)s.") % values
