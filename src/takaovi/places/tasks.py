"""The places' share of the night's work."""

from takaovi.places.picture_actions import drop_door_photos
from takaovi.places.version_actions import forget_old_contacts

NIGHTLY = (drop_door_photos, forget_old_contacts)
