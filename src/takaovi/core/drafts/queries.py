"""Finding again what was typed."""

from takaovi.core import clock
from takaovi.core.drafts.models import Draft


def draft_of(person_id: int, thing: str) -> Draft | None:
    """What this person typed for this thing and has not saved, if its term is not over. One query."""
    return Draft.objects.filter(person_id=person_id, thing=thing, keep_until__gt=clock.now()).first()


def drafts_of(person_id: int, things: str = "") -> list[Draft]:
    """Everything this person has typed and not saved, the newest first; of things that begin so. One query."""
    found = Draft.objects.filter(person_id=person_id, thing__startswith=things, keep_until__gt=clock.now())
    return list(found.order_by("-saved"))
