"""The coordinator's rota: choose weeks, look at the proposal and its reasons, change it, ask, follow, print."""

from django.http import Http404, HttpResponse, HttpResponseRedirect

from takaovi.core import clock
from takaovi.core.addresses import page_address
from takaovi.core.errors import DomainError, NotThere
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.core.text import say
from takaovi.hours.sentences import day_words
from takaovi.people.actions import note_look
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.people.models import Person
from takaovi.places.models import Place
from takaovi.ui.pages import page
from takaovi.ui.values import Fault, Link
from takaovi.volunteering.actions import ask_rota, drop_rota, make_rota, put_back, put_in_line, put_person_in_line
from takaovi.volunteering.asking_queries import known_of
from takaovi.volunteering.form_values import FormPage, Press
from takaovi.volunteering.keeper_views import back_to, place_of
from takaovi.volunteering.models import RotaLine, RotaPlan
from takaovi.volunteering.queries import coming_shifts
from takaovi.volunteering.reading_forms import Typed
from takaovi.volunteering.rota_forms import NOBODY, read_weeks, week_parts, who_choices
from takaovi.volunteering.rota_presenters import is_hole, line_words, lines_words, progress_words, sheet_rows
from takaovi.volunteering.rota_queries import Known, bounds, known_for, lines_of, plan_of, plans_of
from takaovi.volunteering.when_queries import askable, behind_of


@signed_in
def keep_rotas(request: SignedRequest, slug: str) -> HttpResponse:
    """Choose the weeks of a new rota, or go on with one."""
    place = place_of(request, slug)
    typed, today = Typed(request.POST), clock.today()
    faults: tuple[Fault, ...] = ()
    if request.method == "POST":
        if chosen := read_weeks(typed, today):
            try:
                plan = make_rota(by=request.viewer.by, place=place, first=chosen[0], weeks=chosen[1])
                return HttpResponseRedirect(_href(place, plan), status=303)
            except DomainError as refusal:
                typed.faults["alku"] = str(refusal)
        faults = typed.listed()
    name = say(place, "name", reading().code)
    press = (Press(_("Make a proposal")),)
    form = FormPage(_("Rota"), name, back_to(place), week_parts(typed, today), press, faults=faults)
    people = len(askable(place))
    context = {"form": form, "plans": [_link(place, plan) for plan in plans_of(place)], "people": people, "slug": slug}
    return page(request, "volunteering/rotas.html", context, public=False, indexed=False)


def _href(place: Place, plan: RotaPlan) -> str:
    return page_address("volunteering:keep_rota", place.slug, str(plan.pk))


def _link(place: Place, plan: RotaPlan) -> Link:
    day = day_words(plan.first, clock.today(), reading().code)
    words = _("From %(day)s, asked") if plan.asked else _("From %(day)s, a proposal")
    return Link(words % {"day": day}, _href(place, plan))


@signed_in
def keep_rota(request: SignedRequest, slug: str, number: str) -> HttpResponse:
    """The proposal with its reasons, holes first; then how the questions stand."""
    place, plan = _plan(request, slug, number)
    fault = ""
    if request.method == "POST":
        try:
            return _pressed(request, place, plan)
        except DomainError as refusal:
            fault = str(refusal)
    lines = lines_of(plan)
    note_look(by=request.viewer.by, thing=f"places.Place:{place.pk}")
    people = {line.availability_id: line.availability for line in lines if line.availability}
    behind = behind_of(place, list(people.values()), bounds(place, plan.first, plan.weeks)[0])
    context = {
        "back": Link(_("Rota"), page_address("volunteering:keep_rotas", slug)),
        "name": say(place, "name", reading().code),
        "slug": slug,
        "fault": fault,
        "plan": plan,
        "people": len(people),
        "holes": lines_words([line for line in lines if is_hole(line)], behind),
        "lines": lines_words([line for line in lines if not is_hole(line)], behind),
        "progress": progress_words(lines) if plan.asked else "",
    }
    return page(request, "volunteering/rota.html", context, public=False, indexed=False)


def _plan(request: SignedRequest, slug: str, number: str) -> tuple[Place, RotaPlan]:
    place = place_of(request, slug)
    try:
        return place, plan_of(place, number)
    except NotThere as missing:
        raise Http404 from missing


def _pressed(request: SignedRequest, place: Place, plan: RotaPlan) -> HttpResponse:
    """Ask, or take it back; another press changes nothing."""
    deed, by = request.POST.get("teko", ""), request.viewer.by
    if deed == "kysy":
        ask_rota(by=by, plan=plan)
    elif deed == "peru" and drop_rota(by=by, plan=plan):
        return HttpResponseRedirect(page_address("volunteering:keep_rotas", place.slug), status=303)
    return HttpResponseRedirect(request.path, status=303)


@signed_in
def keep_rota_line(request: SignedRequest, slug: str, number: str, line: str) -> HttpResponse:
    """Somebody else for one line, chosen by hand, or as the program proposed it."""
    place, plan = _plan(request, slug, number)
    lines = lines_of(plan)
    row = next((one for one in lines if str(one.pk) == line), None)
    if row is None:
        raise Http404
    known = known_for(place, plan.first, plan.weeks)
    taken = {one.person_id for one in known.people.values()}
    others = list(Person.objects.filter(pk__in=set(known_of(row.shift.task)) - taken).order_by("nickname", "pk"))
    fault = ""
    if request.method == "POST":
        try:
            _choose(request, row, known, others)
            return HttpResponseRedirect(_href(place, plan), status=303)
        except DomainError as refusal:
            fault = str(refusal)
    context = {
        "back": Link(_("Rota"), _href(place, plan)),
        "words": line_words(row, known.behind),
        "who": who_choices(row, known, others, lines),
        "fault": fault,
        "asked": plan.asked is not None,
    }
    return page(request, "volunteering/rota_line.html", context, public=False, indexed=False)


def _choose(request: SignedRequest, row: RotaLine, known: Known, others: list[Person]) -> None:
    """What was chosen, if it was offered. Something else changes nothing."""
    by, chosen = request.viewer.by, request.POST.get("kuka", "")
    if request.POST.get("teko") == "palauta":
        put_back(by=by, line=row)
    elif chosen == NOBODY:
        put_in_line(by=by, line=row, availability=None)
    for one in known.people.values():
        if chosen == f"a{one.pk}":
            put_in_line(by=by, line=row, availability=one)
    for person in others:
        if chosen == f"p{person.pk}":
            put_person_in_line(by=by, line=row, person=person)


@signed_in
def keep_rota_sheet(request: SignedRequest, slug: str, number: str) -> HttpResponse:
    """The weeks on paper: every shift with who comes and who has been asked."""
    place, plan = _plan(request, slug, number)
    start, end = bounds(place, plan.first, plan.weeks)
    shifts = [shift for shift in coming_shifts(place.pk, start, end) if shift.start >= start]
    note_look(by=request.viewer.by, thing=f"places.Place:{place.pk}")
    context = {
        "back": Link(_("Rota"), _href(place, plan)),
        "name": say(place, "name", reading().code),
        "rows": sheet_rows(shifts, lines_of(plan)),
    }
    return page(request, "volunteering/rota_sheet.html", context, public=False, indexed=False)
