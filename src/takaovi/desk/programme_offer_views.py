"""From an accepted offer to a series: its own words stand in the form already, and its time is read as on a door."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _

from takaovi.core.errors import DomainError
from takaovi.core.text import Said, say
from takaovi.desk.door_views import activity_at, form_page, lead_to
from takaovi.desk.draft_views import Kept, told_of_draft
from takaovi.desk.form_values import Button, FormPage
from takaovi.desk.programme_door_forms import TEXT, answers_given, rules_words
from takaovi.desk.programme_edit_views import back_to
from takaovi.desk.programme_form_presenters import new_parts
from takaovi.desk.programme_forms import typed_when, when_values, written_column
from takaovi.desk.programme_new_views import new_said_back, read_new
from takaovi.desk.programme_where_forms import qualities_of, read_qualities, typed_qualities
from takaovi.desk.reading_forms import Typed
from takaovi.hours.plan import PlanFault
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.programme.actions import publish_activity
from takaovi.programme.models import Activity
from takaovi.programme.rules import may_edit_activity, may_publish_activity
from takaovi.programme.season_actions import begin_series
from takaovi.proposals.queries import offered_times

WORDS = ("title_fi", "summary_fi")


@signed_in
def first_times(request: SignedRequest, slug: str) -> HttpResponse:
    """A draft without times gets its first series. Nothing is shown to others before a yes."""
    found = activity_at(request, slug, may_edit_activity)
    if found.series.all():
        return lead_to("desk:activity", slug)
    kept = Kept(request, f"programme.Activity:{found.pk}:first_times")
    typed, do = Typed(kept.data), request.POST.get("do", "")
    if kept.asked and do != "change":
        plan = read_new(typed)
        if plan is not None and do in ("show", "draft"):
            done = _begin(request, found, typed, plan, do)
            if done:
                kept.drop()
                return lead_to("desk:activity", slug, done=done)
        kept.keep()
        if plan is not None and not typed.faults:
            about, back = _about(request, found), back_to(found, request.viewer.language)
            may_show = _may_be_shown(found) and may_publish_activity(request.viewer, found)
            return new_said_back(request, about, back, plan, found.zone, may_show=may_show)
    offered = offered_times(found)
    typed = typed if typed.data else _as_offered(found, offered)
    return form_page(request, told_of_draft(_form(request, found, typed, offered), kept))


def _may_be_shown(found: Activity) -> bool:
    """Where it has a place, people can find the way there."""
    return found.place is None or found.public_place is not None


def _about(request: SignedRequest, found: Activity) -> Said:
    return say(found, "title", request.viewer.language)


def _as_offered(found: Activity, offered: str) -> Typed:
    data = QueryDict(mutable=True)
    data.update({name: written_column(found, *name.split("_")) for name in WORDS} | {TEXT: offered})
    data.setlist("rests", list(typed_when(None)["rests"]))
    return Typed(data)


def _form(request: SignedRequest, found: Activity, typed: Typed, offered: str) -> FormPage:
    read = rules_words(typed) if request.method == "GET" else ""
    if request.method == "GET" and typed.questions:
        typed.faults.clear()  # a question is no fault: nobody has answered yet
    lead = [_("This is a draft. Others see it once you show it.")]
    if offered:
        lead.append(_("The sender wrote the time so: “%(words)s”.") % {"words": offered})
    if read:
        lead.append(_("We read it so: %(when)s") % {"when": read})
    values: dict[str, Any] = {**when_values(typed), **{name: typed[name] for name in WORDS}}
    values |= typed_qualities(read_qualities(typed, found.place, found.traits) if request.POST else qualities_of(found))
    return FormPage(
        title=_("When is it held?"),
        about=_about(request, found),
        back=back_to(found, request.viewer.language),
        lead=" ".join(lead),
        parts=new_parts(values, typed.faults, found.place, request.viewer.language),
        faults=typed.summary(),
        hidden=answers_given(typed),
        buttons=(Button(_("Show me how it looks")),),
    )


def _begin(request: SignedRequest, found: Activity, typed: Typed, plan: dict, do: str) -> str:
    """Returns what was done, or nothing with a fault in ``typed``."""
    by = request.viewer.by
    try:
        fields = {name: typed[name] for name in WORDS} | read_qualities(typed, found.place, found.traits)
        saved = begin_series(by=by, activity=found, fields=fields, plan=plan)
        if do == "show" and may_publish_activity(request.viewer, found):
            publish_activity(by=by, activity=saved)
            return "shown"
    except (DomainError, PlanFault) as fault:
        typed.faults[TEXT] = str(fault)
        return ""
    return "made"
