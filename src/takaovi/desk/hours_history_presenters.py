"""What each change of the hours was, in a sentence or two. No queries."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from takaovi.core import clock
from takaovi.core.versions.models import Version
from takaovi.desk.hours_presenters import coming_lines, hour_lines, tongue
from takaovi.hours.plan import PlanFault, parse_plan
from takaovi.hours.sentences import week_lines

MOST = 6  # sentences of one change; a whole new week is told by as many


def change_lines(versions: Sequence[Version]) -> list[tuple[str, ...]]:
    """For each version, the newest first, what is another than in the one before it, as it looked on that day.

    The last one has none before it: it is told as it was.
    """
    before = [*versions[1:], None] if versions else []
    return [_told(newer, older) for newer, older in zip(versions, before, strict=True)]


def _told(newer: Version, older: Version | None) -> tuple[str, ...]:
    on = newer.at.astimezone(clock.HELSINKI).date()
    after = _lines(newer.state, on)
    if older is None:
        return tuple(after[:MOST]) or (_("No hours were written."),)
    before = _lines(older.state, on)
    came = [line for line in after if line not in before]
    gone = [line for line in before if line not in after]
    if not came and not gone:
        return (_("The times stayed the same."),)
    now = [_("New: %(line)s") % {"line": line} for line in came[:MOST]]
    return (*now, *(_("No longer: %(line)s") % {"line": line} for line in gone[:MOST]))


def _lines(state: dict[str, Any], on: date) -> list[str]:
    """The week that held on that day, and each exception that was still to come."""
    document = state["document"]
    try:
        schedule = parse_plan(document)
    except PlanFault:
        return [_("These hours cannot be read any more.")]
    coming = [line for _key, line in coming_lines(document, on)]
    if not document["layers"]:
        return coming
    return [*week_lines(schedule, on, tongue()), *coming] or hour_lines(document, on)
