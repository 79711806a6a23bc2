"""Addresses of a first visit, in the language of the page; a part of ``urls``."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from takaovi.volunteering import greeter_views, greeting_views, hand_over_views

urlpatterns = [
    path(pgettext_lazy("address", "at-the-door/<slug:slug>"), greeting_views.meet_page, name="meet"),
    path(pgettext_lazy("address", "my-meeting/<slug:code>"), greeting_views.met_page, name="met"),
    path(pgettext_lazy("address", "my-meeting/<slug:code>/change"), greeting_views.change_page, name="met_change"),
    path(pgettext_lazy("address", "could-you-greet/<slug:token>"), greeter_views.greet_page, name="greet"),
    path(pgettext_lazy("address", "somebody-may-come/<slug:slug>"), hand_over_views.send_page, name="send"),
    path(pgettext_lazy("address", "i-came"), hand_over_views.code_page, name="came_code"),
    path(pgettext_lazy("address", "i-came/<slug:code>"), hand_over_views.came_page, name="came"),
    path(pgettext_lazy("address", "shifts/<slug:slug>/signs"), greeter_views.keep_signs, name="keep_signs"),
]
