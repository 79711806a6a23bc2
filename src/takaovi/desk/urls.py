"""Addresses of the desk, by subject."""

from takaovi.desk.place_urls import PLACE
from takaovi.desk.programme_urls import PROGRAMME

app_name = "desk"

urlpatterns = [*PLACE, *PROGRAMME]
