"""Addresses of the phone line."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from takaovi.phone import browser_views, keypad_views, message_views

app_name = "phone"

urlpatterns = [
    path(pgettext_lazy("address", "phone-line"), keypad_views.keypad_page, name="keypad"),
    path(pgettext_lazy("address", "phone-line/browser"), browser_views.browser, name="browser"),
    path(pgettext_lazy("address", "phone-line/browser/key"), browser_views.key, name="browser_key"),
    path(pgettext_lazy("address", "phone-line/messages"), message_views.messages, name="messages"),
    path(
        pgettext_lazy("address", "phone-line/messages/<int:pk>/sound"),
        message_views.message_sound,
        name="message_sound",
    ),
]
