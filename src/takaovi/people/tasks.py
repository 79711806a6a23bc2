"""What this room does every night."""

from takaovi.people.actions import erase_spent, forget_overdue, retell_forgotten
from takaovi.people.digest_actions import send_digests
from takaovi.people.notice_actions import pass_on_pushes

NIGHTLY = (forget_overdue, retell_forgotten, erase_spent)
OFTEN = (send_digests, pass_on_pushes)
