"""The night's work of this room."""

from takaovi.demo.actions import keep_near_today

NIGHTLY = (keep_near_today,)
