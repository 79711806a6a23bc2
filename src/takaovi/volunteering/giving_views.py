"""Hours given to a place: writing down a group or a sample month, and the year on one page to print."""

from datetime import date

from django.http import Http404, HttpResponse, HttpResponseRedirect

from takaovi.core import clock
from takaovi.core.addresses import page_address
from takaovi.core.errors import DomainError
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.core.text import say
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.places.models import Place
from takaovi.ui.pages import page
from takaovi.ui.values import Choice, Choices, Fault, Field
from takaovi.volunteering.actions import log_group, log_sample
from takaovi.volunteering.form_values import FormPage, Press
from takaovi.volunteering.giving_presenters import month_name, year_words
from takaovi.volunteering.giving_queries import year_given
from takaovi.volunteering.giving_values import MOST_GROUP_MINUTES, MOST_PEOPLE, SAMPLE_MONTHS
from takaovi.volunteering.keeper_views import back_to, place_of
from takaovi.volunteering.reading_forms import Typed

DAY_SUM, MONTH_SUM = "paiva", "kuukausi"


@signed_in
def write_hours(request: SignedRequest, slug: str) -> HttpResponse:
    """How many were there and how long in all: of one day, or of a whole sample month."""
    place = place_of(request, slug)
    typed = Typed(request.POST)
    faults: tuple[Fault, ...] = ()
    if request.method == "POST":
        faults = _write(request.viewer.by, place, typed)
        if not faults:
            return HttpResponseRedirect(page_address("volunteering:hours", slug, str(clock.today().year)), status=303)
    about = say(place, "name", reading().code)
    form = FormPage(_("Hours given"), about, back_to(place), _parts(typed), (Press(_("Write down")),), faults=faults)
    return page(request, "volunteering/form.html", {"form": form}, public=False, indexed=False)


def _parts(typed: Typed) -> tuple[Field | Choices, ...]:
    today, monthly = clock.today(), typed["laji"] == MONTH_SUM
    months = tuple(
        Choice(str(month), f"{month_name(month)} {_year_of(month)}", chosen=typed["kk"] == str(month))
        for month in SAMPLE_MONTHS
    )
    kinds = (
        Choice(DAY_SUM, _("One day, such as a work party"), chosen=not monthly),
        Choice(MONTH_SUM, _("A whole sample month"), chosen=monthly),
    )
    hint = _("Tell the hours of all together. No names are needed.")
    return (
        Choices("laji", _("What do you write down?"), kinds),
        Field(
            "paiva",
            _("Which day?"),
            typed["paiva"] or f"{today.day}.{today.month}.{today.year}",
            error=_at(typed, "paiva"),
        ),
        Choices("kk", _("Or which month?"), months, error=_at(typed, "kk")),
        Field(
            "maara", _("How many of you were there?"), typed["maara"], error=_at(typed, "maara"), inputmode="numeric"
        ),
        Field("tunnit", _("How many hours in all?"), typed["tunnit"], hint, _at(typed, "tunnit"), inputmode="decimal"),
    )


def _at(typed: Typed, name: str) -> str:
    return typed.faults.get(name, "")


def _year_of(month: int) -> int:
    """The last such month that has begun."""
    today = clock.today()
    return today.year if month <= today.month else today.year - 1


def _write(by: str, place: Place, typed: Typed) -> tuple[Fault, ...]:
    people, minutes = typed.whole("maara", 1, MOST_PEOPLE), typed.hours("tunnit", MOST_GROUP_MINUTES)
    monthly = typed["laji"] == MONTH_SUM
    month = typed.one_of("kk", tuple(map(str, SAMPLE_MONTHS)), _("Choose the month.") if monthly else "")
    day = None if monthly else typed.day("paiva")
    if typed.faults:
        return typed.listed()
    try:
        if monthly:
            first = date(_year_of(int(month)), int(month), 1)
            log_sample(by=by, place=place, month=first, people=people, minutes=minutes)
        elif day is not None:
            log_group(by=by, place=place, day=day, people=people, minutes=minutes)
    except DomainError as refusal:
        typed.faults["tunnit"] = str(refusal)
    return typed.listed()


@signed_in
def year_page(request: SignedRequest, slug: str, year: str) -> HttpResponse:
    """The hours of a year, month by month and without names, for whoever gives the premises."""
    place = place_of(request, slug)
    if not (year.isdecimal() and len(year) == 4 and 2000 <= int(year) <= clock.today().year):
        raise Http404
    context = {
        "name": say(place, "name", reading().code),
        "back": back_to(place),
        "words": year_words(year_given(place.pk, int(year))),
        "slug": slug,
        "before": str(int(year) - 1),
    }
    return page(request, "volunteering/hours.html", context, public=False, indexed=False)
