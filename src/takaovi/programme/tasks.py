"""The programme's share of the night's work, and what cannot wait for the night."""

from takaovi.programme.actions import publish_due, roll_programme
from takaovi.programme.picture_actions import drop_activity_photos
from takaovi.programme.signup_actions import forget_signups, move_lines

NIGHTLY = (roll_programme, forget_signups, drop_activity_photos)
OFTEN = (publish_due, move_lines)
