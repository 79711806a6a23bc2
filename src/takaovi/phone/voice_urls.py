"""Addresses that a provider of telephone lines asks, the same in every language."""

from django.urls import path

from takaovi.phone import voice_views

app_name = "phone"

urlpatterns = [
    path("aani/<int:number>", voice_views.step, name="voice"),
    path("aani/kuiskaus/<slug:language>", voice_views.whispered, name="whisper"),
    path("aani/vastaus", voice_views.taken, name="taken"),
]
