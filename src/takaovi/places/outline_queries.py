"""Reading imported boundaries."""

from takaovi.places.models import Boundary
from takaovi.places.outline import Frame, Outline, unpack


def outline_for(code: str) -> Outline | None:
    """The boundary of one municipality or region, if boundaries have been imported. One query."""
    row = Boundary.objects.filter(code=code).first()
    return None if row is None else _outline(row)


def outlines_in(frame: Frame) -> list[Outline]:
    """Every boundary that may touch the frame, regions after municipalities, by code. One query."""
    rows = Boundary.objects.filter(
        west__lte=frame.east, east__gte=frame.west, south__lte=frame.north, north__gte=frame.south
    )
    return sorted((_outline(row) for row in rows), key=lambda outline: (outline.is_region, outline.code))


def _outline(row: Boundary) -> Outline:
    return Outline(row.code, row.name_fi, row.name_sv, tuple(unpack(flat) for flat in row.rings), row.credit)
