"""An address for browsers only: no language, no page."""

from django.urls import path

from takaovi.people import notice_views

urlpatterns = [path("viestien-nayttaja.js", notice_views.worker, name="push_worker")]
