"""Every time on duty becomes a shift of the phone with its taker, so that reminders and stand-ins reach it too."""

from datetime import timedelta
from secrets import token_urlsafe

from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F

from takaovi.callback.duty_values import PHONE_TASK
from takaovi.core.clock import HELSINKI, from_minute, now
from takaovi.programme.signup_values import WORDS
from takaovi.volunteering.values import CODES, KEEP_DAYS

TAKERS = ("pesavahti", "keeper", "caller", "coordinator")
NO_PLACE = "There are times on duty and no place that could plan them. Make a place first, then migrate."


def become_shifts(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Raises RuntimeError where duties wait and there is not one place."""
    shifts = apps.get_model("volunteering", "Shift").objects
    takes = apps.get_model("volunteering", "ShiftTake").objects
    for duty in apps.get_model("callback", "DutyTime").objects.select_related("person").order_by("pk"):
        shift = shifts.create(task=_task(apps, duty.person_id), start=duty.start, end=duty.end, filled=True)
        code, day = _code(takes, duty.person.language), from_minute(duty.start).astimezone(HELSINKI).date()
        kept = day + timedelta(days=KEEP_DAYS)
        takes.create(shift=shift, person_id=duty.person_id, seat=1, part="host", keep_until=kept, **code)


def _task(apps: Apps, person_id: int):  # noqa: ANN202  a row of a historical model
    """The task of the phone at the place of the person's role, made where there is none."""
    tasks, places = apps.get_model("volunteering", "VolunteerTask").objects, apps.get_model("places", "Place").objects
    roles = apps.get_model("people", "Role").objects.filter(person=person_id, kind__in=TAKERS)
    own = places.filter(pk__in=roles.filter(scope_kind="place").values("scope_id"))
    keepings = apps.get_model("places", "Keeping").objects
    kept = keepings.filter(organisation__in=roles.filter(scope_kind="organisation").values("scope_id"))
    near = own if own.exists() else places.filter(pk__in=kept.values("place"))
    if not near.exists():
        near = places.all()
    if task := tasks.filter(kind="phone", place__in=near).order_by("pk").first():
        return task
    place = near.order_by(F("published").asc(nulls_last=True), "pk").first()
    if place is None:
        raise RuntimeError(NO_PLACE)
    facts = {"kind": "phone", "where": "phone", "trust": "known", "sitting": True, "title": PHONE_TASK["title_fi"]}
    return tasks.create(place=place, published=now() if place.published else None, **facts, **PHONE_TASK)


def _code(takes, language: str) -> dict[str, str]:  # noqa: ANN001  the manager of a historical model
    """A code of its own for each, as everybody has who takes a shift."""
    seed = token_urlsafe(16)
    for code in CODES.turns(settings.SECRET_KEY, seed, WORDS[language]):
        hashed = CODES.hash(code)
        if not takes.filter(code_hash=hashed).exists():
            return {"seed": seed, "code_hash": hashed, "language": language}
    raise RuntimeError("no code was free")


def become_duties(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Back: whoever has a shift of the phone has that time on duty."""
    duties = apps.get_model("callback", "DutyTime").objects
    takes = apps.get_model("volunteering", "ShiftTake").objects.filter(person__isnull=False, left_at=None)
    for take in takes.filter(shift__task__kind="phone", shift__cancelled_at=None).select_related("shift"):
        duties.create(person_id=take.person_id, start=take.shift.start, end=take.shift.end)
        take.delete()


class Migration(migrations.Migration):
    dependencies = [
        ("callback", "0001_keep_calls_and_ring"),
        ("volunteering", "0002_meet_at_the_door"),
    ]

    operations = [migrations.RunPython(become_shifts, become_duties)]
