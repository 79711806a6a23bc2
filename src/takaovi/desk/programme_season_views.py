"""Last season again: its days, its breaks, and a yes."""

from collections.abc import Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from takaovi.core import clock
from takaovi.core.text import say
from takaovi.desk.door_views import activity_at, form_page, lead_to, sure_page, typed_pairs
from takaovi.desk.form_presenters import typed_day
from takaovi.desk.form_values import Button, FormPage, SurePage
from takaovi.desk.programme_change_forms import default_season
from takaovi.desk.programme_edit_views import back_to
from takaovi.desk.programme_presenters import (
    planned_times,
    planned_words,
    when_words,
)
from takaovi.desk.programme_times_presenters import season_parts
from takaovi.desk.reading_forms import Typed
from takaovi.hours.queries import day_classes
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.programme.models import Activity
from takaovi.programme.plan import parse_series
from takaovi.programme.rules import may_edit_activity
from takaovi.programme.season_actions import copy_season
from takaovi.programme.seasons import AskedBreak, breaks_to_ask, next_season

LISTED = 8


@signed_in
def next_season_of(request: SignedRequest, slug: str) -> HttpResponse:
    """Last season again: its days, then its breaks, then a yes."""
    found = activity_at(request, slug, may_edit_activity)
    plans = [row.plan for row in found.series.all()]
    if not plans:
        raise Http404
    plan = max(plans, key=lambda one: one.get("to") or "9999")
    typed = Typed(request.POST)
    asked, days = None, _days(typed) if request.method == "POST" else None
    if days:
        asked = breaks_to_ask(parse_series(plan, zone=ZoneInfo(found.zone)), *days)
        breaks = _breaks([one for one in asked if one.first.isoformat() in typed.many("rests")])
        if typed["sure"] == "yes":
            copy_season(by=request.viewer.by, activity=found, first=days[0], last=days[1], breaks=breaks)
            return lead_to("desk:activity", slug, done="season")
        if typed["sure"] == "see":
            return sure_page(request, _sure_season(request, found, next_season(plan, *days, breaks=breaks)))
    return form_page(request, _season_form(request, found, plan, typed, asked))


def _days(typed: Typed) -> tuple[date, date] | None:
    """First and last day of the new season; None with a fault."""
    first, last = typed.day("first", _("Write the first day.")), typed.day("last", _("Write the last day."))
    if first and last and last < first:
        typed.faults["last"] = _("The last day is before the first.")
    return (first, last) if first and last and not typed.faults else None


def _breaks(told: Sequence[AskedBreak]) -> list[dict[str, str]]:
    return [one.document() for one in told]


def _season_form(
    request: SignedRequest, found: Activity, plan: dict, typed: Typed, asked: Sequence[AskedBreak] | None
) -> FormPage:
    first, last = default_season(plan)
    values = {"first": typed["first"] or typed_day(first), "last": typed["last"] or typed_day(last)}
    ticked = typed.many("rests") or [one.first.isoformat() for one in asked or () if one.before]
    words = _("Show me the breaks") if asked is None else _("Show me how it looks")
    return FormPage(
        title=_("The same again, a new season"),
        about=say(found, "title", request.viewer.language),
        back=back_to(found, request.viewer.language),
        lead=when_words(plan, found.zone),
        parts=season_parts({**values, "rests": ticked}, typed.faults, asked),
        faults=typed.summary(),
        buttons=(Button(words, "sure", "" if asked is None else "see"),),
    )


def _sure_season(request: SignedRequest, found: Activity, new: dict) -> SurePage:
    last = clock.today() + timedelta(days=800)
    planned = planned_times(new, found.zone, day_classes(clock.today(), last), last)
    count = ngettext("It makes %(count)d time.", "It makes %(count)d times.", len(planned))
    return SurePage(
        title=_("Is this right?"),
        about=say(found, "title", request.viewer.language),
        back=back_to(found, request.viewer.language),
        sentences=(when_words(new, found.zone), count % {"count": len(planned)}),
        times=planned_words(planned[:LISTED], found.zone),
        hidden=typed_pairs(request, "sure"),
        buttons=(
            Button(_("Yes, add the season"), "sure", "yes"),
            Button(_("Change something"), "sure", "", "quiet"),
        ),
    )
