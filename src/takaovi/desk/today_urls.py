"""Addresses of the first page of the desk."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from takaovi.desk import today_views as views

TODAY = [
    path(pgettext_lazy("address", "desk"), views.today, name="today"),
    path(pgettext_lazy("address", "desk/letters"), views.letters, name="letters"),
    path(pgettext_lazy("address", "desk/places-nobody-is-asked-about"), views.unasked, name="unasked"),
    path(pgettext_lazy("address", "desk/place/<slug:slug>"), views.place_today, name="place_today"),
]
