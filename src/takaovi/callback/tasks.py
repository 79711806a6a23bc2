"""What cannot wait for the night, and what is erased in it."""

from takaovi.callback.nightly_actions import forget_calls, promise_again, release_calls
from takaovi.callback.ring_actions import keep_ring
from takaovi.callback.turn_actions import close_turns, pass_on_turns

NIGHTLY = (forget_calls, close_turns, keep_ring, pass_on_turns)
OFTEN = (release_calls, promise_again)
