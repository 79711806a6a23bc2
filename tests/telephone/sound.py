"""What can be said of sound by looking at its numbers: how much of it is one tone, and which known sounds it holds."""

import io
import wave
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE = 8_000  # samples a second
BAND = 15.0  # Hz on each side of a tone that count as it
HEADER = 44  # bytes before the samples of a plain wave file
FULL = 32_767

Samples = NDArray[np.float64]


def sine(hertz: float, seconds: float, *, loud: float = 0.3) -> Samples:
    return loud * np.sin(2 * np.pi * hertz * np.arange(round(RATE * seconds)) / RATE)


def packed(samples: Samples) -> bytes:
    """A wave file of the line."""
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((samples * FULL).astype("<i2").tobytes())
    return made.getvalue()


def tone(hertz: float, seconds: float, *, loud: float = 0.3) -> bytes:
    """A wave file with one tone."""
    return packed(sine(hertz, seconds, loud=loud))


def heard(file: Path) -> Samples:
    """The samples of a wave file of the line, also of one that is still being written; none where there is none."""
    return samples_of(file.read_bytes()) if file.exists() else np.zeros(0)


def samples_of(content: bytes) -> Samples:
    """The samples of a wave file of the line."""
    content = content[HEADER:]
    return np.frombuffer(content[: len(content) // 2 * 2], "<i2").astype(float) / FULL


def share(samples: Samples, hertz: float) -> float:
    """Which part of what is heard is this tone, 0 to 1; 0 where nothing is heard."""
    power = np.abs(np.fft.rfft(samples * np.hanning(len(samples)))) ** 2
    whole = power.sum()
    near = np.abs(np.fft.rfftfreq(len(samples), 1 / RATE) - hertz) <= BAND
    return float(power[near].sum() / whole) if whole > 1e-6 else 0.0


def purest(samples: Samples, hertz: float, seconds: float = 1.0) -> float:
    """The share of this tone in the stretch of these seconds that has most of it; looked at ten times a second."""
    size = round(RATE * seconds)
    return max(
        (share(samples[at : at + size], hertz) for at in range(0, len(samples) - size + 1, RATE // 10)), default=0
    )


def chime(number: int, seconds: float = 0.2) -> Samples:
    """A sound like no other: noise, always the same for a number, so that it is found again in what was heard."""
    noise = np.random.default_rng(number).normal(size=round(RATE * seconds))
    spectrum = np.fft.rfft(noise)
    steps = np.fft.rfftfreq(len(noise), 1 / RATE)
    spectrum[(steps < 400) | (steps > 3_000)] = 0  # what a telephone line carries well
    made = np.fft.irfft(spectrum, len(noise))
    return np.asarray(made * 0.25 / np.abs(made).max(), dtype=float)


def found(samples: Samples, known: Mapping[str, Samples], *, sure: float = 0.5) -> list[str]:
    """Which of the known sounds are heard, in their order, each as often as it is heard.

    Half of a sound is enough: a busy machine loses or doubles a packet now and then, as a mobile network does.
    """
    hits: list[tuple[int, str]] = []
    for name, sound in known.items():
        half = len(sound) // 2
        begins = _places(samples, sound[:half], sure) + [at - half for at in _places(samples, sound[half:], sure)]
        last = -len(sound)
        for at in sorted(begins):
            if at - last > half:
                hits.append((at, name))
                last = at
    return [name for _at, name in sorted(hits)]


def _places(samples: Samples, sound: Samples, sure: float) -> list[int]:
    """Where a sound begins: correlation with what is heard there, as a share of full likeness."""
    if len(samples) < len(sound):
        return []
    size = 1 << (len(samples) + len(sound)).bit_length()
    spectrum = np.fft.rfft(samples, size) * np.conj(np.fft.rfft(sound, size))
    like = np.fft.irfft(spectrum, size)[: len(samples) - len(sound) + 1]
    energy = np.concatenate(([0.0], np.cumsum(samples**2)))
    local = energy[len(sound) :] - energy[: -len(sound)]
    like = like / np.sqrt(np.maximum(local, 1e-3) * (sound**2).sum())
    places, at = [], 0
    while at < len(like):
        peak = at + int(np.argmax(like[at : at + len(sound)]))
        if like[peak] >= sure:
            places.append(peak)
            at = peak + len(sound)
        else:
            at += len(sound)
    return places
