"""Keeping how a thing is now, so that it can be so again."""

from collections.abc import Callable, Mapping
from typing import Any

from takaovi.core import bus
from takaovi.core.versions.models import Version
from takaovi.core.versions.queries import last_version

CONTACT_DAYS = 30  # a room takes a phone number or e-mail address out of a version so long after another replaced it


def keep_version(*, by: str, deed: str, thing: str, state: Mapping[str, Any]) -> Version:
    """Keep ``state`` (plain JSON, without persons) as the newest version; nothing new where nothing differs.

    Call it within the deed's transaction, on a thing that the deed holds: two deeds at once on one thing would else
    give the same number, which the table refuses.
    """
    last = last_version(thing)
    if last is not None and last.state == state:
        return last
    return Version.objects.create(
        thing=thing, number=last.number + 1 if last else 1, by=by, deed=deed, state=dict(state)
    )


def keep_before(*, thing: str, state: Callable[[], Mapping[str, Any]]) -> None:
    """Before the first deed of all, how the thing was until then: else there would be nothing to go back to.

    ``state`` is asked only then. A load in bulk (``bus.hushed``) keeps nothing: it can be loaded again.
    """
    if not bus.is_hushed() and last_version(thing) is None:
        keep_version(by="", deed="before", thing=thing, state=state())
