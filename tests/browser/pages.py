"""Every kind of page, with its address in each way of reading; and days whose hours are known beforehand."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from urllib.parse import quote

from django.urls import reverse
from django.utils import translation

from takaovi.core.clock import today
from takaovi.core.language import BY_CODE
from takaovi.finder.programme_presenters import iso_week
from takaovi.hours.day_table import packaged_classes

READINGS = ("fi", "sv", "en", "fi-simple")
PLACE = "keinutuolin-tupa"
DOOR = "kahvitupa-lampi"  # where somebody meets guests
HANGING = "asukastupa-porraspuu"  # some of its evenings open only if somebody is found
ACTIVITY = "rauhalliset-kahvit-kahvitupa-lampi"
ONLINE = "verkko-ilta-verkko-olohuone-iltalamppu"
CONFERENCE = "kohtaamispaikkapaivat"
JYVASKYLA = quote("Jyväskylä")
TOO_MUCH = "&".join(["a=1"] * 101)  # more than an address may ask
TUESDAY, WEDNESDAY, THURSDAY, SUNDAY = 1, 2, 3, 6


def ordinary_day(weekday: int = WEDNESDAY) -> date:
    """The next such day after today that is neither a holiday nor near one: the week's usual hours hold."""
    return next(day for day in days_ahead() if day.weekday() == weekday and not special(day))


def days_ahead() -> Iterator[date]:
    return (today() + timedelta(days=n) for n in range(1, 60))


def special(day: date) -> bool:
    return bool(packaged_classes(day, day + timedelta(days=1)))


Pages = dict[str, tuple[str, tuple[str, ...], str]]  # kind -> (url name, arguments, query)


@cache
def kinds() -> Pages:
    """One page of each kind."""
    return what_there_is() | talking() | taking_part() | telling_us() | on_paper() | the_house()


def what_there_is() -> Pages:
    """What there is: places, days, programme and the map."""
    day, sunday = ordinary_day(), ordinary_day(SUNDAY)
    return {
        "home": ("finder:home", (), ""),
        "answer": ("finder:open", (), f"missa={JYVASKYLA}&milloin={day}&toive=hiljainen"),
        "nothing open": ("finder:open", (), f"missa=Kinnula&milloin={sunday}"),
        "not understood": ("finder:open", (), "missa=qqqq&milloin=joskus"),
        "question": ("finder:questions", (), ""),
        "surprise": ("finder:surprise", (), f"missa={JYVASKYLA}"),
        "place": ("finder:place", (PLACE,), ""),
        "arrival": ("finder:arrival", (PLACE,), ""),
        "activity": ("finder:activity", (ACTIVITY,), ""),
        "online activity": ("finder:activity", (ONLINE,), "vyohyke=America/New_York"),
        "conference": ("finder:activity", (CONFERENCE,), ""),
        "day": ("finder:day", (day.isoformat(),), ""),
        "week": ("finder:week", (iso_week(day),), "missa=Keuruu"),
        "municipality": ("finder:municipality", ("keuruu",), ""),
        "municipalities": ("finder:municipalities", (), ""),
        "map": ("finder:map", (), ""),
        "map of one": ("finder:map", (), "kunta=179"),
        "sheet to talk over": ("finder:steps", (), f"missa={JYVASKYLA}&toive=hiljainen"),
    }


def talking() -> Pages:
    """Talking with a person: calls, help at once, the phone line."""
    return {
        "help now": ("finder:help_now", (), ""),
        "call": ("finder:call", (), ""),
        "phone line": ("phone:keypad", (), ""),
        "ask for a call": ("callback:ask", (), ""),
        "code of a call": ("callback:code", (), ""),
        "end a call ring": ("callback:leave_ring", (), ""),
    }


def taking_part() -> Pages:
    """Coming along: sign-ups, shifts, first visits."""
    return {
        "code": ("programme:code", (), ""),
        "give a hand": ("volunteering:come_along", (), ""),
        "code of a shift": ("volunteering:code", (), ""),
        "hear when it opens": ("volunteering:follow", (HANGING,), ""),
        "when you can": ("volunteering:when", (PLACE,), ""),
        "meet at the door": ("volunteering:meet", (DOOR,), ""),
        "meeting": ("volunteering:met", ("SILTA-20001",), ""),
        "change a meeting": ("volunteering:met_change", ("SILTA-20001",), ""),
        "somebody may come": ("volunteering:send", (DOOR,), ""),
        "paper of a guest": ("volunteering:came", ("SILTA-20002",), ""),
        "code of a guest": ("volunteering:came_code", (), ""),
    }


def telling_us() -> Pages:
    """Telling us something, and what we tell of what we keep."""
    return {
        "tell us": ("proposals:start", (), ""),
        "offer an activity": ("proposals:activity", (), ""),
        "tell of a place": ("proposals:place", (), ""),
        "correct a place": ("proposals:correct_place", (PLACE,), ""),
        "correct an activity": ("proposals:correct_activity", (ACTIVITY,), ""),
        "feedback": ("proposals:feedback", (), "aihe=accessibility"),
        "follow": ("proposals:follow", (), ""),
        "accessibility statement": ("proposals:accessibility", (), ""),
        "privacy": ("proposals:privacy", (), ""),
        "privacy notice": ("proposals:register", ("proposals",), ""),
    }


def on_paper() -> Pages:
    """For paper: sheets and what they are made of."""
    return {
        "sheets": ("feeds:sheets", (PLACE,), ""),
        "poster": ("feeds:poster", (PLACE,), "toinen=sv"),
        "leaflet": ("feeds:leaflet", (PLACE,), ""),
        "door sign": ("feeds:door_sign", (PLACE,), "iso=1"),
        "arrival sheet": ("feeds:arrival_sheet", (PLACE,), ""),
    }


def the_house() -> Pages:
    """The house itself: the way in, rules, and pages of faults."""
    return {
        "sign in": ("people:sign_in", (), ""),
        "rules": ("finder:rules", (), ""),
        "about": ("finder:about", (), ""),
        "about leaving": ("ui:about_leaving", (), "sivu=/fi/apua-heti"),
        "gallery": ("ui:gallery", (), ""),
        "not there": ("finder:place", ("ei-ole",), ""),
        "too much asked": ("finder:open", (), TOO_MUCH),
    }


KINDS = tuple(kinds())
FAULTS = {"not there": 404, "too much asked": 414}


def status_of(kind: str) -> int:
    return FAULTS.get(kind, 200)


def path_of(kind: str, language: str = "fi") -> str:
    name, arguments, query = kinds()[kind]
    return path_to(name, *arguments, language=language, query=query)


def path_to(name: str, *args: str, language: str = "fi", query: str = "") -> str:
    """The address of a named page in a language; it stands below the prefix of that language."""
    with translation.override(language):
        path = reverse(name, args=args)
    assert path.startswith(f"/{BY_CODE[language].prefix}/")
    return path + (f"?{query}" if query else "")
