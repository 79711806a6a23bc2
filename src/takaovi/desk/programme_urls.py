"""Addresses of the programme at the desk: the list, one activity, its words and its hosts."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from takaovi.desk import programme_edit_views as editing
from takaovi.desk import programme_hosts_views as hosting
from takaovi.desk import programme_invitation_views as inviting
from takaovi.desk import programme_new_views as making
from takaovi.desk import programme_views as views
from takaovi.desk import programme_where_views as placing

PROGRAMME = [
    path(pgettext_lazy("address", "desk/place/<slug:slug>/programme"), views.programme, name="programme"),
    path(pgettext_lazy("address", "desk/place/<slug:slug>/programme/new"), making.new_activity, name="new_activity"),
    path(pgettext_lazy("address", "desk/invitations"), inviting.invitations, name="invitations"),
    path(pgettext_lazy("address", "desk/activity/<slug:slug>"), views.activity, name="activity"),
    path(pgettext_lazy("address", "desk/activity/<slug:slug>/texts"), editing.edit_activity, name="edit_activity"),
    path(pgettext_lazy("address", "desk/activity/<slug:slug>/where"), placing.where, name="where"),
    path(pgettext_lazy("address", "desk/activity/<slug:slug>/picture"), editing.activity_picture, name="picture"),
    path(pgettext_lazy("address", "desk/activity/<slug:slug>/hosts"), hosting.hosts, name="hosts"),
    path(pgettext_lazy("address", "desk/activity/<slug:slug>/history"), hosting.activity_history, name="history"),
]
