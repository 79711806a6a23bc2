"""The phone line's share of the night's work."""

from takaovi.phone.actions import forget_calls

NIGHTLY = (forget_calls,)
OFTEN = ()
