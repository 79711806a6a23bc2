"""Asking keepers: every week whether the hours hold, and before holidays and seasons. Each thing is asked once."""

import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction

from takaovi.core import clock
from takaovi.core.journal.actions import record_deed
from takaovi.hours.ask_letters import AGAIN, FIRST, ask_by_letter
from takaovi.hours.ask_queries import asks_to_remind, keepers_of, kept_places, open_door_places, places_to_ask
from takaovi.hours.ask_schedule_values import (
    calendar_seasons,
    named_exceptions,
    planned_days,
    season_starts,
    usual_days,
)
from takaovi.hours.ask_values import AHEAD_DAYS, KEEP_DAYS, WEEK, Kind, ask_time, awake, holiday_runs, week_to_ask
from takaovi.hours.models import Ask, AskLink, AskPause
from takaovi.hours.queries import day_classes, schedule_of
from takaovi.hours.values import Schedule
from takaovi.places.models import Place

log = logging.getLogger(__name__)

LONGEST_RUN = 10  # days: holidays that begin within two weeks are looked at to their end


def ask_keepers(*, by: str = "nightly") -> int:
    """From Thursday ten o'clock on, ask the keepers of every open place about the coming week. Returns how many asks.

    Places that are not open at all that week are left in peace. Weekday and hour are settings.
    """
    at = ask_time(settings.ASK_DAY, settings.ASK_HOUR)
    monday = week_to_ask(at, clock.now(), clock.HELSINKI)
    if monday is None:
        return 0
    last = monday + WEEK - timedelta(days=1)
    waiting = places_to_ask(Kind.WEEK, monday)
    places = waiting.filter(pk__in=open_door_places(monday, last))
    return _each(places, lambda place: [ask_place(by=by, place=place, kind=Kind.WEEK, first=monday, last=last)])


def ask_about_days(*, by: str = "nightly") -> int:
    """Two weeks before each holiday, eve and season, ask the keepers about it. Returns how many asks.

    A season begins where the plan has other hours, and at the start of summer, autumn and the days after Christmas.
    """
    return _each(kept_places(), lambda place: _ask_days_of(by, place))


def _ask_days_of(by: str, place: Place) -> list[Ask | None]:
    today, schedule = clock.today(), schedule_of(place.pk)
    far = today + timedelta(days=AHEAD_DAYS + LONGEST_RUN)
    classes = day_classes(today, far, place.municipality)
    wanted = [
        (Kind.HOLIDAY, run[0], run[-1])
        for run in holiday_runs(classes, today)
        if not named_exceptions(schedule, run) and _matters(schedule, run, classes)
    ]
    wanted += [(Kind.SEASON, day, day) for day in season_starts(schedule, today, AHEAD_DAYS)]
    wanted += [
        (Kind.SEASON, *days)
        for days in calendar_seasons(schedule, today, AHEAD_DAYS)
        if _is_open_question(schedule, *days, classes)
    ]
    return [
        ask_place(by=by, place=place, kind=kind, first=first, last=last)
        for kind, first, last in wanted
        if not Ask.objects.filter(place=place, kind=kind.value, first=first).exists()
    ]


def _matters(schedule: Schedule, run: tuple[date, ...], classes: dict[date, frozenset[str]]) -> bool:
    """Whether the place would be open on one of the days, by its plan or if the day were an ordinary one."""
    planned = planned_days(schedule, run[0], run[-1], classes)
    return any(planned) or any(usual_days(schedule, run[0], run[-1]))


def _is_open_question(schedule: Schedule, first: date, last: date, classes: dict[date, frozenset[str]]) -> bool:
    """Whether the door opens in the season's first week, on a day of which nobody has told anything yet."""
    planned = planned_days(schedule, first, max(last, first + WEEK - timedelta(days=1)), classes)
    on = [first + timedelta(days=number) for number, times in enumerate(planned) if times]
    return bool(on) and not named_exceptions(schedule, on)


def _each(places: Iterable[Place], ask: Callable[[Place], Sequence[Ask | None]]) -> int:
    """A fault at one place is logged and leaves the others their question."""
    count = 0
    for place in places:
        try:
            count += sum(1 for made in ask(place) if made)
        except Exception:
            log.exception("place %d could not be asked", place.pk)
    return count


def ask_place(
    *, by: str, place: Place, kind: Kind, first: date, last: date, not_before: datetime | None = None
) -> Ask | None:
    """Ask all keepers of a place about these days, in their languages. None where it was asked or nobody is there.

    Without ``not_before`` letters wait for the hour of asking and never fall into the quiet hours.
    """
    keepers = keepers_of(place)
    if not keepers:
        return None
    schedule = schedule_of(place.pk)
    with transaction.atomic():
        ask, made = Ask.objects.get_or_create(
            place=place, kind=kind.value, first=first, defaults={"last": last, "asked": clock.now()}
        )
        if not made:
            return None
        for reach in keepers:
            ask_by_letter(ask, schedule, reach, round_=FIRST, not_before=not_before or _hour_of_asking())
        record_deed(by=by, deed="ask_keepers", thing=f"hours.Ask:{ask.pk}", detail={"kind": kind.value})
    return ask


def _hour_of_asking() -> datetime:
    """Today's hour of asking, or now where that is past, moved out of the quiet hours."""
    local = clock.now().astimezone(clock.HELSINKI)
    hour = datetime.combine(local.date(), time(settings.ASK_HOUR), clock.HELSINKI)
    return awake(max(hour, local), clock.HELSINKI)


def remind_keepers(*, by: str = "nightly") -> int:
    """Ask once more, kindly, where two days brought no answer. Returns how many asks. After that it is left alone."""
    count = 0
    for ask in asks_to_remind():
        count += remind_of_ask(by=by, ask=ask)
    return count


def remind_of_ask(*, by: str, ask: Ask) -> bool:
    """Send the one reminder of this ask. Whether it was due: of two who try, one sends it."""
    now = clock.now()
    with transaction.atomic():
        if not Ask.objects.filter(pk=ask.pk, reminded__isnull=True, answer="").update(reminded=now):
            return False
        schedule, when = schedule_of(ask.place_id), awake(now, clock.HELSINKI)
        for reach in keepers_of(ask.place):
            ask_by_letter(ask, schedule, reach, round_=AGAIN, not_before=when)
        record_deed(by=by, deed="remind_keepers", thing=f"hours.Ask:{ask.pk}")
    return True


def forget_asks(*, by: str = "nightly") -> int:
    """Erase questions of more than 400 days ago, with their letters' links. Returns how many."""
    old = Ask.objects.filter(last__lt=clock.today() - timedelta(days=KEEP_DAYS))
    count = old.count()
    if count:
        old.delete()
        record_deed(by=by, deed="forget_asks", thing="hours.Ask", detail={"count": count})
    return count


def forget_links(*, by: str, person_id: int) -> int:
    """Erase which questions a forgotten person got, and where they wanted none. Returns how many questions."""
    AskPause.objects.filter(person=person_id).delete()
    return AskLink.objects.filter(person=person_id).delete()[0]
