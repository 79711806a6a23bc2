"""What the finder writes: a question that found little becomes a fact with no person in it."""

from collections import Counter

from takaovi.core.clock import HELSINKI, from_minute, now, to_minute
from takaovi.core.journal.actions import record_fact
from takaovi.finder.values import Answer, Need

MOST_AN_HOUR = 1_000  # by one process; beyond it a machine asks, and neither the book nor the disk is for that
_kept: Counter[int] = Counter()  # hour -> questions kept, of the present hour alone


def keep_question(*, need: Need, answer: Answer, language: str, by: str = "visitor") -> bool:
    """Keep where and when somebody asked and found little, a thousand times an hour at most. Was it kept?

    Kept are the municipality, the hour, the weekday and time asked for, and the chosen wishes. What was typed
    and the point where the person stood are never kept.
    """
    hour = to_minute(now()) // 60
    if not answer.found_little or _kept[hour] >= MOST_AN_HOUR:
        return False
    count = _kept[hour] + 1
    _kept.clear()
    _kept[hour] = count
    asked_for = from_minute(need.window.start).astimezone(HELSINKI)
    record_fact(
        kind="asked",
        municipality=need.area.municipality,
        detail={
            "found": answer.found,
            "when": need.window.when.value,
            "weekday": asked_for.weekday(),
            "wishes": [wish.value for wish in need.wishes],
            "language": language,
        },
    )
    return True
