"""Addresses of sounds, the same in every language; the page with keys has them without any provider."""

from django.urls import path

from takaovi.phone import sound_views

app_name = "phone"

urlpatterns = [
    path("aani/sana/<slug:name>.wav", sound_views.piece, name="piece"),
    path("aani/vuoro/<slug:name>.wav", sound_views.turn, name="turn"),
]
