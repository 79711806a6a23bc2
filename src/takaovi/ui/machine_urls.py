"""Addresses for machines only: no language, no page."""

from django.urls import path

from takaovi.ui import letter_views

urlpatterns = [path("vastaus", letter_views.reply, name="reply")]
