"""The bell of the thread that carries letters out: rung after a commit, so that a sign-in code waits for nobody."""

from takaovi.core.watch import Watch

LOOK_SECONDS = 60  # for letters whose pause is over, and those that another process wrote and could not send

outbox = Watch("outbox", every=LOOK_SECONDS)
bell, wake, start_thread, look_once = outbox.bell, outbox.wake, outbox.start, outbox.look_once
