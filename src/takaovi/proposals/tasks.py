"""What this room does without anybody: terms end, late feedback is told of once, the moderated queue once a day."""

from takaovi.proposals.actions import erase_overdue, tell_held, tell_overdue

NIGHTLY = (tell_overdue, erase_overdue)
OFTEN = (tell_held,)
