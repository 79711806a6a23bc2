"""What this room does every night."""

from takaovi.hours.actions import roll_horizon

NIGHTLY = (roll_horizon,)
