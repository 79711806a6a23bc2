"""Addresses of the desk, by subject."""

from takaovi.desk.hours_urls import HOURS
from takaovi.desk.place_part_urls import PARTS
from takaovi.desk.place_urls import PLACE
from takaovi.desk.programme_times_urls import TIMES
from takaovi.desk.programme_urls import PROGRAMME
from takaovi.desk.proposal_urls import PROPOSALS
from takaovi.desk.today_urls import TODAY

app_name = "desk"

urlpatterns = [*TODAY, *HOURS, *PLACE, *PARTS, *PROGRAMME, *TIMES, *PROPOSALS]
