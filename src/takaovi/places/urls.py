"""Addresses of the places room: only the pictures of doors, the same in every language."""

from django.urls import path

from takaovi.places.views import door_photo

urlpatterns = [path("media/doors/<name>", door_photo, name="door_photo")]
