"""The forms of those who plan: a task, and a shift that comes once or again and again."""

from django.http import Http404, HttpResponse, HttpResponseRedirect

from takaovi.core.addresses import page_address
from takaovi.core.errors import DomainError
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.core.text import say
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.places.models import Place
from takaovi.ui.pages import page
from takaovi.ui.values import Choices, Fault, Field
from takaovi.volunteering.actions import Plan, change_task, make_task, plan_shift, plan_standing, publish_task
from takaovi.volunteering.form_values import FormPage, Press, ShiftTyped
from takaovi.volunteering.keeper_forms import chosen_of, read_shift, read_task, shift_parts, task_parts, typed_of
from takaovi.volunteering.keeper_views import back_to, place_of
from takaovi.volunteering.models import VolunteerTask
from takaovi.volunteering.queries import tasks_of
from takaovi.volunteering.reading_forms import Typed


@signed_in
def keep_task(request: SignedRequest, slug: str, number: str) -> HttpResponse:
    """A task, new or there already. Saving does not show it; that is a button of its own."""
    place = place_of(request, slug)
    task = next((one for one in tasks_of(place.pk) if str(one.pk) == number), None)
    if task is None and number != "uusi":
        raise Http404
    typed = Typed(request.POST)
    faults: tuple[Fault, ...] = ()
    if request.method == "POST":
        faults = _save_task(request.viewer.by, place, task, typed)
        if not faults:
            return HttpResponseRedirect(page_address("volunteering:keep", slug), status=303)
    form = FormPage(
        title=_("The task") if task else _("A new task"),
        about=say(place, "name", reading().code),
        back=back_to(place),
        parts=_task_parts(request, task, typed),
        presses=_task_presses(task),
        faults=faults,
    )
    return page(request, "volunteering/form.html", {"form": form}, public=False, indexed=False)


def _task_parts(request: SignedRequest, task: VolunteerTask | None, typed: Typed) -> tuple[Field | Choices, ...]:
    """With what was typed, or with the task as it is."""
    if request.method == "POST":
        values = {key: str(value) for key, value in request.POST.items()}
        return task_parts(values, {*typed.many("piirteet"), *typed.many("laki")}, typed.faults)
    return task_parts(typed_of(task) if task else {}, chosen_of(task), {})


def _task_presses(task: VolunteerTask | None) -> tuple[Press, ...]:
    if task is None or task.published is None:
        return Press(_("Save and show to everybody"), "nayta"), Press(_("Save only"), "", "second")
    return Press(_("Save"), ""), Press(_("Save and hide"), "piilota", "second")


def _save_task(by: str, place: Place, task: VolunteerTask | None, typed: Typed) -> tuple[Fault, ...]:
    read = read_task(typed)
    if typed.faults:
        return typed.listed()
    try:
        if task is None:
            task = make_task(by=by, place=place, texts=read.texts, **read.facts)
        else:
            change_task(by=by, task=task, texts=read.texts, **read.facts)
        if typed["teko"] in ("nayta", "piilota"):
            publish_task(by=by, task=task, shown=typed["teko"] == "nayta")
    except DomainError as refusal:
        typed.faults["laki"] = str(refusal)
    return typed.listed()


@signed_in
def keep_new(request: SignedRequest, slug: str) -> HttpResponse:
    """A shift, once or coming back; the door may hang on it."""
    place = place_of(request, slug)
    if not (tasks := tasks_of(place.pk)):
        return HttpResponseRedirect(page_address("volunteering:keep_task", slug, "uusi"), status=303)
    typed, sent = Typed(request.POST), request.method == "POST"
    faults: tuple[Fault, ...] = ()
    if sent:
        faults = _plan(request.viewer.by, tasks, typed)
        if not faults:
            return HttpResponseRedirect(page_address("volunteering:keep", slug), status=303)
    values = {key: str(value) for key, value in request.POST.items()}
    opens = "ovi" in typed.many("auki") if sent else True
    form = FormPage(
        title=_("Plan a shift"),
        about=say(place, "name", reading().code),
        back=back_to(place),
        parts=shift_parts(tasks, values, opens, typed.faults),
        presses=(Press(_("Plan it")),),
        lead=_("People see it at once, on the page of the place too."),
        faults=faults,
    )
    return page(request, "volunteering/form.html", {"form": form}, public=False, indexed=False)


def _plan(by: str, tasks: list[VolunteerTask], typed: Typed) -> tuple[Fault, ...]:
    read = read_shift(typed, [task.pk for task in tasks])
    if read is None:
        return typed.listed()
    task = next(task for task in tasks if task.pk == read.task)
    try:
        _plan_read(by, task, read)
    except DomainError as refusal:
        typed.faults["paiva"] = str(refusal)
    return typed.listed()


def _plan_read(by: str, task: VolunteerTask, read: ShiftTyped) -> None:
    plan = Plan(
        start=read.start,
        end=read.end,
        places=read.places,
        for_newcomers=read.for_newcomers,
        opens=read.opens,
        deadline_hours=read.deadline_hours,
    )
    if read.every_weeks:
        plan_standing(by=by, task=task, first=read.day, plan=plan, last=read.last, every_weeks=read.every_weeks)
    else:
        plan_shift(by=by, task=task, day=read.day, plan=plan)
