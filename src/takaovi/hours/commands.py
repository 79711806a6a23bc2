"""``takaovi hours ...``: look at a plan without a database; what writes hours is in ``edit_commands``."""

import argparse
import json
import sys
from datetime import date, timedelta
from typing import Any

from takaovi.core.clock import from_minute, today
from takaovi.core.commands import Refused, Subparsers, add_command
from takaovi.hours.day_table import FIRST_YEAR, LAST_YEAR, as_table, make_days, packaged_classes
from takaovi.hours.door_commands import add_reading
from takaovi.hours.edit_commands import add_editing
from takaovi.hours.engine import expand
from takaovi.hours.plan_file import FileFault, read_plan
from takaovi.hours.reading import PlanFault, as_date
from takaovi.hours.values import STATE_NAMES, WAY_NAMES, Schedule, Span

WRONG = 2  # exit status
LONGEST = timedelta(days=5 * 366)
ONE_DAY = timedelta(days=1)


def add_commands(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("hours", help="Opening hours: expand a plan, set and confirm them, edit holidays.")
    parser.set_defaults(handler=lambda _: parser.print_help() or WRONG, needs_django=False)
    inner = parser.add_subparsers(title="commands", metavar="COMMAND")
    expanding = add_command(
        inner,
        "expand",
        does="Read a plan (docs/hours.md) and print when it is open.",
        example="takaovi hours expand plan.json --from 2026-12-01 --to 2026-12-31 --json",
        handler=expand_file,
        needs_django=False,
    )
    expanding.add_argument("file", metavar="FILE", help="a plan in JSON, or - for standard input")
    expanding.add_argument("--from", dest="first", metavar="DATE", help="first local day (today)")
    expanding.add_argument("--to", dest="last", metavar="DATE", help="last local day (13 days later)")
    expanding.add_argument("--json", action="store_true", help="a list of {start, end, state}, with offsets")
    listing = add_command(
        inner,
        "holidays",
        does="Make the table of holidays and eves anew, tab-separated; the packaged one is hours/data/day_classes.tsv.",
        example=f"takaovi hours holidays --years {FIRST_YEAR}-{LAST_YEAR}",
        handler=print_holidays,
        needs_django=False,
    )
    listing.add_argument("--years", default=f"{FIRST_YEAR}-{LAST_YEAR}", metavar="YEAR-YEAR", help="which years")
    add_reading(inner)
    add_editing(inner)


def expand_file(chosen: argparse.Namespace) -> int:
    """Print the spans of a plan. Faults go to standard error as ``FILE: path: sentence``."""
    try:
        first, last = asked_days(chosen.first, chosen.last)
        plan = read_plan(chosen.file)
    except (FileFault, PlanFault) as fault:
        sys.stderr.write(f"{fault}\n")
        return WRONG
    spans = expand(plan, first, last, packaged_classes(first - ONE_DAY, last + ONE_DAY))
    lines = as_json(spans, plan) if chosen.json else as_words(spans, plan)
    sys.stdout.write(lines + "\n")
    return 0


def asked_days(first: str | None, last: str | None) -> tuple[date, date]:
    """The days of --from and --to. Raises PlanFault where they are no days, run backwards or over five years."""
    start = as_date(first, "--from") if first is not None else today()
    end = as_date(last, "--to") if last is not None else start + timedelta(days=13)
    if end < start:
        raise PlanFault("--to", f"is before the first day, {start}")
    if end - start > LONGEST:
        raise PlanFault("--to", "is more than five years after --from")
    return start, end


def as_json(spans: list[Span], plan: Schedule) -> str:
    """A JSON list, one span on a line; ``way`` only where it is not the door."""
    return "[" + ",".join(f"\n  {json.dumps(_told(span, plan))}" for span in spans) + ("\n]" if spans else "]")


def _told(span: Span, plan: Schedule) -> dict[str, Any]:
    told: dict[str, Any] = {
        "start": from_minute(span.start).astimezone(plan.zone).isoformat(),
        "end": from_minute(span.end).astimezone(plan.zone).isoformat(),
        "state": STATE_NAMES[span.state],
    }
    return told if span.way == 0 else {**told, "way": WAY_NAMES[span.way]}


def as_words(spans: list[Span], plan: Schedule) -> str:
    """A table for a person at a terminal: day, times, state."""
    if not spans:
        return "Not open on these days."
    lines = []
    for span in spans:
        start, end = (from_minute(minute).astimezone(plan.zone) for minute in (span.start, span.end))
        after = "" if end.date() == start.date() or f"{end:%H:%M}" == "00:00" else f" ({end:%a})"
        lines.append(f"{start:%a %Y-%m-%d}  {start:%H:%M}-{end:%H:%M}{after:6}  {STATE_NAMES[span.state]}")
    return "\n".join(lines)


def print_holidays(chosen: argparse.Namespace) -> int:
    first, dash, last = chosen.years.partition("-")
    if not (dash and first.isascii() and first.isdigit() and last.isascii() and last.isdigit()):
        raise Refused(f"--years: write years such as {FIRST_YEAR}-{LAST_YEAR}")
    if not 1970 <= int(first) <= int(last) <= 2099:
        raise Refused("--years: possible are 1970 to 2099, in order")
    sys.stdout.write(as_table(make_days(int(first), int(last))))
    return 0
