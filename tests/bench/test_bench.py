"""The bench measures the same thing each time, and tells the truth about its goals."""

from random import Random

import pytest
from bench.calls import answers, at_once
from bench.country import Spot, inside, spots
from bench.goals import Figure, Goal, Report, quantile
from bench.keystrokes import Effort
from bench.questions import addresses, questions
from bench.schedules import DAYS, PLANS, expanded
from bench.weight import named_in_style


def test_the_same_seed_gives_the_same_country_and_the_same_questions() -> None:
    assert spots(Random(5), 50) == spots(Random(5), 50)
    assert list(questions(5, 20)) == list(questions(5, 20))
    assert addresses(5, 20) == addresses(5, 20)


def test_no_address_is_asked_twice() -> None:
    asked = addresses(1, 2_000)
    assert len(set(asked)) == 2_000


def test_people_live_in_towns_more_than_in_the_country() -> None:
    """Of points over the land one in a thousand would lie so near to Jyväskylä."""
    found = spots(Random(1), 4_000)
    near = [spot for spot in found if abs(spot.lat - 62.24) < 0.1 and abs(spot.lon - 25.75) < 0.2]
    assert 60 < len(near) < 300


@pytest.mark.parametrize(("lat", "lon", "land"), [(62.24, 25.75, True), (60.0, 21.0, False), (64.0, 33.0, False)])
def test_the_outline_keeps_the_countryside_on_land(lat: float, lon: float, land: bool) -> None:
    assert inside(lat, lon) is land
    assert Spot(lat, lon, "179").lat == lat


def test_the_plans_give_about_one_span_a_day() -> None:
    mean = sum(len(rows) * share for rows, (_, share) in zip(expanded(), PLANS, strict=True))
    assert sum(share for _, share in PLANS) == pytest.approx(1)
    assert 1.05 < mean / DAYS < 1.15


def test_a_goal_that_is_missed_is_told_as_missed() -> None:
    report = Report(
        [
            Figure("quick", 0.9, "ms", goal=Goal(most=1)),
            Figure("slow", 4.2, "ms", floor=0.1, goal=Goal(most=4)),
            Figure("busy", 0.3, "", goal=Goal(least=0.5)),
            Figure("only told", 7, "ms"),
        ]
    )
    assert [figure.reached for figure in report.figures] == [True, False, False, None]
    assert report.summary() == "1 of 3 goals reached; not reached: slow; busy"
    assert "x42" in report.figures[1].line()
    assert "NOT REACHED (at most 4 ms)" in report.figures[1].line()


def test_a_quantile_is_read_between_the_values() -> None:
    assert quantile([0.0, 10.0], 0.5) == 5.0
    assert quantile(list(range(101)), 0.99) == 99


def test_a_font_counts_when_a_letter_of_the_page_is_in_its_range() -> None:
    style = """
    @font-face { font-family: A; src: url("latin.woff2"); unicode-range: U+0000-00FF; }
    @font-face { font-family: A; src: url("more.woff2"); unicode-range: U+0100-024F; }
    body { background: url(paper.svg) }
    """
    assert named_in_style(style, set("Hyvää päivää")) == ["paper.svg", "latin.woff2"]
    assert named_in_style(style, set("Žižek")) == ["paper.svg", "latin.woff2", "more.woff2"]


def test_a_slow_persons_time_is_that_of_the_model() -> None:
    """One tap: ready and point, 2.45 s. A field of ten letters: ready, point, hands to the keys, 14.85 s."""
    assert Effort(taps=1).seconds == pytest.approx(2.45)
    assert Effort(fields=1, keys=10).seconds == pytest.approx(14.85)
    assert Effort(swipes=2, waited=0.5).seconds == pytest.approx(2.7)


def told(kind: str, channel: str, seconds: float) -> dict[str, object]:
    """An event of Asterisk."""
    more = (
        {"playback": {"target_uri": f"channel:{channel}"}}
        if kind == "PlaybackStarted"
        else {"channel": {"id": channel}}
    )
    return {"type": kind, "timestamp": f"2026-11-24T12:00:{seconds:06.3f}+0000"} | more


def test_a_key_is_answered_by_the_next_sound_of_its_own_call() -> None:
    events = [
        told("ChannelCreated", "a", 0), told("PlaybackStarted", "a", 0.1), told("ChannelCreated", "b", 0.2),
        told("ChannelDtmfReceived", "a", 1), told("ChannelDtmfReceived", "b", 1.5), told("ChannelDtmfReceived", "a", 2),
        told("PlaybackStarted", "b", 2.005), told("PlaybackStarted", "a", 2.008), told("ChannelDestroyed", "a", 3),
    ]  # fmt: skip
    assert answers(events) == pytest.approx([505, 8], abs=0.1)
    assert at_once(events) == 2
