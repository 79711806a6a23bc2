"""What this room does every night."""

from takaovi.people.actions import erase_spent, forget_overdue

NIGHTLY = (forget_overdue, erase_spent)
