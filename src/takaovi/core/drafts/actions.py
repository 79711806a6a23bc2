"""Keeping what somebody types for two weeks, and throwing it away when it is saved."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from takaovi.core import clock
from takaovi.core.drafts.models import Draft
from takaovi.core.errors import DomainError

KEEP_DAYS = 14
MOST_CHARACTERS = 60_000  # of all fields together: four texts in four languages, with much to spare
MOST_DRAFTS = 100  # of one person; the oldest go


class DraftTooLong(DomainError):
    """More than any form of ours can hold."""


def keep_draft(*, person_id: int, thing: str, body: Mapping[str, Any]) -> Draft:
    """Keep what was typed, in place of what this person typed for the same thing before. Raises DraftTooLong."""
    if sum(len(str(value)) for value in body.values()) > MOST_CHARACTERS:
        raise DraftTooLong(_("The text is too long to be kept. Make it shorter."))
    now = clock.now()
    draft, made = Draft.objects.update_or_create(
        person_id=person_id,
        thing=thing[:120],
        defaults={"body": dict(body), "saved": now, "keep_until": now + timedelta(days=KEEP_DAYS)},
    )
    if made:
        kept = Draft.objects.filter(person_id=person_id).order_by("-saved", "-pk").values_list("pk", flat=True)
        Draft.objects.filter(pk__in=list(kept[MOST_DRAFTS : MOST_DRAFTS * 2])).delete()
    return draft


def drop_draft(*, person_id: int, thing: str) -> None:
    """It was saved, or its writer wants it no more."""
    Draft.objects.filter(person_id=person_id, thing=thing).delete()


def drop_drafts_of(*, person_id: int) -> int:
    """All of one person: somebody who is forgotten leaves nothing half written behind."""
    return Draft.objects.filter(person_id=person_id).delete()[0]


def erase_old_drafts() -> int:
    """After two weeks nobody comes back to it."""
    return Draft.objects.filter(keep_until__lte=clock.now()).delete()[0]
