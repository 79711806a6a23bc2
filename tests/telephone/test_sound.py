"""The ears of the telephones: a tone is told from another, and a known sound is found again in what was heard."""

import numpy as np
import pytest

from tests.telephone.sound import Samples, chime, found, share, sine

HUM = sine(440, 1.0)


def on_the_line(samples: Samples) -> Samples:
    """Quieter, coarser, and with a little noise."""
    noise = np.random.default_rng(7).normal(scale=0.002, size=len(samples))
    return np.asarray(np.round((0.5 * samples + noise) * 128) / 128, dtype=float)


def test_a_tone_is_its_own_share_and_no_other() -> None:
    assert share(HUM, 440) > 0.999
    assert share(HUM, 880) < 0.001
    assert share(HUM + sine(880, 1.0), 440) == pytest.approx(0.5, abs=0.01)


def test_silence_is_no_tone() -> None:
    assert share(np.zeros(8_000), 440) == 0.0


def test_known_sounds_are_found_in_their_order_also_on_a_telephone_line() -> None:
    known = {name: chime(number) for number, name in enumerate(("Keuruu", "Nyt on auki", "Tupa"))}
    quiet = np.zeros(900)
    said = np.concatenate([quiet, known["Tupa"], known["Keuruu"], quiet, known["Tupa"], HUM])
    assert found(on_the_line(said), known) == ["Tupa", "Keuruu", "Tupa"]


def test_a_sound_is_known_by_its_half_where_the_line_has_lost_a_packet() -> None:
    sound, packet = chime(3), 160
    said = np.concatenate([np.zeros(900), sound[:500], sound[500 + packet :], np.zeros(900), sound])
    assert found(on_the_line(said), {"Tupa": sound}) == ["Tupa", "Tupa"]


def test_what_was_not_said_is_not_found() -> None:
    assert found(on_the_line(np.concatenate([chime(1), HUM])), {"Tupa": chime(2)}) == []
    assert found(chime(1)[:100], {"Tupa": chime(1)}) == []
