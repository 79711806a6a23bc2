"""Addresses of the programme at the desk. Called by the urls of the room."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from takaovi.desk import programme_edit_views as editing
from takaovi.desk import programme_hosts_views as hosting
from takaovi.desk import programme_invitation_views as inviting
from takaovi.desk import programme_new_views, programme_season_views, programme_signup_views, programme_when_views
from takaovi.desk import programme_offer_views as offering
from takaovi.desk import programme_times_views as times
from takaovi.desk import programme_views as views

PROGRAMME = [
    path(pgettext_lazy("address", "desk/place/<slug:slug>/programme"), views.programme, name="programme"),
    path(
        pgettext_lazy("address", "desk/place/<slug:slug>/programme/new"),
        programme_new_views.new_activity,
        name="new_activity",
    ),
    path(pgettext_lazy("address", "desk/invitations"), inviting.invitations, name="invitations"),
    path(pgettext_lazy("address", "desk/activity/<slug:slug>"), views.activity, name="activity"),
    path(pgettext_lazy("address", "desk/activity/<slug:slug>/texts"), editing.edit_activity, name="edit_activity"),
    path(pgettext_lazy("address", "desk/activity/<slug:slug>/when"), programme_when_views.when, name="when"),
    path(
        pgettext_lazy("address", "desk/activity/<slug:slug>/first-times"),
        offering.first_times,
        name="first_times",
    ),
    path(pgettext_lazy("address", "desk/activity/<slug:slug>/picture"), editing.activity_picture, name="picture"),
    path(pgettext_lazy("address", "desk/activity/<slug:slug>/hosts"), hosting.hosts, name="hosts"),
    path(pgettext_lazy("address", "desk/activity/<slug:slug>/history"), hosting.activity_history, name="history"),
    path(pgettext_lazy("address", "desk/activity/<slug:slug>/change"), times.change_times, name="change_times"),
    path(
        pgettext_lazy("address", "desk/activity/<slug:slug>/next-season"),
        programme_season_views.next_season_of,
        name="next_season",
    ),
    path(
        pgettext_lazy("address", "desk/activity/<slug:slug>/sign-ups/<int:number>"),
        programme_signup_views.signups,
        name="signups",
    ),
]
