"""What this room does every night."""

from takaovi.people.actions import forget_overdue

NIGHTLY = (forget_overdue,)
