"""Addresses of the forms, of the sender's own page, and of the pages that the law asks for."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from takaovi.proposals import duty_views, follow_views, views

app_name = "proposals"

urlpatterns = [
    path(pgettext_lazy("address", "tell-us"), views.start, name="start"),
    path(pgettext_lazy("address", "tell-us/activity"), views.offer_activity, name="activity"),
    path(pgettext_lazy("address", "tell-us/new-place"), views.offer_place, name="place"),
    path(pgettext_lazy("address", "place/<slug:slug>/correct"), views.correct_place, name="correct_place"),
    path(pgettext_lazy("address", "programme/<slug:slug>/correct"), views.correct_activity, name="correct_activity"),
    path(pgettext_lazy("address", "feedback"), views.feedback, name="feedback"),
    path(pgettext_lazy("address", "tell-us/sent/<str:ticket>"), follow_views.sent, name="sent"),
    path(pgettext_lazy("address", "follow"), follow_views.follow, name="follow"),
    path(pgettext_lazy("address", "follow/taken-back"), follow_views.withdrawn, name="withdrawn"),
    path(pgettext_lazy("address", "follow/<str:ticket>"), follow_views.seen, name="seen"),
    path(pgettext_lazy("address", "accessibility"), duty_views.accessibility, name="accessibility"),
    path(pgettext_lazy("address", "privacy"), duty_views.privacy, name="privacy"),
    path(pgettext_lazy("address", "privacy/<slug:name>"), duty_views.register, name="register"),
]
