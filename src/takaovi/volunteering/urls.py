"""Addresses of this room, in the language of the page."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from takaovi.volunteering import (
    bridge_urls,
    extract_views,
    follow_views,
    giving_views,
    keeper_views,
    planning_views,
    public_views,
    rota_urls,
    stand_in_views,
    take_views,
)

app_name = "volunteering"

urlpatterns = [
    *bridge_urls.urlpatterns,
    *rota_urls.urlpatterns,
    path(pgettext_lazy("address", "give-a-hand"), public_views.come_along, name="come_along"),
    path(pgettext_lazy("address", "shift/<slug:number>"), public_views.shift_page, name="shift"),
    path(pgettext_lazy("address", "my-shift"), take_views.code_page, name="code"),
    path(pgettext_lazy("address", "my-shift/<slug:code>"), take_views.take_page, name="take"),
    path(pgettext_lazy("address", "could-you-come/<slug:token>"), stand_in_views.stand_in_page, name="stand_in"),
    path(pgettext_lazy("address", "hear/<slug:slug>"), follow_views.follow_page, name="follow"),
    path(pgettext_lazy("address", "hearing/<slug:code>"), follow_views.following_page, name="following"),
    path(pgettext_lazy("address", "shifts/<slug:slug>"), keeper_views.keep, name="keep"),
    path(pgettext_lazy("address", "shifts/<slug:slug>/plan"), planning_views.keep_new, name="keep_new"),
    path(pgettext_lazy("address", "shifts/<slug:slug>/task/<slug:number>"), planning_views.keep_task, name="keep_task"),
    path(
        pgettext_lazy("address", "shifts/<slug:slug>/shift/<slug:number>"), keeper_views.keep_shift, name="keep_shift"
    ),
    path(pgettext_lazy("address", "shifts/<slug:slug>/extracts"), extract_views.extracts, name="extracts"),
    path(pgettext_lazy("address", "shifts/<slug:slug>/hours"), giving_views.write_hours, name="write_hours"),
    path(pgettext_lazy("address", "shifts/<slug:slug>/hours/<slug:year>"), giving_views.year_page, name="hours"),
]
