"""Addresses of sheets and of the door screen, in the language of the page."""

from typing import Any

from django.urls import URLPattern, path
from django.utils.text import format_lazy
from django.utils.translation import pgettext_lazy

from takaovi.feeds import paper_views, screen_views
from takaovi.feeds.paper_values import Sheet

app_name = "feeds"


def both(address: Any, sheet: Sheet, name: str) -> list[URLPattern]:
    """No PDF without the same page."""
    of_pdf: Any = format_lazy("{address}.pdf", address=address)
    return [
        path(address, paper_views.sheet, {"sheet": sheet}, name=name),
        path(of_pdf, paper_views.sheet_pdf, {"sheet": sheet}, name=f"{name}_pdf"),
    ]


urlpatterns = [
    path("<int:number>", paper_views.short, name="short"),
    path(pgettext_lazy("address", "place/<slug:slug>/sheets"), paper_views.sheets, name="sheets"),
    path(pgettext_lazy("address", "place/<slug:slug>/door-screen"), screen_views.screen, name="door_screen"),
    *both(pgettext_lazy("address", "place/<slug:slug>/poster"), Sheet.WEEK, "poster"),
    *both(pgettext_lazy("address", "place/<slug:slug>/month-leaflet"), Sheet.MONTH, "leaflet"),
    *both(pgettext_lazy("address", "place/<slug:slug>/door-sign"), Sheet.DOOR, "door_sign"),
    *both(pgettext_lazy("address", "place/<slug:slug>/arrival-sheet"), Sheet.ARRIVAL, "arrival_sheet"),
]
