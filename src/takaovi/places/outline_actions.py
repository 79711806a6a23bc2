"""Keeping imported boundaries."""

from collections.abc import Sequence

from django.db import transaction
from django.forms.models import model_to_dict

from takaovi.core.journal.actions import record_deed
from takaovi.places.models import Boundary
from takaovi.places.outline import Outline, corners, pack


def replace_boundaries(*, by: str, outlines: Sequence[Outline], credit: str) -> int:
    """These boundaries in place of all earlier ones of their kind (municipalities or regions). Returns how many.

    The same set once more writes nothing.
    All or nothing: readers see the old set until the new one is whole. Raises ValueError for an empty set, for
    outlines of both kinds, and without a credit line, which the licences of boundaries ask for.
    """
    if not credit.strip():
        raise ValueError("boundaries need a credit line")
    if len({outline.is_region for outline in outlines}) != 1:
        raise ValueError("boundaries of exactly one kind can be replaced at a time")
    rows = [_row(outline, credit.strip()) for outline in outlines]
    with transaction.atomic():
        known = Boundary.objects.filter(is_region=outlines[0].is_region)
        if list(map(_told, known.order_by("code"))) == list(map(_told, sorted(rows, key=lambda row: row.code))):
            return len(rows)
        known.delete()
        Boundary.objects.bulk_create(rows)
        record_deed(by=by, deed="replace_boundaries", thing="places.Boundary", detail={"count": len(rows)})
    return len(rows)


def _told(row: Boundary) -> dict[str, object]:
    return {name: value for name, value in model_to_dict(row).items() if name != "id"}


def _row(outline: Outline, credit: str) -> Boundary:
    south_west, north_east = corners(outline.rings)
    return Boundary(
        code=outline.code,
        is_region=outline.is_region,
        name_fi=outline.name_fi,
        name_sv=outline.name_sv,
        west=south_west.lon,
        south=south_west.lat,
        east=north_east.lon,
        north=north_east.lat,
        rings=[pack(ring) for ring in outline.rings],
        credit=credit,
    )
