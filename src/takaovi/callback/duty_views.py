"""Being on duty for calls: one's own times, and who is there in the coming week."""

from datetime import date, timedelta

from django.http import Http404, HttpResponse

from takaovi.callback.actions import leave_duty, take_duty
from takaovi.callback.duty_presenters import day_choices, duty_days, open_lines, read_clock, time_field
from takaovi.callback.presenters import duty_words
from takaovi.callback.queries import coming_duties, duties_of, open_duties
from takaovi.callback.queue_views import lead_to
from takaovi.callback.rules import may_take_calls
from takaovi.core import clock
from takaovi.core.errors import DomainError
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.ui.pages import page

FIRST, LAST = "12", "14"  # what the form offers
DAYS = 7


@signed_in
def duty(request: SignedRequest) -> HttpResponse:
    """Take a time, leave one, and see the week with its holes."""
    if not may_take_calls(request.viewer):
        raise Http404
    fault, said = "", request.POST
    if request.method == "POST":
        try:
            return _done(request)
        except DomainError as refusal:
            fault = str(refusal)
    today = clock.today()
    context = {
        "fault": fault,
        "days": day_choices(today, _day(said.get("paiva", "")) or today),
        "first": time_field("alku", said.get("alku", FIRST)),
        "last": time_field("loppu", said.get("loppu", LAST)),
        "mine": [(row.pk, duty_words(row)) for row in duties_of(request.device.person_id)],
        "open": open_lines(open_duties(request.viewer)),
        "week": duty_days(coming_duties(), today),
    }
    return page(request, "callback/duty.html", context, public=False, indexed=False)


def _done(request: SignedRequest) -> HttpResponse:
    said, by, person = request.POST, request.viewer.by, request.device.person
    if said.get("jata", "").isdecimal():
        leave_duty(by=by, person=person, duty_id=int(said["jata"][:15]))
        return lead_to("duty")
    day, first, last = _day(said.get("paiva", "")), read_clock(said.get("alku", "")), read_clock(said.get("loppu", ""))
    take_duty(by=by, person=person, day=day or clock.today(), first=first, last=last)
    return lead_to("duty")


def _day(typed: str) -> date | None:
    """One of the coming days, or None."""
    today = clock.today()
    return next((day for day in (today + timedelta(days=n) for n in range(DAYS)) if day.isoformat() == typed), None)
