"""Made-up sounds, and a voice that says every word as a tone, so that what was said can be counted."""

import math
import sys
import wave
from io import BytesIO

TONE_VOICE = """
import io, json, math, struct, sys, wave
out = sys.stdout.buffer
out.write(struct.pack(">I", 0)); out.flush()
for line in sys.stdin.buffer:
    words = json.loads(line)["words"]
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1); file.setsampwidth(2); file.setframerate(8000)
        for number in range(800 * len(words.split())):
            file.writeframesraw(struct.pack("<h", int(9000 * math.sin(number / 3))))
    content = b"" if words == "hiljaa" else made.getvalue()
    if words == "kaadu": sys.exit(3)
    out.write(struct.pack(">I", len(content)) + content); out.flush()
"""
COMMAND = (sys.executable, "-c", TONE_VOICE)


def tone(hertz: float = 440.0, seconds: float = 1.0, *, rate: int = 48_000, loud: float = 0.3, **shape: int) -> bytes:
    """A WAV file with one tone. ``width``: bytes a sample; ``channels``."""
    width, channels = shape.get("width", 2), shape.get("channels", 1)
    made = BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        full = 2 ** (8 * width - 1) - 1
        frames = bytearray()
        for number in range(int(rate * seconds)):
            sample = int(full * loud * math.sin(2 * math.pi * hertz * number / rate))
            frames += sample.to_bytes(width, "little", signed=True) * channels
        file.writeframes(bytes(frames))
    return made.getvalue()
