"""The bell of the thread that places calls: rung after a commit, so that no page waits for a provider."""

from takaovi.core.watch import Watch

LOOK_SECONDS = 30  # for orders of another process that was killed: they lapse after five minutes

caller = Watch("caller", every=LOOK_SECONDS)
