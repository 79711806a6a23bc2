"""Addresses of the ui room: the gallery and the quick way out."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from takaovi.ui import letter_views, views

app_name = "ui"
urlpatterns = [
    path(pgettext_lazy("address", "gallery"), views.gallery, name="gallery"),
    path(pgettext_lazy("address", "leave"), views.leave, name="leave"),
    path(pgettext_lazy("address", "leave/what-happens"), views.about_leaving, name="about_leaving"),
    path(pgettext_lazy("address", "letters"), letter_views.letters, name="letters"),
]
