"""The process that holds the line to a message centre: it hears what comes, and carries text messages out.

A line that is cut is opened again; what was on its way waits meanwhile, here and at the centre.
"""

import logging
import threading

from django.db import DatabaseError, close_old_connections

from takaovi.core.outbox.channels.sms_smpp.line import LOST, CentreFault, Line, open_line
from takaovi.core.outbox.sending import carry, claim_letter, fault_word, give_up_late

log = logging.getLogger(__name__)

PAUSES = (1, 2, 5, 10, 30, 60)  # seconds between tries to open the line; the last one from then on
LOOK = 1.0  # seconds between looks for letters; what comes in is heard at once


def listen(stop: threading.Event) -> None:
    """Hold the line until told to stop."""
    tries = 0
    while not stop.is_set():
        try:
            with open_line() as line:
                log.info("the line to the message centre stands")
                tries = 0
                attend(line, stop)
        except (*LOST, CentreFault, DatabaseError) as fault:
            pause = PAUSES[min(tries, len(PAUSES) - 1)]
            tries += 1
            log.warning("no line to the message centre (%s): again in %d s", fault_word(fault), pause)
            stop.wait(pause)


def attend(line: Line, stop: threading.Event) -> None:
    """Carry out and hear, by turns. Raises what cut the line."""
    while not stop.is_set():
        close_old_connections()
        give_up_late()
        while letter := claim_letter(("sms",)):
            carry(letter, line.submit)
            if line.lost:
                raise line.lost
            line.hear(0)
        line.hear(LOOK)
