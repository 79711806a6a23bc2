"""Addresses of the desk, by subject."""

from takaovi.desk.programme_urls import PROGRAMME

app_name = "desk"

urlpatterns = [*PROGRAMME]
