"""The rule of an activity's times at the desk: written, said back, and saved by a yes."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from takaovi.core import clock
from takaovi.core.errors import DomainError
from takaovi.core.text import say
from takaovi.desk.door_views import activity_at, form_page, lead_to, sure_page, typed_pairs
from takaovi.desk.form_values import Button, FormPage, SurePage
from takaovi.desk.programme_door_forms import answers_given
from takaovi.desk.programme_edit_views import back_to
from takaovi.desk.programme_forms import (
    plan_of_when,
    read_when,
    typed_when,
    when_of_plan,
    when_values,
)
from takaovi.desk.programme_presenters import (
    count_of_times,
    planned_times,
    planned_words,
    series_sentences,
    when_words,
)
from takaovi.desk.programme_times_presenters import rests_sentence, when_parts
from takaovi.desk.reading_forms import Typed
from takaovi.hours.plan import PlanFault
from takaovi.hours.queries import day_classes
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.programme.actions import save_series
from takaovi.programme.models import Activity
from takaovi.programme.rules import may_edit_activity

SHOWN_BEFORE_YES = 6


@signed_in
def when(request: SignedRequest, slug: str) -> HttpResponse:
    """The rule of its times: written, said back, and saved by a yes."""
    found = activity_at(request, slug, may_edit_activity)
    series = list(found.series.all())
    plan = series[0].plan if len(series) == 1 else None
    known = when_of_plan(plan) if plan else None
    typed, do = Typed(request.POST), request.POST.get("do", "")
    values = typed_when(known)
    if request.method == "POST":
        asked = read_when(typed)
        values = when_values(typed)
        if not typed.faults and do != "change":
            answer = _new_when(request, found, plan_of_when(asked), typed)
            if answer is not None:
                return answer
    richer = " ".join(series_sentences(series, found)) if series and not known else ""
    return form_page(request, _when_form(request, found, values, typed, richer))


def _when_form(
    request: SignedRequest, found: Activity, values: Mapping[str, Any], typed: Typed, richer: str
) -> FormPage:
    """``richer`` is the sentence of what this form cannot say."""
    lead = _("This one is richer than the form below: %(when)s What you write here stands in its place.")
    return FormPage(
        title=_("When it is held"),
        about=say(found, "title", request.viewer.language),
        back=back_to(found, request.viewer.language),
        lead=lead % {"when": richer} if richer else "",
        parts=when_parts(values, typed.faults),
        faults=typed.summary(),
        hidden=answers_given(typed),
        buttons=(Button(_("Show me how it looks")),),
    )


def _new_when(request: SignedRequest, found: Activity, plan: dict, typed: Typed) -> HttpResponse | None:
    """Saved after a yes, else said back; None with a fault."""
    try:
        if request.POST.get("do") == "save":
            save_series(by=request.viewer.by, activity=found, plan={"breaks": [], **plan})
            return lead_to("desk:activity", found.slug, done="saved")
    except (DomainError, PlanFault) as fault:
        typed.faults["days"] = str(fault)
        return None
    return sure_page(request, _sure(request, found, plan))


def _sure(request: SignedRequest, found: Activity, plan: dict) -> SurePage:
    last = clock.today() + timedelta(days=800)
    planned = planned_times(plan, found.zone, day_classes(clock.today(), last), last)
    return SurePage(
        title=_("Is this right?"),
        about=say(found, "title", request.viewer.language),
        back=back_to(found, request.viewer.language),
        sentences=(
            when_words(plan, found.zone),
            rests_sentence(request.POST.getlist("rests")),
            count_of_times(len(planned)),
            _("What is over stays as it was."),
        ),
        times=planned_words(planned[:SHOWN_BEFORE_YES], found.zone),
        hidden=typed_pairs(request, "do"),
        buttons=(
            Button(_("Yes, save it"), "do", "save"),
            Button(_("Change something"), "do", "change", "quiet"),
        ),
    )
