"""Addresses of the way in and out."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from takaovi.people import invitation_views as invited
from takaovi.people import passkey_views, sign_in_views

WAY_IN = [
    path(pgettext_lazy("address", "sign-in"), sign_in_views.sign_in, name="sign_in"),
    path(pgettext_lazy("address", "sign-in/code"), sign_in_views.code, name="code"),
    path(pgettext_lazy("address", "sign-in/link"), sign_in_views.link, name="link"),
    path(pgettext_lazy("address", "sign-in/link/<slug:token>"), sign_in_views.open_link, name="open_link"),
    path(pgettext_lazy("address", "sign-in/ask-passkey"), passkey_views.ask_passkey, name="ask_passkey"),
    path(pgettext_lazy("address", "sign-in/use-passkey"), passkey_views.use_passkey, name="use_passkey"),
    path(pgettext_lazy("address", "sign-out"), sign_in_views.sign_out, name="sign_out"),
    path(pgettext_lazy("address", "invitation"), invited.invitation, name="invitation"),
    path(pgettext_lazy("address", "invitation/<slug:token>"), invited.open_invitation, name="open_invitation"),
]
