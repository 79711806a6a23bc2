"""The page of a question in words."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from takaovi.core import clock
from takaovi.hours.ask_letters import desk_link
from takaovi.hours.ask_queries import asked_schedule
from takaovi.hours.ask_schedule_values import Times, planned_days, usual_days
from takaovi.hours.ask_values import Kind
from takaovi.hours.ask_words import answer_words, place_name, plan_lines, question
from takaovi.hours.models import Ask
from takaovi.hours.queries import day_classes, holiday_names
from takaovi.hours.time_words import date_words, sentence, weekday_and_date
from takaovi.hours.week_words import day_times
from takaovi.ui.values import Choice, Choices, Fault


def ask_words(ask: Ask, token: str) -> dict[str, object]:
    """An open question: the question, what the plan says, and where the buttons lead."""
    words = {
        Kind.WEEK: (_("Yes, they hold"), pgettext("answer", "No")),
        Kind.HOLIDAY: (pgettext("answer", "Open"), pgettext("answer", "Closed")),
        Kind.SEASON: (_("Yes, they are right"), pgettext("answer", "No")),
    }[Kind(ask.kind)]
    single = ask.first == ask.last
    return {
        "title": question(ask),
        "plan": plan_lines(ask, asked_schedule(ask), ask.place.municipality),
        "now_closed": ask.kind == Kind.HOLIDAY,
        "yes": words[0],
        "no": words[1],
        "days_href": reverse("hours:ask_days", args=[token]),
        "no_needs_days": ask.kind == Kind.WEEK,
        "may_differ": ask.kind != Kind.SEASON and not single,
        "here": reverse("hours:ask", args=[token]),
        "no_more": reverse("hours:no_more", args=[token]),
    }


def closed_words(ask: Ask, token: str) -> dict[str, object]:
    """A question that cannot be answered any more, and why; what was answered and how to change it."""
    told = over_words(ask)
    words = {"title": question(ask), "told": told, "answered": bool(ask.answer), "desk": desk_link()}
    return words | {"no_more": reverse("hours:no_more", args=[token])} | _contact()


def over_words(ask: Ask) -> list[str]:
    if ask.answer and ask.answered:
        day = date_words(ask.answered.astimezone(clock.HELSINKI).date(), clock.today())
        return [sentence(_("Thank you. This was answered on %(day)s") % {"day": day}), answer_words(ask)]
    if ask.place.published is None:
        return [_("%(place)s is not shown now, so nothing needs to be answered.") % {"place": place_name(ask)}]
    return [_("This time has passed. Nothing was closed, and nothing needs to be answered any more.")]


def _contact() -> dict[str, object]:
    return {"phone": settings.NETWORK_PHONE}


def days_words(ask: Ask, token: str, chosen: Sequence[date], fault: str) -> dict[str, object]:
    """The days of a question, each with what the plan says, to be ticked where the door stays shut."""
    schedule = asked_schedule(ask)
    classes = day_classes(ask.first, ask.last, ask.place.municipality)
    planned = planned_days(schedule, ask.first, ask.last, classes)
    shown = planned if ask.kind == Kind.WEEK else _or_usual(planned, usual_days(schedule, ask.first, ask.last))
    names = holiday_names(ask.first, ask.last, get_language() or "fi", ask.place.municipality)
    options = tuple(
        Choice(day.isoformat(), _day(day, times, str(names.get(day, ""))), chosen=day in chosen)
        for day, times in zip(ask.days, shown, strict=True)
        if times and day >= clock.today()
    )
    return {
        "title": _("Which days are closed?"),
        "place": place_name(ask),
        "days": Choices("closed", _("Closed on"), options, error=fault, many=True),
        "faults": (Fault("closed", fault),) if fault else (),
        "here": reverse("hours:ask_days", args=[token]),
        "back": reverse("hours:ask", args=[token]),
        "desk": desk_link(),
    }


def _or_usual(planned: Sequence[Times], usual: Sequence[Times]) -> list[Times]:
    return [one or other for one, other in zip(planned, usual, strict=True)]


def _day(day: date, times: Times, name: str) -> str:
    told = f"{weekday_and_date(day, clock.today())} {day_times(times)}"
    return f"{told} ({name})" if name else told
