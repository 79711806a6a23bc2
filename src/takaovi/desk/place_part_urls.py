"""Addresses of a place's rooms, ways to meet and stops at the desk."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from takaovi.desk import place_part_views as views

LISTS = {
    "rooms": pgettext_lazy("address", "desk/place/<slug:slug>/rooms"),
    "ways": pgettext_lazy("address", "desk/place/<slug:slug>/ways"),
    "stops": pgettext_lazy("address", "desk/place/<slug:slug>/stops"),
}
ONES = {
    "rooms": pgettext_lazy("address", "desk/place/<slug:slug>/rooms/<int:number>"),
    "ways": pgettext_lazy("address", "desk/place/<slug:slug>/ways/<int:number>"),
    "stops": pgettext_lazy("address", "desk/place/<slug:slug>/stops/<int:number>"),
}

PARTS = [
    *(path(route, views.parts, {"kind": kind}, f"place_{kind}") for kind, route in LISTS.items()),
    *(path(route, views.part, {"kind": kind}, f"place_{kind}_one") for kind, route in ONES.items()),
]
