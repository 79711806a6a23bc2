"""Something new for the programme: what and when, said back, and made by a yes."""

import secrets
from datetime import timedelta

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from takaovi.core import clock
from takaovi.core.limits import spend
from takaovi.core.text import Said, say
from takaovi.desk.door_views import (
    form_page,
    lead_to,
    place_at,
    sure_page,
    typed_pairs,
)
from takaovi.desk.draft_views import Kept, told_of_draft
from takaovi.desk.form_values import Button, FormPage, SurePage
from takaovi.desk.programme_door_forms import answers_given
from takaovi.desk.programme_form_presenters import new_parts
from takaovi.desk.programme_forms import leading_first, plan_of_when, read_when, typed_when, when_values
from takaovi.desk.programme_presenters import (
    count_of_times,
    planned_times,
    planned_words,
    when_words,
)
from takaovi.desk.programme_times_presenters import rests_sentence
from takaovi.desk.programme_where_forms import read_qualities, typed_qualities
from takaovi.desk.reading_forms import Typed
from takaovi.hours.queries import day_classes
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.places.models import Place
from takaovi.places.rules import may as may_at_place
from takaovi.programme.actions import publish_activity
from takaovi.programme.rules import (
    may_add_activity,
    may_publish_activity,
)
from takaovi.programme.season_actions import make_activity
from takaovi.ui.values import Link

SHOWN_BEFORE_YES = 6


@signed_in
def new_activity(request: SignedRequest, slug: str) -> HttpResponse:
    """What and when; then it is said back, and only a yes makes it."""
    place = place_at(request, slug, may_add_activity)
    kept = Kept(request, f"places.Place:{place.pk}:new_activity")
    typed, do = Typed(kept.data), request.POST.get("do", "")
    if kept.asked and do != "change":
        plan = read_new(typed)
        if plan is not None and do in ("show", "draft"):
            kept.drop()
            return _make(request, place, plan, do)
        kept.keep()
        if plan is not None:
            return _said_back(request, place, plan)
    return form_page(request, told_of_draft(_new_form(request, place, typed), kept))


def read_new(typed: Typed) -> dict | None:
    """The document of what is new, read with its name and its sentence; None with a fault in ``typed``."""
    typed.text("title_fi", 100, _("Write the name in Finnish."))
    typed.text("summary_fi", 200, _("Write one sentence in Finnish."))
    when = read_when(typed)
    return None if typed.faults else plan_of_when(when)


def _new_form(request: SignedRequest, place: Place, typed: Typed) -> FormPage:
    values: dict[str, object] = typed_when(None) | typed_qualities(read_qualities(typed, place))
    if typed.data:
        values |= {**when_values(typed), "title_fi": typed["title_fi"], "summary_fi": typed["summary_fi"]}
    return FormPage(
        title=_("Something new for the programme"),
        about=say(place, "name", request.viewer.language),
        back=Link(_("Programme"), reverse("desk:programme", args=[place.slug])),
        lead=_("Two words and a time are enough. You can write more later."),
        parts=new_parts(values, typed.faults, place, request.viewer.language),
        faults=typed.summary(),
        hidden=(("once", typed["once"] or secrets.token_urlsafe(9)), *answers_given(typed)),
        buttons=(Button(_("Show me how it looks")),),
    )


def _said_back(request: SignedRequest, place: Place, plan: dict) -> HttpResponse:
    may_show = place.published is not None and may_at_place(request.viewer, "programme.publish", place)
    about = say(place, "name", request.viewer.language)
    back = Link(_("Programme"), reverse("desk:programme", args=[place.slug]))
    return new_said_back(request, about, back, plan, place.zone, may_show=may_show)


def new_said_back(
    request: SignedRequest, about: Said, back: Link, plan: dict, zone: str, *, may_show: bool
) -> HttpResponse:
    """What was typed of something new, as sentences and first times, before a yes that shows it or keeps it."""
    last = clock.today() + timedelta(days=800)
    planned = planned_times(plan, zone, day_classes(clock.today(), last), last)
    shows = Button(_("Yes, show it to everybody"), "do", "show")
    draft = Button(_("Keep it as a draft"), "do", "draft", "second")
    sure = SurePage(
        title=_("Is this right?"),
        about=about,
        back=back,
        sentences=(
            request.POST.get("title_fi", ""),
            request.POST.get("summary_fi", ""),
            when_words(plan, zone),
            rests_sentence(request.POST.getlist("rests")),
            count_of_times(len(planned)),
        ),
        times=planned_words(planned[:SHOWN_BEFORE_YES], zone),
        hidden=typed_pairs(request, "do"),
        buttons=(*((shows,) if may_show else ()), draft, Button(_("Change something"), "do", "change", "quiet")),
    )
    return sure_page(request, sure)


def _make(request: SignedRequest, place: Place, plan: dict, do: str) -> HttpResponse:
    """A second tap on the same yes makes no second activity."""
    by = request.viewer.by
    if not spend("desk_new", f"{by} {request.POST.get('once', '')[:40]}", 1, 86_400):
        return lead_to("desk:programme", place.slug, done="saved")
    fields: dict[str, object] = {name: request.POST[name].strip() for name in ("title_fi", "summary_fi")}
    fields |= {"place": place, "zone": place.zone, **read_qualities(Typed(request.POST), place)}
    activity = make_activity(by=by, fields=fields, hosts=leading_first(place), plan=plan)
    if do == "show" and may_publish_activity(request.viewer, activity):
        publish_activity(by=by, activity=activity)
        return lead_to("desk:activity", activity.slug, done="shown")
    return lead_to("desk:activity", activity.slug, done="made")
