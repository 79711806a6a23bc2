"""Changing hours at the desk: type, hear it said back, answer what is asked, say yes. Nothing typed is lost."""

from django.http import Http404, HttpResponse

from takaovi.core import clock
from takaovi.core.drafts.actions import DraftTooLong, drop_draft, keep_draft
from takaovi.core.drafts.queries import drafts_of
from takaovi.core.errors import NotThere
from takaovi.desk import hours_presenters as told
from takaovi.desk import hours_stop_presenters as stops
from takaovi.desk.door_views import desk_page, lead_to
from takaovi.desk.hours_forms import first_field, read_typed, typed_from, typed_weekly
from takaovi.desk.hours_grid_presenters import untyped_grid, week_forms
from takaovi.desk.hours_queries import KINDS, DeskHours, at_stop, draft_name, proposed_text
from takaovi.desk.hours_values import STOP, Reading, Typed, typed_of
from takaovi.desk.hours_views import desk_hours
from takaovi.desk.hours_week_forms import WEEKLY, added_states, other_way
from takaovi.hours.actions import ChangedMeanwhile, set_hours
from takaovi.hours.door_said import whole_lines
from takaovi.hours.grid_values import grid_of
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.ui.values import Fault, Field

TEMPLATES = {"door": "desk/hours_week.html", "exception": "desk/hours_text.html", "week": "desk/hours_week.html"}
DEEDS = {"door": "set_hours", "week": "set_hours", "exception": "add_exception", "day": "add_exception"}


@signed_in
def change_hours(request: SignedRequest, slug: str, kind: str) -> HttpResponse:
    """One way to change the hours; ``kind`` is one of KINDS."""
    if kind not in KINDS and not kind.startswith(STOP):
        raise Http404
    try:
        found = at_stop(desk_hours(request, slug, to_edit=True), kind, request.viewer.language)
    except NotThere as missing:
        raise Http404 from missing
    if request.method == "POST":
        return _sent(request, found, kind)
    if kind == "day":
        return _one_day(request, found)
    kinds = WEEKLY if kind in WEEKLY else (kind,)
    drafts = {draft.thing: draft for draft in drafts_of(request.device.person_id, draft_name(found.place, ""))}
    draft = drafts.pop(draft_name(found.place, kind), None) if "jatka" in request.GET else None
    typed = typed_of(kind, draft.body) if draft else _untyped(request, found, kind)
    offered = told.offered_draft(list(drafts.values()), dict.fromkeys(kinds, ""))
    return form(request, found, typed, Reading(), offered=offered)


def _untyped(request: SignedRequest, found: DeskHours, kind: str) -> Typed:
    if kind == "week":
        return Typed(kind, untyped_grid(grid_of(found.document, clock.today()), added_states(request.GET)))
    return Typed(kind, {"text": proposed_text(request.viewer, found.place, request.GET.get("ehdotus", ""))})


def _one_day(request: SignedRequest, found: DeskHours) -> HttpResponse:
    """Which day is closed? A day in the address is said back at once."""
    typed = Typed("day", {"day": request.GET.get("paiva", "")})
    reading = read_typed(typed, found.document, clock.today(), request.viewer.language)
    if reading.is_whole:
        return sure(request, found, typed, reading)
    days = told.days_to_close(found.document, clock.today())
    return desk_page(request, "desk/hours_day.html", {"found": found, "days": days})


def _sent(request: SignedRequest, found: DeskHours, kind: str) -> HttpResponse:
    typed, step = _typed(request, found, kind), request.POST.get("step", "read")
    person_id, thing = request.device.person_id, draft_name(found.place, typed.kind)
    if step in ("drop", "theirs"):
        drop_draft(person_id=person_id, thing=thing)
        return lead_to("desk:hours", found.place.slug, done="kept" if step == "theirs" else "dropped")
    reading = read_typed(typed, found.document, clock.today(), request.viewer.language)
    try:
        if kind != "day":
            keep_draft(person_id=person_id, thing=thing, body=typed.body())
    except DraftTooLong as fault:
        reading = Reading(faults={first_field(typed): str(fault)})
    if step == "keep":
        return HttpResponse(status=204, headers={"Cache-Control": "no-store"})
    if step == "edit" or "lisaa" in request.POST or reading.faults:
        return form(request, found, typed.anew(), reading if reading.faults else Reading())
    if not reading.is_whole:
        return asked(request, found, typed, reading)
    told_on = typed.fields.get("on", "")
    if step != "save" or request.POST.get("on", told_on) != told_on:  # said back so long ago that "tomorrow" is over
        return sure(request, found, typed, reading)
    return _saved(request, found, typed, reading)


