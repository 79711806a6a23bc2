"""What a keeper names while deciding on a proposal: a place or a municipality by its name."""

from django.db.models import Q

from takaovi.core.text import fold
from takaovi.places.gazetteer import municipalities
from takaovi.places.models import Place


def place_called(name: str) -> Place | None:
    """The one place with this name in some language, or with this word in its address. One query."""
    wanted = name.strip()
    if not wanted:
        return None
    same = Q(name_fi__iexact=wanted) | Q(name_sv__iexact=wanted) | Q(name_en__iexact=wanted) | Q(slug=wanted)
    found = list(Place.objects.filter(same).prefetch_related("keepings").order_by("pk")[:2])
    return found[0] if len(found) == 1 else None


def municipality_called(name: str) -> str:
    """The code of the municipality with this name in Finnish or Swedish; empty if there is none."""
    wanted = fold(name)
    codes = [
        one.municipality for one in municipalities() if wanted and wanted in (fold(one.name_fi), fold(one.name_sv))
    ]
    return codes[0] if codes else ""
