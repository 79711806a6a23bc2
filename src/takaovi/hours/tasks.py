"""What this room does every night, and what it cannot leave to the night."""

from takaovi.hours.actions import close_shifts, roll_horizon
from takaovi.hours.ask_actions import ask_about_days, ask_keepers, forget_asks, remind_keepers

NIGHTLY = (roll_horizon, ask_about_days, forget_asks)
OFTEN = (close_shifts, ask_keepers, remind_keepers)
