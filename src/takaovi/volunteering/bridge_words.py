"""A meeting at the door in words, in the asked language: letters say it and pages say it. No queries."""

from datetime import date
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from takaovi.core.clock import today
from takaovi.core.text import Said, say
from takaovi.hours.sentences import day_words
from takaovi.places.models import Place
from takaovi.volunteering.bridge_values import Comfort, DayPart, Sign, Speaks
from takaovi.volunteering.models import Greeting, SoftHandover
from takaovi.volunteering.shift_words import moment_words

SIGNS = {
    Sign.SCARF: lambda: _("a green scarf"),
    Sign.MUG: lambda: _("a yellow mug"),
    Sign.LANTERN: lambda: _("a lit lantern"),
    Sign.HAT: lambda: _("a red hat"),
    Sign.APRON: lambda: _("a blue apron"),
    Sign.BOOK: lambda: _("a book in the hand"),
    Sign.FLOWER: lambda: _("a flower"),
    Sign.BADGE: lambda: _("a name badge"),
}
PARTS = {
    DayPart.ANY: lambda: _("at any time"),
    DayPart.MORNING: lambda: _("in the morning"),
    DayPart.AFTERNOON: lambda: _("in the afternoon"),
    DayPart.EVENING: lambda: _("in the evening"),
}
COMFORTS = {
    Comfort.QUIET: lambda: _("A quiet corner"),
    Comfort.STEP_FREE: lambda: _("A way in without steps"),
    Comfort.MET: lambda: _("Somebody meets them at the door"),
    Comfort.SIT: lambda: _("Just sitting, without talk"),
}
SPEAKS = {
    Speaks.ANY: lambda: _("Any language"),
    Speaks.FINNISH: lambda: _("Finnish"),
    Speaks.SWEDISH: lambda: _("Swedish"),
    Speaks.ENGLISH: lambda: _("English"),
    Speaks.RUSSIAN: lambda: _("Russian"),
    Speaks.UKRAINIAN: lambda: _("Ukrainian"),
    Speaks.ARABIC: lambda: _("Arabic"),
}


def door_name(place: Place, language: str) -> Said:
    return say(place, "name", language)


def door_phone(place: Place) -> str:
    """The number of the place, or else that of the network."""
    return place.phone or settings.NETWORK_PHONE


def met_when(greeting: Greeting, language: str) -> str:
    """ "to 26.11. klo 17"."""
    return moment_words(greeting.start, door_zone(greeting.place), language)


def heard_by(greeting: Greeting, language: str) -> str:
    """By when the guest hears: "ke 25.11. klo 18"."""
    return moment_words(greeting.told_by, door_zone(greeting.place), language)


def sign_for_guest(greeting: Greeting) -> str:
    """ "You know them by this: a green scarf." In the active language; empty where no sign was chosen."""
    if greeting.own_sign:
        return _("They know you by this: %(sign)s.") % {"sign": greeting.own_sign}
    return _("You know them by this: %(sign)s.") % {"sign": SIGNS[Sign(greeting.sign)]()} if greeting.sign else ""


def sign_for_greeter(greeting: Greeting) -> str:
    """The same as the greeter is told it."""
    if greeting.own_sign:
        return _("You know the guest by this: %(sign)s.") % {"sign": greeting.own_sign}
    return _("The guest knows you by this: %(sign)s.") % {"sign": SIGNS[Sign(greeting.sign)]()} if greeting.sign else ""


def coming_when(hand_over: SoftHandover, language: str, on: date | None = None) -> str:
    """ "ti 1.12. aamupäivällä"; letters name the day and say "today" never."""
    with override(language):
        day = day_words(hand_over.day, on or date(hand_over.day.year, 1, 1), language)
        return f"{day} {PARTS[DayPart(hand_over.part)]()}"


def wishes_words(hand_over: SoftHandover) -> list[str]:
    """What would help, in the active language: by tap, and then the note as it was written."""
    told = [COMFORTS[one]() for one in Comfort if one in hand_over.comforts.split(",")]
    if hand_over.speaks:
        told.append(_("Language: %(language)s") % {"language": SPEAKS[Speaks(hand_over.speaks)]()})
    return told + ([hand_over.note] if hand_over.note else [])


def day_today(place: Place) -> date:
    return today(door_zone(place))


def door_zone(place: Place) -> ZoneInfo:
    return ZoneInfo(place.zone)
