"""What cannot wait for the night, and what is erased in it."""

from takaovi.callback.nightly_actions import forget_calls, promise_again, release_calls

NIGHTLY = (forget_calls,)
OFTEN = (release_calls, promise_again)
