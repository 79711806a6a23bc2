"""Who has signed up, for those who may see it."""

from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from takaovi.core.text import say
from takaovi.desk.door_views import activity_at, desk_page, lead_to
from takaovi.desk.programme_presenters import (
    done_words,
    instant_span,
)
from takaovi.desk.programme_times_views import one_of_its_times
from takaovi.desk.signup_presenters import erased_words, sheet_lines, signup_count_words, signup_lines
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.programme.rules import may_print_signups, may_see_signups
from takaovi.programme.signup_actions import leave, look_at_signups
from takaovi.programme.signup_queries import counts_of, signups_of
from takaovi.ui.values import Link

EMPTY_LINES = 4  # for those who come without having signed up


@signed_in
def signups(request: SignedRequest, slug: str, number: int) -> HttpResponse:
    """Who comes this time, by name or nickname, to read or print. That it was read is written down."""
    found = activity_at(request, slug, may_see_signups)
    time = one_of_its_times(found, str(number))
    if time is None:
        raise Http404
    listed = signups_of(time)
    if request.method == "POST":
        taken = request.POST.get("remove", "")
        for signup in listed:
            if str(signup.pk) == taken:
                leave(by=request.viewer.by, signup=signup)
                return lead_to("desk:signups", slug, number, done="removed")
    look_at_signups(by=request.viewer.by, occurrence=time)
    words = {
        "title": say(found, "title", request.viewer.language),
        "back": Link(say(found, "title", request.viewer.language), reverse("desk:activity", args=[slug])),
        "when": instant_span(time.start, time.end, ZoneInfo(found.zone)),
        "lines": signup_lines(listed),
        "counted": signup_count_words(counts_of([time.pk])[time.pk]),
        "sheet": reverse("desk:signup_sheet", args=[slug, number]) if may_print_signups(request.viewer, found) else "",
        "done": done_words(request.GET.get("tehty", "")),
        "path": request.path,
    }
    return desk_page(request, "desk/signups.html", words)


@signed_in
def signup_sheet(request: SignedRequest, slug: str, number: int) -> HttpResponse:
    """The same to print for the door: names or nicknames and boxes to tick, never where somebody is reached."""
    found = activity_at(request, slug, may_print_signups)
    time = one_of_its_times(found, str(number))
    if time is None:
        raise Http404
    look_at_signups(by=request.viewer.by, occurrence=time)
    place, language = time.place, request.viewer.language
    words = {
        "title": say(found, "title", language),
        "back": Link(_("Who comes"), reverse("desk:signups", args=[slug, number])),
        "when": instant_span(time.start, time.end, ZoneInfo(found.zone)),
        "where": say(place, "name", language) if place else "",
        "lines": sheet_lines(signups_of(time)),
        "counted": signup_count_words(counts_of([time.pk])[time.pk]),
        "empty": EMPTY_LINES,
        "erased": erased_words(time, found),
    }
    return desk_page(request, "desk/signup_sheet.html", words)
