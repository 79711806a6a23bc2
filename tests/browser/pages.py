"""Every kind of page, with its address in each way of reading."""

from datetime import timedelta
from functools import cache
from urllib.parse import quote

from django.urls import reverse
from django.utils import translation

from takaovi.core.clock import today
from takaovi.finder.programme_presenters import iso_week

READINGS = ("fi", "sv", "en", "fi-simple")
PLACE = "keinutuolin-tupa"
ACTIVITY = "kahvihetki"
CONFERENCE = "kohtaamispaikkapaivat"
JYVASKYLA = quote("Jyväskylä")


@cache
def kinds() -> dict[str, tuple[str, tuple[str, ...], str]]:
    """kind -> (url name, arguments, query) of one page of each kind."""
    tomorrow = today() + timedelta(days=1)
    return {
        "home": ("home", (), ""),
        "answer": ("open", (), f"missa={JYVASKYLA}&milloin=huomenna&toive=hiljainen"),
        "nothing open": ("open", (), "missa=Kinnula&milloin=illalla"),
        "not understood": ("open", (), "missa=qqqq&milloin=joskus"),
        "question": ("questions", (), ""),
        "surprise": ("surprise", (), f"missa={JYVASKYLA}"),
        "place": ("place", (PLACE,), ""),
        "arrival": ("arrival", (PLACE,), ""),
        "activity": ("activity", (ACTIVITY,), ""),
        "conference": ("activity", (CONFERENCE,), ""),
        "day": ("day", (tomorrow.isoformat(),), ""),
        "week": ("week", (iso_week(tomorrow),), "missa=Keuruu"),
        "municipality": ("municipality", ("keuruu",), ""),
        "municipalities": ("municipalities", (), ""),
        "map": ("map", (), ""),
        "map of one": ("map", (), "kunta=179"),
        "help now": ("help_now", (), ""),
        "call": ("call", (), ""),
        "rules": ("rules", (), ""),
        "about": ("about", (), ""),
    }


KINDS = (
    *("home", "answer", "nothing open", "not understood", "question", "surprise", "place", "arrival", "activity"),
    *("conference", "day", "week", "municipality", "municipalities", "map", "map of one"),
    *("help now", "call", "rules", "about"),
)


def path_of(kind: str, language: str = "fi") -> str:
    name, arguments, query = kinds()[kind]
    return path_to(name, *arguments, language=language, query=query)


def path_to(name: str, *args: str, language: str = "fi", query: str = "") -> str:
    with translation.override(language):
        return reverse(f"finder:{name}", args=args) + (f"?{query}" if query else "")
