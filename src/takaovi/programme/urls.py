"""Addresses of the programme's own pages: signing up, and what one may do with a code."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from takaovi.programme import signup_views

app_name = "programme"

urlpatterns = [
    path(pgettext_lazy("address", "sign-up/<slug:slug>/<slug:time>"), signup_views.sign_up_page, name="sign_up"),
    path(pgettext_lazy("address", "my-sign-up"), signup_views.code_page, name="code"),
    path(pgettext_lazy("address", "my-sign-up/<slug:code>"), signup_views.signup_page, name="signup"),
]
