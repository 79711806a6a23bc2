"""Evenings of a place that open only if somebody is found: who may help, and who wants to hear of it. No queries."""

from takaovi.core.addresses import page_address
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.finder.place_queries import SHIFT, PlaceFound
from takaovi.ui.values import Link
from takaovi.volunteering.shift_words import deadline_words, when_words


def waiting_words(found: PlaceFound) -> str:
    """Until when we tell whether the door that is asked about opens; empty where it hangs on no shift of ours."""
    waits = next((shift for shift in found.waiting if shift.start == found.option.start), None)
    if waits is None:
        return ""
    return " ".join([_("Opens only if a host is found."), deadline_words(waits, reading().code)])


def waiting_links(found: PlaceFound) -> tuple[Link, ...]:
    """The evenings that wait for somebody, each with the way to be the one."""
    language = reading().code
    return tuple(
        Link(when_words(shift, language), page_address("volunteering:shift", str(shift.pk))) for shift in found.waiting
    )


def follow_address(found: PlaceFound) -> str:
    """Where one asks to hear whether it opens; empty where no door hangs on a shift."""
    hangs = any(layer.state == SHIFT for layer in found.schedule.layers)
    return page_address("volunteering:follow", found.place.slug) if hangs and found.place.published else ""
