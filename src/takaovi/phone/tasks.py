"""The phone line's share of the night's work."""

from takaovi.phone.actions import forget_calls
from takaovi.phone.browser_actions import forget_browsers
from takaovi.phone.outgoing_actions import place_waiting
from takaovi.phone.recording_actions import fetch_recordings
from takaovi.phone.sound_queries import sounds


def make_room_for_sounds() -> int:
    """Take the sounds away that were heard longest ago, where they have grown too many."""
    return sounds().make_room()


NIGHTLY = (forget_calls, forget_browsers, make_room_for_sounds)
OFTEN = (fetch_recordings, place_waiting)
