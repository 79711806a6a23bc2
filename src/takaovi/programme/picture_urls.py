"""Addresses of pictures, the same in every language."""

from django.urls import path

from takaovi.programme.picture_views import activity_photo

urlpatterns = [path("media/activities/<name>", activity_photo, name="activity_photo")]
