"""What this room does every night, and what it cannot leave to the night."""

from takaovi.hours.actions import close_shifts, roll_horizon

NIGHTLY = (roll_horizon,)
OFTEN = (close_shifts,)
