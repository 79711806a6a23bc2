"""The night's work of this room: terms end, and feedback that is late is told of once."""

from takaovi.proposals.actions import erase_overdue, tell_overdue

NIGHTLY = (tell_overdue, erase_overdue)
