"""Addresses that a provider of telephone lines asks, and sounds, the same in every language."""

from django.urls import path

from takaovi.phone import sound_views, voice_views

app_name = "phone"

urlpatterns = [
    path("aani/<int:number>", voice_views.step, name="voice"),
    path("aani/kuiskaus/<slug:language>", voice_views.whispered, name="whisper"),
    path("aani/sana/<slug:name>.wav", sound_views.piece, name="piece"),
    path("aani/vuoro/<slug:name>.wav", sound_views.turn, name="turn"),
    path("aani/vastaus", voice_views.taken, name="taken"),
]
