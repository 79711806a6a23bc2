"""Browsers that stay signed in: added at sign-in, renewed month by month, ended by their person."""

from datetime import timedelta

from django.db import transaction

from takaovi.core import clock
from takaovi.core.codes import hash_token
from takaovi.core.journal.actions import record_deed
from takaovi.people.models import Device, Person
from takaovi.people.tokens import new_token
from takaovi.people.values import DEVICE_DAYS, default_end, month_of


def add_device(*, by: str, person: Person, name: str) -> tuple[Device, str]:
    """A new signed-in browser, and the token for its cookie, which is not kept."""
    token, today = new_token(), clock.today()
    with transaction.atomic():
        device = Device.objects.create(
            person=person,
            token_hash=hash_token(token),
            name=name,
            added=today,
            seen=month_of(today),
            ends=today + timedelta(days=DEVICE_DAYS),
        )
        record_deed(by=by, deed="sign_in", thing=f"people.Device:{device.pk}")
    return device, token


def renew_device(*, device: Device, by: str = "system") -> bool:
    """Once a month: a year more for the device, two for the person's record. Whether anything was written."""
    today = clock.today()
    month = month_of(today)
    if device.seen == month:
        return False
    device.seen, device.ends = month, today + timedelta(days=DEVICE_DAYS)
    device.save(update_fields=["seen", "ends"])
    Person.objects.filter(pk=device.person_id, keep_until__lt=default_end(today)).update(keep_until=default_end(today))
    return True


def end_devices(*, by: str, person: Person, only: int | None = None) -> int:
    """End one device or all of them; returns how many. Another person's device is not there."""
    with transaction.atomic():
        devices = person.devices.filter(pk=only) if only else person.devices.all()
        ended = devices.count()
        devices.delete()
        record_deed(by=by, deed="end_devices", thing=f"people.Person:{person.pk}", detail={"ended": ended})
    return ended
