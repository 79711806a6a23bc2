"""Days of a list whose month and year stand at its end: "24., 25. ja 26.12.2026". No Django."""

from collections.abc import Sequence

from takaovi.hours.door_numbers import Day, Reading, form_at, read_number
from takaovi.hours.door_tokens import Token


def in_list(tokens: Sequence[Token], at: int, read: Reading) -> Day | None:
    """The 24. of "24. ja 25.12.2026" and of "24, 25 ja 26.12.": its month and year stand at the end of the list."""
    first = at
    days: list[int] = []
    while True:
        one = read_number(tokens, at)
        if one is None or not (one.bare or one.day):
            return None
        if one.day and (one.bare == 0 or days):
            day = one.day
            return day._replace(day=read.bare) if days and days[-1] < day.day and at > first else None
        if days and one.bare <= days[-1]:
            return None  # days of a list rise, so that it ends
        days.append(one.bare)
        at = _after_comma(tokens, one.end)
        if not at:
            return None


def _after_comma(tokens: Sequence[Token], at: int) -> int:
    """The token after a comma, "and", or both; 0 where neither stands there."""
    start = at
    if at < len(tokens) and tokens[at].text in (",", "&", "+"):
        at += 1
    form = form_at(tokens, at)
    if form and form.meanings[0].kind == "and":
        at += len(form.parts)
    return at if at > start else 0
