"""Sound brought to what a telephone line carries: rate, loudness, no silence around it."""

import math
from array import array
from collections.abc import Sequence

import pytest

from takaovi.phone.wave_values import (
    EDGE_SECONDS,
    LOUDNESS,
    PEAK,
    RATE,
    NotSound,
    fit_for_line,
    frames_of,
    levelled,
    line_rate,
    packed,
    quiet,
    read_wave,
    trimmed,
    wave_bytes,
)
from tests.phone.sounds import tone


def loudness(samples: Sequence[int]) -> float:
    return math.sqrt(sum(sample * sample for sample in samples) / len(samples)) / 32_767


def share(samples: Sequence[int], hertz: float) -> float:
    """How much of a sound is one tone, 0 to 1 (Goertzel)."""
    turn = 2 * math.pi * hertz / RATE
    real = sum(sample * math.cos(turn * at) for at, sample in enumerate(samples))
    other = sum(sample * math.sin(turn * at) for at, sample in enumerate(samples))
    return 2 * (real**2 + other**2) / len(samples) / sum(sample * sample for sample in samples)


def heard(content: bytes) -> Sequence[int]:
    return array("h", frames_of(content))


@pytest.mark.parametrize("rate", [8_000, 11_025, 16_000, 22_050, 44_100, 48_000])
def test_a_tone_stays_the_same_tone_at_the_rate_of_the_line(rate: int) -> None:
    samples = heard(fit_for_line(tone(440, 0.5, rate=rate)))
    assert abs(len(samples) / RATE - 0.5) < 0.01
    assert share(samples, 440) > 0.99


def test_what_a_line_cannot_carry_is_taken_out_and_not_folded_down() -> None:
    rate, samples = read_wave(tone(7_000, 0.2, rate=48_000))
    assert max(map(abs, line_rate(samples, rate)[50:-50])) < 0.003


@pytest.mark.parametrize("loud", [0.03, 0.2, 0.9])
def test_every_recording_is_as_loud_as_the_others(loud: float) -> None:
    assert loudness(heard(fit_for_line(tone(loud=loud, seconds=0.3)))) == pytest.approx(LOUDNESS, rel=0.15)


def test_nothing_is_louder_than_the_peak() -> None:
    made = levelled([0.02] * 300 + [0.9])
    assert max(made) == pytest.approx(PEAK)


@pytest.mark.parametrize(("width", "channels"), [(2, 1), (2, 2), (3, 1), (3, 2)])
def test_recorders_may_write_more_bits_and_two_channels(width: int, channels: int) -> None:
    content = fit_for_line(tone(440, 0.2, width=width, channels=channels))
    assert share(heard(content), 440) > 0.99


def test_silence_around_the_words_is_cut_to_a_breath() -> None:
    edge = int(EDGE_SECONDS * RATE)
    kept = trimmed([0.0] * 4_000 + [0.5] * 100 + [0.0] * 4_000)
    assert len(kept) == 100 + 2 * edge - 1


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no WAV file"),
        (b"ID3 this is another kind of file", "no WAV file"),
        (tone()[:30], "no WAV file"),
        (tone(rate=96_000, seconds=0.01), "96000 samples"),
        (tone(width=4, seconds=0.01), "16 or 24 bits"),
        (tone(loud=0.001, seconds=0.2), "nobody speaks"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_reason(content: bytes, why: str) -> None:
    with pytest.raises(NotSound, match=why):
        fit_for_line(content)


def test_frames_are_packed_and_read_again() -> None:
    assert frames_of(packed(quiet(0.1))) == bytes(1_600)
    assert frames_of(wave_bytes([0.0, 1.0, -2.0])) == array("h", [0, 32_767, -32_767]).tobytes()
    with pytest.raises(NotSound):
        frames_of(tone(seconds=0.01))
