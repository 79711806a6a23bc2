"""Addresses of the hours room, in the language of the page."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from takaovi.hours import ask_views, pause_views

app_name = "hours"

urlpatterns = [
    path(pgettext_lazy("address", "confirm/<str:token>"), ask_views.ask, name="ask"),
    path(pgettext_lazy("address", "confirm/<str:token>/days"), ask_views.ask_days, name="ask_days"),
    path(pgettext_lazy("address", "no-more-questions/<str:token>"), pause_views.no_more, name="no_more"),
    path(pgettext_lazy("address", "you/questions"), pause_views.my_questions, name="my_questions"),
]
