"""What the finder writes: a question that found little becomes a fact with no person in it."""

from takaovi.core.clock import HELSINKI, from_minute
from takaovi.core.journal.actions import record_fact
from takaovi.finder.values import Answer, Need


def keep_question(*, need: Need, answer: Answer, language: str, by: str = "visitor") -> bool:
    """Keep where and when somebody asked and found little. Returns whether it was kept.

    Kept are the municipality, the hour, the weekday and hour asked for, and the chosen wishes. What was typed
    and where the person stood are never kept.
    """
    if not answer.found_little:
        return False
    asked_for = from_minute(need.window.start).astimezone(HELSINKI)
    record_fact(
        kind="asked",
        municipality="" if need.area.is_position else need.area.municipality,
        detail={
            "found": answer.found,
            "when": need.window.when.value,
            "weekday": asked_for.weekday(),
            "wishes": [wish.value for wish in need.wishes],
            "language": language,
        },
    )
    return True
