"""Times read abroad: countries where summer residents, relatives and the young mostly are. No queries."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.translation import gettext_lazy as _

from takaovi.core.reading import word

# Countries by the names people know, not by the cities of the time zone table. Any IANA name works in the address.
COUNTRIES = {
    "Europe/Helsinki": _("Finland"),
    "Europe/Stockholm": _("Sweden"),
    "Europe/London": _("Britain"),
    "Atlantic/Canary": _("the Canary Islands"),
    "Europe/Athens": _("Greece"),
    "America/New_York": _("New York"),
    "America/Toronto": _("Toronto"),
    "America/Los_Angeles": _("Los Angeles"),
    "Asia/Bangkok": _("Thailand"),
    "Asia/Tokyo": _("Japan"),
    "Australia/Sydney": _("Sydney"),
}
LONGEST_NAME = 40


def read_zone(name: str) -> ZoneInfo | None:
    """The viewer's zone of the address, or None for nothing and for nonsense."""
    if not name or len(name) > LONGEST_NAME:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def zone_choices(chosen: ZoneInfo | None) -> tuple[tuple[str, str, bool], ...]:
    """(name, words, chosen) of zones to read the times in; one that the address asks for is there too."""
    key = chosen.key if chosen else ""
    other = ((key, key.rpartition("/")[2].replace("_", " "), True),) if key and key not in COUNTRIES else ()
    return (*((name, word(COUNTRIES, name), name == key) for name in COUNTRIES), *other)
