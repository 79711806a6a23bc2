"""Addresses of the times of an activity at the desk, and of who has signed up for them."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from takaovi.desk import programme_offer_views as offering
from takaovi.desk import programme_season_views as seasons
from takaovi.desk import programme_signup_views as signing
from takaovi.desk import programme_times_views as times
from takaovi.desk import programme_when_views as rules

TIMES = [
    path(pgettext_lazy("address", "desk/activity/<slug:slug>/when"), rules.when, name="when"),
    path(pgettext_lazy("address", "desk/activity/<slug:slug>/first-times"), offering.first_times, name="first_times"),
    path(pgettext_lazy("address", "desk/activity/<slug:slug>/change"), times.change_times, name="change_times"),
    path(pgettext_lazy("address", "desk/activity/<slug:slug>/next-season"), seasons.next_season_of, name="next_season"),
    path(pgettext_lazy("address", "desk/activity/<slug:slug>/sign-ups/<int:number>"), signing.signups, name="signups"),
    path(
        pgettext_lazy("address", "desk/activity/<slug:slug>/sign-ups/<int:number>/list"),
        signing.signup_sheet,
        name="signup_sheet",
    ),
]
