"""Text messages by a modem of one's own: gammu-smsd takes them from its own command and looks after the modem.

``TAKAOVI_SMS_GAMMU`` is the daemon's configuration. "Taken" means that the message is in the daemon's outbox.
"""

import os
import subprocess

from django.conf import settings

from takaovi.core.outbox.models import Letter
from takaovi.core.outbox.sms import BASIC, EXTENDED

SECONDS = 20
PROGRAM = "gammu-smsd-inject"


class ModemFault(Exception):
    """The daemon's command did not take the message. Says its exit status only."""

    def __init__(self, status: int) -> None:
        super().__init__(f"exit {status}")
        self.status = status


def send(letter: Letter) -> None:
    """Put the message into the daemon's outbox; the text goes by standard input. Raises ModemFault or OSError.

    The number stands on the command's line for a moment: this machine is the operator's own.
    """
    command = [PROGRAM, "-c", settings.SMS_GAMMU, "TEXT", letter.to, "-autolen", str(len(letter.text))]
    if any(sign not in BASIC and sign not in EXTENDED for sign in letter.text):
        command.append("-unicode")
    here = os.environ | {"LC_ALL": "C.UTF-8"}  # the command reads its input in the signs of its surroundings
    text = letter.text.encode()
    done = subprocess.run(command, input=text, capture_output=True, timeout=SECONDS, check=False, env=here)  # noqa: S603  no shell, and the number is one
    if done.returncode:
        raise ModemFault(done.returncode)
