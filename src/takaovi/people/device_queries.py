"""Browsers that are signed in."""

from takaovi.core import clock
from takaovi.people.models import Device
from takaovi.people.tokens import token_hash


def device_of(token: str) -> Device | None:
    """The device that this cookie belongs to, with its person, unless it has ended. One query."""
    found = Device.objects.select_related("person").filter(
        token_hash=token_hash(token), ends__gte=clock.today(), person__forgotten__isnull=True
    )
    return found.first()
