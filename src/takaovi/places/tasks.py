"""The places' share of the night's work."""

from takaovi.places.picture_actions import drop_door_photos

NIGHTLY = (drop_door_photos,)
