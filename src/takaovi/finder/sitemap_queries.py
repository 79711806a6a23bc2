"""Which pages there are, for the map of the site."""

from takaovi.places.queries import published as published_places
from takaovi.programme.queries import published as published_activities

PART = 1_000  # pages in one file: 2 MB, as each has four addresses that name each other


def page_counts() -> tuple[int, int]:
    """How many places and activities anybody may see. Two queries."""
    return published_places().count(), published_activities().count()


def place_slugs(part: int) -> list[str]:
    rows = published_places().order_by("id").values_list("slug", flat=True)
    return list(rows[part * PART : (part + 1) * PART])


def activity_slugs(part: int) -> list[str]:
    rows = published_activities().order_by("id").values_list("slug", flat=True)
    return list(rows[part * PART : (part + 1) * PART])
