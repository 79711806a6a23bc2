"""Keepers' answers. The first one counts; it changes exactly what it says, and others hear of it."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from takaovi.core import clock
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed
from takaovi.hours.actions import add_exception, confirm_layer
from takaovi.hours.ask_letters import tell_others
from takaovi.hours.ask_schedule_values import door_layers, openings, planned_days, usual_days
from takaovi.hours.ask_values import Answer, Kind, runs_of
from takaovi.hours.models import Ask
from takaovi.hours.queries import day_classes, layers_of, schedule_of
from takaovi.hours.values import STATE_NAMES, Schedule
from takaovi.people.models import Person

OVER = _("This question is over. Nothing was changed.")
ANSWERED = _("This was answered already. Nothing was changed.")
NAME_DAYS = _("Choose the days that are closed.")


class AskOver(DomainError):
    """The days are past, or the place is not shown any more."""


class AlreadyAnswered(DomainError):
    """Somebody was first."""


def answer_ask(*, by: str, ask: Ask, person: Person | None, answer: Answer, closed: Collection[date] = ()) -> Ask:
    """The first answer to an ask, by a keeper who may confirm the hours (``hours.rules.may_confirm_hours``).

    Yes confirms every layer of the place; of holidays it says that the place is open as on other such weekdays. No
    closes the days in ``closed`` (of holidays all of them if none is named) and confirms the rest; of a season it
    only says that the hours are not right. Raises AlreadyAnswered, AskOver, or DomainError for days that were not
    asked about, and changes nothing then.
    """
    with transaction.atomic():
        held = Ask.objects.select_for_update(of=("self",)).select_related("place").get(pk=ask.pk)
        if held.answer:
            raise AlreadyAnswered(ANSWERED)
        if held.last < clock.today() or held.place.published is None:
            raise AskOver(OVER)
        days = _closed_days(held, answer, closed)
        _carry_out(by, held, person, answer, days)
        held.answer, held.answered, held.answered_by = answer.value, clock.now(), person
        held.closed = [day.isoformat() for day in days]
        held.save(update_fields=["answer", "answered", "answered_by", "closed"])
        detail: dict[str, object] = {"answer": answer.value, "closed": held.closed}
        record_deed(by=by, deed="answer_ask", thing=f"hours.Ask:{held.pk}", detail=detail)
        tell_others(held, person)
    return held


def _closed_days(ask: Ask, answer: Answer, closed: Collection[date]) -> list[date]:
    if answer != Answer.NO or ask.kind == Kind.SEASON:
        return []
    asked = ask.days
    if not set(closed) <= set(asked) or (ask.kind == Kind.WEEK and not closed):
        raise DomainError(NAME_DAYS)
    return sorted(set(closed)) or asked


def _carry_out(by: str, ask: Ask, person: Person | None, answer: Answer, closed: Sequence[date]) -> None:
    if ask.kind != Kind.SEASON and (closed or ask.kind == Kind.HOLIDAY):
        schedule = schedule_of(ask.place_id)
        classes = day_classes(ask.first, ask.last, ask.place.municipality)
        planned = dict(zip(ask.days, planned_days(schedule, ask.first, ask.last, classes), strict=True))
        for exception in _closures(schedule, [day for day in closed if planned[day] and day >= clock.today()]):
            add_exception(by=by, place=ask.place, exception=exception)
        if ask.kind == Kind.HOLIDAY:
            _open_as_usual(by, ask, schedule, [day for day in planned if day not in closed and not planned[day]])
    if ask.kind == Kind.WEEK or (ask.kind == Kind.SEASON and answer == Answer.YES):
        for layer in layers_of(ask.place_id):
            confirm_layer(by=by, layer=layer, as_="keeper", person=person)


def _closures(schedule: Schedule, days: Sequence[date]) -> list[dict[str, Any]]:
    """The exceptions that shut the door on these days; the telephone and the online room stay as they are."""
    doors = door_layers(schedule)
    layers = [STATE_NAMES[layer.state] for layer in doors]
    narrowed = {} if len(doors) == len(schedule.layers) else {"layers": layers}
    return [
        ({"date": run[0].isoformat()} if len(run) == 1 else {"from": run[0].isoformat(), "to": run[-1].isoformat()})
        | {"do": "closed"}
        | narrowed
        for run in runs_of(days)
    ]


def _open_as_usual(by: str, ask: Ask, schedule: Schedule, days: Sequence[date]) -> None:
    """Days that the plan keeps closed, and that somebody says are open: with the times of their weekday."""
    for day in days:
        for exception in openings(day, usual_days(schedule, day, day)[0]):
            add_exception(by=by, place=ask.place, exception=exception)
