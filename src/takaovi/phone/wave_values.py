"""Sound as the line carries it: 8,000 samples a second, one channel, 16 bits, as bytes of a WAV file. Pure.

Recordings come as any plain WAV, speech comes at 22,050; both are brought to the line's own rate and loudness here, so
that a human sentence and a spoken hour stand beside each other without a jump.
"""

import io
import math
import wave
from array import array
from collections.abc import Iterable, Sequence
from functools import cache
from operator import mul

RATE = 8_000  # samples a second
LOUDNESS = 0.11  # root mean square of what is not silence, as a share of full scale: -19 dB
PEAK = 0.97  # of full scale; nothing is louder
SILENCE = 0.012  # below this share of full scale nobody speaks
EDGE_SECONDS = 0.06  # of quiet that stay before and after
TAPS = 12  # samples of the line on each side that one sample is made of
RATES = frozenset({8_000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000})
FULL = 32_767

Samples = Sequence[float]  # -1 to 1


class NotSound(Exception):
    """What was given is no WAV file that can be read; the words say why."""


def read_wave(content: bytes) -> tuple[int, list[float]]:
    """(rate, samples of one channel from -1 to 1). Raises NotSound."""
    try:
        with wave.open(io.BytesIO(content)) as file:
            channels, width, rate = file.getnchannels(), file.getsampwidth(), file.getframerate()
            frames = file.readframes(file.getnframes())
    except (wave.Error, EOFError, ValueError) as fault:
        raise NotSound("this is no WAV file with plain samples (PCM)") from fault
    if rate not in RATES:
        raise NotSound(f"{rate} samples a second cannot be read; use 8000 to 48000, best 48000")
    if width not in (2, 3) or channels not in (1, 2):
        raise NotSound("use 16 or 24 bits, and one channel or two")
    if width == 3:  # the two upper bytes of each three
        frames = b"".join(frames[at + 1 : at + 3] for at in range(0, len(frames) - 2, 3))
    plain = array("h", frames[: len(frames) // (2 * channels) * 2 * channels])
    if channels == 2:
        return rate, [(left + right) / (2 * FULL) for left, right in zip(plain[::2], plain[1::2], strict=True)]
    return rate, [sample / FULL for sample in plain]


def line_rate(samples: Samples, rate: int) -> Samples:
    """The same sound at the line's rate. What is higher than the line can carry is taken out, not folded down."""
    if rate == RATE:
        return samples
    shared = math.gcd(rate, RATE)
    steps, phases = rate // shared, RATE // shared
    reach = math.ceil(TAPS * rate / RATE)
    padded = [0.0] * reach + list(samples) + [0.0] * (reach + 1)
    made = []
    for number in range(len(samples) * RATE // rate):
        whole, phase = divmod(number * steps, phases)
        weights = _weights(rate, phases, phase)
        made.append(sum(map(mul, weights, padded[whole + 1 : whole + 1 + len(weights)])))
    return made


@cache
def _weights(rate: int, phases: int, phase: int) -> tuple[float, ...]:
    """A windowed sinc, cut at the line's highest tone, ``phase / phases`` after one of theirs."""
    reach, cut = math.ceil(TAPS * rate / RATE), min(1.0, RATE / rate) * 0.94
    at = [place - phase / phases for place in range(1 - reach, reach + 1)]
    raw = [_sinc(cut * one) * (0.5 + 0.5 * math.cos(math.pi * one / (reach + 1))) for one in at]
    whole = sum(raw)
    return tuple(one / whole for one in raw)


def _sinc(at: float) -> float:
    return 1.0 if at == 0 else math.sin(math.pi * at) / (math.pi * at)


def trimmed(samples: Samples) -> Samples:
    """Without the silence before and after; a breath of it stays. Empty where nobody speaks."""
    heard = [number for number, sample in enumerate(samples) if abs(sample) > SILENCE]
    if not heard:
        return []
    edge = int(EDGE_SECONDS * RATE)
    return samples[max(0, heard[0] - edge) : heard[-1] + edge]


def levelled(samples: Samples) -> Samples:
    """As loud as all others: by what is spoken, not by the pauses in it, and never above the peak."""
    spoken = [sample * sample for sample in samples if abs(sample) > SILENCE]
    if not spoken:
        return samples
    loud = math.sqrt(sum(spoken) / len(spoken))
    gain = min(LOUDNESS / loud, PEAK / max(map(abs, samples)))
    return [sample * gain for sample in samples]


def wave_bytes(samples: Iterable[float]) -> bytes:
    """A WAV file at the line's rate."""
    return packed(array("h", (round(max(-1.0, min(1.0, sample)) * FULL) for sample in samples)).tobytes())


def packed(frames: bytes) -> bytes:
    """Frames at the line's rate as a WAV file."""
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(frames)
    return made.getvalue()


def frames_of(content: bytes) -> bytes:
    """The frames of a WAV file at the line's rate. Raises NotSound for any other."""
    try:
        with wave.open(io.BytesIO(content)) as file:
            if (file.getnchannels(), file.getsampwidth(), file.getframerate()) != (1, 2, RATE):
                raise NotSound("not at the line's rate")
            return file.readframes(file.getnframes())
    except (wave.Error, EOFError) as fault:
        raise NotSound("not a WAV file") from fault


def fit_for_line(content: bytes) -> bytes:
    """Any WAV file as the line carries it: its rate, one channel, even loudness, no silence around. Raises NotSound."""
    rate, samples = read_wave(content)
    heard = levelled(trimmed(line_rate(samples, rate)))
    if not heard:
        raise NotSound("nobody speaks in it")
    return wave_bytes(heard)


def quiet(seconds: float) -> bytes:
    """Frames of silence."""
    return bytes(2 * int(seconds * RATE))
