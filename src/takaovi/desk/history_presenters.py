"""What was done to a thing, in words for its people. No queries."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from takaovi.core import clock
from takaovi.core.versions.models import Version
from takaovi.hours.time_words import clock_of_day, weekday_and_date

DEEDS = {
    "before": gettext_lazy("How it was at first"),
    "make_activity": gettext_lazy("Written"),
    "change_activity": gettext_lazy("Texts or facts changed"),
    "save_series": gettext_lazy("Times changed"),
    "cancel_occurrence": gettext_lazy("One time called off"),
    "move_occurrence": gettext_lazy("One time moved"),
    "change_occurrence": gettext_lazy("One time changed"),
    "skip_occurrence": gettext_lazy("One time left out"),
    "restore_occurrence": gettext_lazy("One time as planned again"),
    "cancel_times": gettext_lazy("Several times called off"),
    "move_times": gettext_lazy("Several times moved"),
    "restore_times": gettext_lazy("Several times as planned again"),
    "add_break": gettext_lazy("A break added"),
    "remove_break": gettext_lazy("A break taken away"),
    "accept_hosting": gettext_lazy("A host came along"),
    "stop_hosting": gettext_lazy("A host left"),
    "restore_version": gettext_lazy("An earlier version brought back"),
    "set_hours": gettext_lazy("Hours changed"),
    "add_exception": gettext_lazy("Days with other hours written"),
    "remove_exception": gettext_lazy("Days with other hours taken away"),
    "restore_hours": gettext_lazy("Earlier hours brought back"),
    "change_place": gettext_lazy("Texts changed"),
    "make_place": gettext_lazy("Written"),
    "answer_arrival": gettext_lazy("An answer of “Kun tulet” changed"),
    "save_space": gettext_lazy("A room written"),
    "remove_space": gettext_lazy("A room taken away"),
    "save_way": gettext_lazy("A way to meet written"),
    "remove_way": gettext_lazy("A way to meet taken away"),
    "save_venue": gettext_lazy("Written where the place is at times"),
    "remove_venue": gettext_lazy("Taken away where the place is at times"),
    "note_trait": gettext_lazy("What a quality means here changed"),
}


class VersionLine(NamedTuple):
    number: int
    when: str
    who: str
    what: str
    is_now: bool
    more: tuple[str, ...] = ()


def version_lines(versions: Sequence[Version], names: Mapping[int, str], by: str) -> list[VersionLine]:
    return [
        VersionLine(
            one.number,
            _when(one.at),
            _who(one.by, names, by),
            str(DEEDS.get(one.deed, one.deed.replace("_", " "))),
            place == 0,
        )
        for place, one in enumerate(versions)
    ]


def _when(at: datetime) -> str:
    local = at.astimezone(clock.HELSINKI)
    return f"{weekday_and_date(local.date(), clock.today())} {clock_of_day(local.hour * 60 + local.minute)}"


def _who(who: str, names: Mapping[int, str], by: str) -> str:
    kind, _colon, number = who.partition(":")
    if who == by:
        return _("You")
    if kind == "person" and number.isdigit():
        return names.get(int(number)) or _("Person %(number)d") % {"number": int(number)}
    return _("The system")
