"""Addresses of the public pages, in the language of the page. A page has one address and no closing slash."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from takaovi.finder import area_views, info_views, map_views, place_views, programme_views, step_views, views

app_name = "finder"

urlpatterns = [
    path("", views.home, name="home"),
    path(pgettext_lazy("address", "open"), views.open_places, name="open"),
    path(pgettext_lazy("address", "questions"), views.questions, name="questions"),
    path(pgettext_lazy("address", "surprise"), views.surprise, name="surprise"),
    path(pgettext_lazy("address", "next-steps"), step_views.steps, name="steps"),
    path(pgettext_lazy("address", "place/<slug:slug>"), place_views.place, name="place"),
    path(pgettext_lazy("address", "place/<slug:slug>/when-you-come"), place_views.arrival, name="arrival"),
    path(pgettext_lazy("address", "programme/<slug:slug>"), programme_views.activity, name="activity"),
    path(pgettext_lazy("address", "day/<day>"), programme_views.day, name="day"),
    path(pgettext_lazy("address", "week/<week>"), programme_views.week, name="week"),
    path(pgettext_lazy("address", "municipality/<slug:slug>"), area_views.municipality, name="municipality"),
    path(pgettext_lazy("address", "municipalities"), area_views.municipalities, name="municipalities"),
    path(pgettext_lazy("address", "map"), map_views.map_page, name="map"),
    path(pgettext_lazy("address", "help-now"), info_views.help_now, name="help_now"),
    path(pgettext_lazy("address", "call"), info_views.call, name="call"),
    path(pgettext_lazy("address", "discussion-rules"), info_views.rules, name="rules"),
    path(pgettext_lazy("address", "about"), info_views.about, name="about"),
    path("<path:page>/", info_views.without_slash),
]
