"""Addresses of the desk, by subject."""

from takaovi.desk.place_urls import PLACE
from takaovi.desk.programme_urls import PROGRAMME
from takaovi.desk.proposal_urls import PROPOSALS

app_name = "desk"

urlpatterns = [*PLACE, *PROGRAMME, *PROPOSALS]
