"""Addresses that a provider of telephone lines asks, the same in every language."""

from django.urls import path

from takaovi.phone import outgoing_views, voice_views

app_name = "phone"

urlpatterns = [
    path("aani/<int:number>", voice_views.step, name="voice"),
    path("aani/kuiskaus/<slug:language>", voice_views.whispered, name="whisper"),
    path("aani/soitto/<int:call_id>", outgoing_views.answered, name="out"),
    path("aani/soitto/<int:call_id>/vastaus", outgoing_views.taken, name="out_taken"),
    path("aani/soitto/<int:call_id>/yhdessa", outgoing_views.joined, name="out_joined"),
    path("aani/soitto/<int:call_id>/loppu", outgoing_views.ended, name="out_ended"),
    path("aani/vastaus", voice_views.taken, name="taken"),
]
