"""What this room holds of somebody who takes the calls of the line."""

from django.utils.translation import gettext as _

from takaovi.people.additions import Held
from takaovi.phone.models import BrowserLine

HELD = frozenset({"phone.BrowserLine.person"})


def held_of(person_id: int) -> list[Held]:
    """That the line rings in a browser. One query."""
    if not BrowserLine.objects.filter(person=person_id).exists():
        return []
    why = _("So that callers reach you there. It is erased when you choose your phone again.")
    return [Held(_("Where the line rings for you"), (_("In your browser"),), why)]
