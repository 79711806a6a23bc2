"""Going back to how a place was: its texts, facts, answers, rooms, stops and ways at once."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import Exists, OuterRef

from takaovi.core import bus, clock
from takaovi.core.journal.actions import record_deed
from takaovi.core.meanwhile import ChangedMeanwhile
from takaovi.core.versions.actions import CONTACT_DAYS
from takaovi.core.versions.models import Version
from takaovi.core.versions.queries import last_version, number_before_last, version_numbered
from takaovi.places.additions import stops_in_use
from takaovi.places.events import PlaceChanged
from takaovi.places.history import (
    CONTACT,
    NUMBERED,
    SAVED_MEANWHILE,
    columns,
    hold,
    keep,
    part_columns,
    thing_of,
)
from takaovi.places.models import ArrivalAnswer, Place, TraitNote, Venue, WayToMeet
from takaovi.places.values import Way

Row = Mapping[str, Any]


def restore_version(*, by: str, place: Place, number: int, seen: int | None = None) -> Place:
    """Bring the place back as it was after deed ``number``; this is a version of its own.

    What an old version does not tell stays as it is; so do a room where something is held and a stop that the hours
    name. Raises NotThere, and ChangedMeanwhile if ``seen`` is not the number of the newest version any more.
    """
    with transaction.atomic():
        hold(place)
        last = last_version(thing_of(place))
        if seen is not None and (last.number if last else 0) != seen:
            raise ChangedMeanwhile(SAVED_MEANWHILE)
        state = version_numbered(thing_of(place), number).state
        contact = state.get("contact", {})
        known = set(columns())  # a column that came or went since is left alone
        fields = {name: value for name, value in state["fields"].items() if name in known}
        fields |= {name: contact[name] for name in CONTACT if name in contact}
        Place.objects.filter(pk=place.pk).update(**fields, changed=clock.now())
        _bring_rows(place, state, contact.get("ways", {}))
        keep(by, "restore_version", place)
        record_deed(by=by, deed="restore_version", thing=thing_of(place), detail={"number": number})
        bus.announce(PlaceChanged(place.pk))
    place.refresh_from_db()
    return place


def undo(*, by: str, place: Place, seen: int | None = None) -> Place:
    """As it was before the last deed; done again, it takes itself back. Raises DomainError if nothing was done yet,
    and ChangedMeanwhile as :func:`restore_version` does.
    """
    with transaction.atomic():
        hold(place)
        return restore_version(by=by, place=place, number=number_before_last(thing_of(place)), seen=seen)


def _bring_rows(place: Place, state: Row, phones: Mapping[str, str]) -> None:
    ArrivalAnswer.objects.filter(place=place).delete()
    ArrivalAnswer.objects.bulk_create(
        ArrivalAnswer(place=place, text=answer["text_fi"] or "", **answer) for answer in state["arrival"]
    )
    if "notes" in state:
        TraitNote.objects.filter(place=place).delete()
        TraitNote.objects.bulk_create(
            TraitNote(place=place, note=note["note_fi"] or "", **note) for note in state["notes"]
        )
    if "ways" in state:
        _bring_ways(place, state["ways"], phones)
    for name, model in NUMBERED.items():
        if name in state:
            _bring_numbered(place, model, state[name])


def _bring_ways(place: Place, wanted: Sequence[Row], phones: Mapping[str, str]) -> None:
    """A number that the version does not tell any more is today's; a phone line without any stays away."""
    now = {way.way: way.phone for way in WayToMeet.objects.filter(place=place)}
    WayToMeet.objects.filter(place=place).delete()
    for way in wanted:
        phone = phones.get(way["way"], now.get(way["way"], ""))
        if phone or way["way"] != Way.PHONE:
            WayToMeet.objects.create(place=place, phone=phone, **way)


def _bring_numbered(place: Place, model: type[models.Model], wanted: Sequence[Row]) -> None:
    known = set(part_columns(model))
    rows = model._default_manager.filter(place=place)
    for told in wanted:
        fields = {name: value for name, value in told.items() if name in known and name != "id"}
        model._default_manager.update_or_create(pk=told["id"], place=place, defaults=fields)
    used = stops_in_use(place.pk) if model is Venue else frozenset[str]()
    for row in rows.exclude(pk__in=[told["id"] for told in wanted]):
        if getattr(row, "key", "") not in used:
            _drop_unless_used(row)


def _drop_unless_used(row: models.Model) -> None:
    """Where something is held in a room, or it has hours of its own, it stays."""
    with suppress(models.ProtectedError, models.RestrictedError), transaction.atomic():
        row.delete()


def forget_old_contacts(*, by: str = "nightly") -> int:
    """Take phone numbers and e-mail addresses out of versions that another has replaced for more than a month.

    Returns how many. It is told to nobody: what a version is for, the way back to texts and facts, stays in it.
    """
    newer = Version.objects.filter(
        thing=OuterRef("thing"),
        number__gt=OuterRef("number"),
        at__lt=clock.now() - timedelta(days=CONTACT_DAYS),
    )
    old = Version.objects.filter(thing__startswith="places.Place:", state__has_key="contact").filter(Exists(newer))
    forgotten = 0
    for version in old.iterator():
        version.state = {name: value for name, value in version.state.items() if name != "contact"}
        version.save(update_fields=["state"])
        forgotten += 1
    return forgotten
