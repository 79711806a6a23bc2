"""What a person has typed at the desk and not saved, for the page of what we know about them."""

from datetime import timedelta

from django.utils.translation import gettext as _

from takaovi.core import clock
from takaovi.core.drafts.actions import KEEP_DAYS
from takaovi.core.drafts.queries import drafts_of
from takaovi.people.additions import Held


def drafts_held(person_id: int) -> list[Held]:
    """One query."""
    drafts = drafts_of(person_id)
    if not drafts:
        return []
    until = max(draft.saved for draft in drafts) + timedelta(days=KEEP_DAYS)
    return [
        Held(
            _("Texts that are not saved yet"),
            tuple(" ".join(_typed(draft.body)) for draft in drafts),
            _("So that a lost connection or a closed page loses nothing that a keeper has typed."),
            until.astimezone(clock.HELSINKI).date(),
        )
    ]


def _typed(body: dict[str, object]) -> list[str]:
    """The words of a draft, whatever form it was typed in."""
    fields = body.get("fields", body)
    values = fields.values() if isinstance(fields, dict) else ()
    return [str(value) for value in values if value]