def _typed(request: SignedRequest, found: DeskHours, kind: str) -> Typed:
    if kind in WEEKLY:
        return typed_weekly(kind, request.POST, untyped_grid(grid_of(found.document, clock.today()), ()))
    return typed_from(kind, request.POST)


def _saved(request: SignedRequest, found: DeskHours, typed: Typed, reading: Reading) -> HttpResponse:
    """Written, unless somebody saved after these hours were shown: then both are shown, and this writer chooses."""
    seen = request.POST.get("seen", "")
    if not (seen.isascii() and seen.isdigit() and len(seen) < 10) or int(seen) != found.version:
        return differs(request, found, typed, reading)
    deed = DEEDS.get(typed.kind, "set_hours")
    confirmed_as = "keeper" if deed == "set_hours" else ""
    try:
        set_hours(
            by=request.viewer.by,
            place=found.place,
            plan=reading.document or {},
            confirmed_as=confirmed_as,
            seen=found.version,
            deed=deed,
        )
    except ChangedMeanwhile:
        now = desk_hours(request, found.place.slug, to_edit=True)
        return _sent(request, now._replace(stop=found.stop), typed.kind)
    _drop_saved(request.device.person_id, found, typed)
    return lead_to("desk:hours", found.place.slug, done="saved")


def _drop_saved(person_id: int, found: DeskHours, typed: Typed) -> None:
    """What was typed beside what is saved now stays a draft of its own."""
    drop_draft(person_id=person_id, thing=draft_name(found.place, typed.kind))
    if typed.beside:
        other = Typed(other_way(typed.kind), typed.beside)
        keep_draft(person_id=person_id, thing=draft_name(found.place, other.kind), body=other.body())


def form(
    request: SignedRequest, found: DeskHours, typed: Typed, reading: Reading, offered: object = ()
) -> HttpResponse:
    """Where one types. ``offered`` is what was typed before and not saved."""
    if typed.kind == "day":
        return lead_to("desk:change_hours", found.place.slug, "day")
    words: dict[str, object] = {
        "found": found,
        "typed": typed,
        "offered": offered,
        "faults": tuple(Fault(name, sentence) for name, sentence in reading.faults.items()),
        "lines": told.hour_lines(found.document, clock.today()),
    }
    if typed.kind in WEEKLY:
        words["week"] = week_forms(found, clock.today(), typed, reading.faults)
    else:
        words["field"] = _box(found, typed, reading)
        words["now"] = stops.when_now(found, typed.kind, clock.today())
    return desk_page(request, TEMPLATES.get(typed.kind, "desk/hours_text.html"), words)


def _box(found: DeskHours, typed: Typed, reading: Reading) -> Field:
    label, hint = stops.stop_words(found) if found.stop else told.box_words(typed.kind)
    text = typed.fields.get("text", "")
    return Field("text", label, text, hint=hint, error=reading.faults.get("text", ""), extra={"dir": "auto"})


def asked(request: SignedRequest, found: DeskHours, typed: Typed, reading: Reading) -> HttpResponse:
    """Not everything was understood: what is asked, as choices."""
    words = {
        "found": found,
        "typed": typed,
        "questions": told.question_choices(reading, clock.today()),
        "open": told.open_questions(typed, reading),
        "unread": told.unread_words(reading),
        "notes": told.note_words(reading),
        "understood": told.understood_lines(reading, clock.today()),
    }
    return desk_page(request, "desk/hours_asked.html", words)


def sure(request: SignedRequest, found: DeskHours, typed: Typed, reading: Reading) -> HttpResponse:
    """Said back as sentences, with the next four weeks; nothing is saved without the yes on this page."""
    document = reading.document or {}
    words = {
        "found": found,
        "typed": typed,
        "lines": whole_lines(document, clock.today(), told.tongue()),
        "notes": [*stops.lost_stop_notes(found.document, document), *told.note_words(reading)],
        "beside": bool(typed.beside),
        "weeks": told.drawn_weeks(document, clock.today()),
        "added": stops.changed_stop_lines(found, typed.kind, document, clock.today())
        or told.added_lines(found.document, document, clock.today()),
    }
    return desk_page(request, "desk/hours_sure.html", words)


def differs(request: SignedRequest, found: DeskHours, typed: Typed, reading: Reading) -> HttpResponse:
    """Two keepers, the same hours: both in words beside each other."""
    words = {
        "found": found,
        "typed": typed,
        "theirs": told.hour_lines(found.document, clock.today()),
        "mine": told.hour_lines(reading.document or {}, clock.today()),
    }
    return desk_page(request, "desk/hours_differ.html", words)
