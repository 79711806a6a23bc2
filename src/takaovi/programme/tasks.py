"""The programme's share of the night's work."""

from takaovi.programme.actions import roll_programme

NIGHTLY = (roll_programme,)
