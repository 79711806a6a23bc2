"""Addresses of the hours at the desk."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from takaovi.desk import hours_edit_views, hours_history_views, hours_views

HOURS = [
    path(pgettext_lazy("address", "desk/place/<slug:slug>/hours"), hours_views.hours, name="hours"),
    path(
        pgettext_lazy("address", "desk/place/<slug:slug>/hours/history"),
        hours_history_views.hours_history,
        name="hours_history",
    ),
    path(
        pgettext_lazy("address", "desk/place/<slug:slug>/hours/<slug:kind>"),
        hours_edit_views.change_hours,
        name="change_hours",
    ),
]
