"""The sounds that are no words: ringing, the tone before a recording, the tone for words that nobody can say. Pure."""

import io
import math
import wave
from array import array

RATE = 8_000  # samples a second
LOUD = 0.2  # of full scale
FADE_SECONDS = 0.01  # at both ends, so that nothing clicks
FULL = 32_767

# (hertz, seconds), 0 hertz being quiet. The ringing tone is that of Finland: 425 Hz, 1 s on, 4 s off (ITU-T E.180).
TONES: dict[str, tuple[tuple[int, float], ...]] = {
    "ringing": ((425, 1.0), (0, 4.0)),
    "beep": ((0, 0.1), (1000, 0.35)),
    "unsaid": ((660, 0.15), (0, 0.05), (550, 0.2), (0, 0.2)),
}


def tone(name: str) -> bytes:
    """A wave file as lines play it."""
    return packed(b"".join(_stretch(*part) for part in TONES[name]))


def _stretch(hertz: int, seconds: float) -> bytes:
    count, fade = round(seconds * RATE), FADE_SECONDS * RATE
    wave_of = (
        math.sin(2 * math.pi * hertz * at / RATE) * min(1, at / fade, (count - at) / fade) for at in range(count)
    )
    return array("h", (round(LOUD * FULL * sample) for sample in wave_of)).tobytes()


def packed(frames: bytes) -> bytes:
    """Frames at the line's rate as a wave file."""
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(frames)
    return made.getvalue()


def is_for_line(content: bytes) -> bool:
    """Whether this is a wave file that a line can play."""
    try:
        with wave.open(io.BytesIO(content)) as file:
            return (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
    except (wave.Error, EOFError):
        return False
