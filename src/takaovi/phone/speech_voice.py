"""The voice: a process of its own that says words with eSpeak NG, so that a server never waits for it, and so that a
program under another licence (GPL) stays beside ours and is spoken to by a pipe.

An order is one line of JSON, ``{"voice", "words"}``; an answer is a length (four bytes) and a WAV file, length 0 where
there is none. It ends when the orders end. The voice is the library of the package ``espeakng-loader``, or the program
``espeak-ng``.
"""

import ctypes
import io
import json
import os
import shutil
import struct
import subprocess
import sys
import wave
from collections.abc import Callable
from typing import Any

from takaovi.phone.wave_values import NotSound, fit_for_line

VOICES = {"fi": "fi", "sv": "sv", "en": "en-gb"}
WORDS_A_MINUTE = 145  # slower than usual: for ears of eighty, on a telephone
SECONDS = 20
SYNCHRONOUS, CHARS_UTF8, RATE_PARAMETER = 2, 1, 1  # of speak_lib.h
NICE = 5  # calls go before their sounds

Say = Callable[[str, str], bytes]
_kept: list[Any] = []  # the library holds only the address of what it calls


def by_library() -> Say:
    """Says with the library. Raises ImportError or OSError where it is not installed."""
    import espeakng_loader  # noqa: PLC0415  optional

    library = espeakng_loader.load_library()
    if library is None:
        raise OSError("the library cannot be loaded")
    rate = library.espeak_Initialize(SYNCHRONOUS, 0, espeakng_loader.get_data_path().encode(), 0)
    if rate <= 0:
        raise OSError("the library found no voices")
    heard = bytearray()

    @ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)
    def collect(samples: Any, count: int, events: Any) -> int:
        if samples and count > 0:
            heard.extend(ctypes.string_at(samples, count * 2))
        return 0

    library.espeak_SetSynthCallback(collect)
    _kept.append(collect)

    def say(voice: str, words: str) -> bytes:
        heard.clear()
        library.espeak_SetVoiceByName(VOICES[voice].encode())
        library.espeak_SetParameter(RATE_PARAMETER, WORDS_A_MINUTE, 0)
        text = words.encode()
        library.espeak_Synth(text, len(text) + 1, 0, 0, 0, CHARS_UTF8, None, None)
        return _wave(bytes(heard), rate) if heard else b""

    return say


def _wave(frames: bytes, rate: int) -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(frames)
    return made.getvalue()


def by_program() -> Say:
    """Says with the program. Raises FileNotFoundError where it is not installed."""
    program = shutil.which("espeak-ng")
    if program is None:
        raise FileNotFoundError("espeak-ng")

    def say(voice: str, words: str) -> bytes:
        order = [program, "-v", VOICES[voice], "-s", str(WORDS_A_MINUTE), "--stdin", "--stdout"]
        done = subprocess.run(order, input=words.encode(), capture_output=True, timeout=SECONDS, check=False)  # noqa: S603  a fixed program
        # To a pipe the program writes a length that it does not know yet; the real one is that of what came.
        return _wave(done.stdout[44:], 22_050) if len(done.stdout) > 44 else b""

    return say


def voice() -> Say | None:
    """Whatever says words here, or None."""
    for way in (by_library, by_program):
        try:
            return way()
        except (ImportError, OSError):
            continue
    return None


def heard(content: bytes) -> bytes:
    """As the line carries it; empty where there is nothing to hear."""
    try:
        return fit_for_line(content)
    except NotSound:
        return b""


def work() -> int:
    """Answer orders until they end. 1 where nothing here can speak."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is not an answer
    say = voice()
    if say is None:
        return 1
    os.nice(NICE)
    out.write(struct.pack(">I", 0))  # ready
    out.flush()
    for line in sys.stdin.buffer:
        order = json.loads(line)
        made = heard(say(order["voice"], order["words"]))
        out.write(struct.pack(">I", len(made)) + made)
        out.flush()
    return 0


if __name__ == "__main__":
    sys.exit(work())
